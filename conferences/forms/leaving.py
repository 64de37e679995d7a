"""A child leaves the siblings' process, and their conference."""

from typing import Any

from cases.forms import siblings
from cpcase.web.forms import YesNoField


class Leave(siblings.Leave):
    """Why the child goes on alone and, where a conference is to come, whether it is needed."""

    def __init__(self, *args: Any, called: str, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks:
            self.fields["conference_needed"] = YesNoField(
                label=f"Is a conference still needed for {called}?",
                missing=f"Say whether a conference is still needed for {called}",
                help_text="If not, its limit and what leads up to it are not needed either",
            )

    def conference_needed(self) -> bool | None:
        """What was answered; None where it is not asked."""
        said: bool | None = self.cleaned_data.get("conference_needed")
        return said
