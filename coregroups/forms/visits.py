"""The visit on a phone, and the rest of it at the desk (C03, C18, L11)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms

from cases.models import Case
from cases.rules.children import who_is_seen
from coregroups.choices import SHE_WAS_ELSEWHERE, WhyNotSeen
from coregroups.choices import Seen as SeenAs
from coregroups.models import Visit, VisitChild
from coregroups.rules.visits import Sight, heard, is_baby
from cpcase.clock import LONDON
from cpcase.web import formats
from cpcase.web.forms import (
    QUICK,
    ChoiceField,
    Form,
    MomentField,
    SelectField,
    YesNoField,
    words,
)
from cpcase.web.seen import Seen

NOW, ANOTHER = "now", "another"
ALONE_MEANS = "Alone means no parent or carer could hear."
HER_ALONE_MEANS = "She is seen for the baby until it is born. Alone means nobody else could hear."
OWN_WORDS = "Use their own words. They may read this one day."


class RecordVisit(Form):
    """Quick: when, each child, bedrooms, announced, the children's words."""

    shape = QUICK
    # The moment that the page calls “today, 11am”, so that the answer keeps its meaning.
    started = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, cases: Sequence[Case], as_of: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = cases
        self.start = _read(self.data.get("started", ""), as_of) if self.is_bound else quarter(as_of)
        self.fields["started"].initial = self.start.isoformat()
        self.reveals: dict[tuple[str, str], tuple[str, ...]] = {("when", ANOTHER): ("visited_at",)}
        self._ask_when(as_of)
        for place, case in enumerate(cases):
            means = HER_ALONE_MEANS if case.child.is_unborn else ALONE_MEANS if place == 0 else ""
            self._ask_of(case, as_of, hint=means)
        self._ask_all()

    def _ask_when(self, as_of: datetime) -> None:
        today = as_of.astimezone(LONDON).date()
        self.fields["when"] = ChoiceField(
            label="When",
            choices=[(NOW, _called(self.start, today)), (ANOTHER, "Another time")],
            missing="Say when you visited",
            initial=NOW,
            inline=True,
        )
        self.fields["visited_at"] = MomentField(
            label="When did you visit?",
            missing="Enter the date and time of the visit",
            called="Date of the visit",
            help_text="The time like 10am or 2:30pm",
        )

    def _ask_of(self, case: Case, as_of: datetime, *, hint: str) -> None:
        whom = who_is_seen(case.child, as_of.astimezone(LONDON).date())
        asked = Seen(child=whom, hint=hint, asks_awake=is_baby(case.child, as_of))
        own = {name: f"{name}_{case.pk}" for name in ("seen", "why", "why_words", "awake")}
        self.fields[own["seen"]] = asked.fields["seen"]
        self.fields[own["why"]] = SelectField(
            label=f"Why did you not see {whom}?",
            choices=_reasons(case),
            missing=f"Say why you did not see {whom}",
            empty="Choose a reason",
        )
        self.fields[own["why_words"]] = words(
            "What happened?", required=False, max_length=200, hint="For another reason, say it here"
        )
        self.reveals[(own["seen"], SeenAs.NOT_SEEN)] = (own["why"], own["why_words"])
        if "awake" in asked.fields:
            self.fields[own["awake"]] = asked.fields["awake"]
            self.fields[own["awake"]].required = False

    def _ask_all(self) -> None:
        """What is asked of the visit itself; it may wait for the desk."""
        self.fields["bedrooms_seen"] = YesNoField(
            label="Did you see the bedrooms?", missing="", required=False
        )
        self.fields["announced"] = YesNoField(
            label="Did the family know you were coming?",
            missing="Say whether the family knew you were coming",
        )
        self.fields["words"] = words(
            f"What did {_whom(self.cases)} say or show you?", rows=4, hint=OWN_WORDS,
            required=False,
        )  # fmt: skip
        self.fields["words"].widget.attrs["enterkeyhint"] = "enter"

    def visited_at(self) -> datetime:
        """The moment of the visit."""
        if self.cleaned_data["when"] == NOW:
            return self.start
        found: datetime = self.cleaned_data["visited_at"]
        return found

    def sights(self) -> list[Sight]:
        """What was said of each child; of an unborn one, of the mother."""
        return [self._sight(case) for case in self.cases]

    def _sight(self, case: Case) -> Sight:
        said = self.cleaned_data
        return Sight(
            case,
            seen=said[f"seen_{case.pk}"],
            why_not=said.get(f"why_{case.pk}") or "",
            why_words=said.get(f"why_words_{case.pk}") or "",
            awake=said.get(f"awake_{case.pk}"),
        )


class FinishVisit(Form):
    """The rest, at the desk: nothing that was told is asked again."""

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: list[VisitChild] = list(visit.children.select_related("case__child"))
        self.babies = [
            row for row in rows if row.was_seen and is_baby(row.case.child, visit.visited_at)
        ]
        for row in self.babies:
            name = row.case.child.called
            self.fields[f"awake_{row.case_id}"] = YesNoField(
                label=f"Was {name} awake?",
                missing=f"Say whether {name} was awake",
                initial=row.awake,
            )
        self.fields["bedrooms_seen"] = YesNoField(
            label="Did you see the bedrooms?", missing="Say whether you saw the bedrooms"
        )
        whom = _whom([row.case for row in rows])
        self.fields["words"] = words(
            f"What did {whom} say or show you?",
            rows=5,
            hint=OWN_WORDS,
            required=any(heard(row, visit.visited_at) for row in rows),
            missing=f"Write what {whom} said or showed you",
        )
        self.fields["analysis"] = words(f"What does it mean for {whom}?", rows=6, required=False)

    def awake(self) -> dict[Any, bool | None]:
        """Whether each baby was awake, by their case."""
        return {row.case_id: self.cleaned_data[f"awake_{row.case_id}"] for row in self.babies}


def _reasons(case: Case) -> list[tuple[str, str]]:
    """Why a child was not seen; until it is born it is the mother who was elsewhere."""
    hers = {WhyNotSeen.ELSEWHERE.value: SHE_WAS_ELSEWHERE} if case.child.is_unborn else {}
    return [(reason, hers.get(reason, str(words))) for reason, words in WhyNotSeen.choices]


def quarter(moment: datetime) -> datetime:
    """The last quarter of an hour: how a person says when they arrived."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _called(moment: datetime, today: date) -> str:
    day = moment.astimezone(LONDON).date()
    if day == today:
        return f"Today, {formats.clock_time(moment)}"
    named = "Yesterday" if day == today - timedelta(days=1) else formats.day(day, today)
    return f"{named}, {formats.clock_time(moment)}"


def _read(text: str, as_of: datetime) -> datetime:
    """The page's own moment; one that was tampered with is now."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return quarter(as_of)
    return found if found.tzinfo and found <= as_of else quarter(as_of)


def _whom(cases: Sequence[Case]) -> str:
    """The one child by name, several together; an unborn one says and shows nothing yet."""
    born = [case.child.called for case in cases if not case.child.is_unborn]
    if not born:
        return "the parents"
    return born[0] if len(born) == 1 else "the children"
