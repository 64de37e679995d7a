"""The questions of the conflict page: for each field that two people changed, whose text stays."""

from django import forms
from django.http import QueryDict

from cpcase.web.conflicts import BOTH, MINE, THEIRS, Clash, Meanwhile
from cpcase.web.forms import ChoiceField, Form

QUESTION = "Which text do you keep?"
CHOOSE = "Choose which text to keep"


class Choose(Form):
    """Mine, theirs or both; both opens a box with the two texts, to be made one."""

    def __init__(self, meanwhile: Meanwhile, data: QueryDict | None = None) -> None:
        super().__init__(data)
        del self.fields["version"]  # the page carries the new one itself
        self.reveals: dict[tuple[str, str], tuple[str, ...]] = {}
        for clash in meanwhile.clashes:
            self._ask(clash, meanwhile.who)

    def _ask(self, clash: Clash, who: str) -> None:
        name, both = f"choose-{clash.name}", f"both-{clash.name}"
        choices = [(MINE, "Keep yours"), (THEIRS, f"Keep what {who} saved")]
        if clash.both:
            choices.append((BOTH, "Keep both, as you put them together here"))
            self.fields[both] = forms.CharField(
                label="Both texts", required=False, widget=forms.Textarea, initial=clash.both
            )
            self.reveals[(name, BOTH)] = (both,)
        question, missing = QUESTION, CHOOSE
        if clash.is_list:
            choices.append((BOTH, "Keep both lists: what is in both is kept once"))
            question, missing = "Which list do you keep?", "Choose which list to keep"
        self.fields[name] = ChoiceField(label=question, choices=choices, missing=missing)
