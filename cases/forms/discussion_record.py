"""The live form of a strategy discussion: one long page, filled in any order (C01, L02)."""

from collections.abc import Sequence
from typing import Any

from cases.choices import AgencyKind, EnquiryMode
from cases.forms.discussion_rows import Action, Person
from cases.models import Case, StrategyDiscussion
from cases.rules.carried import professionals_of, referred
from cases.rules.discussion_versions import told_in
from cases.rules.strategy_discussions import (
    NEEDED,
    Account,
    ForChild,
    ToDo,
    Told,
    Took,
    field_of,
)
from cpcase.web import formats
from cpcase.web.forms import (
    LIVE,
    ChoiceField,
    Form,
    MomentField,
    YesNoField,
    words,
)

# Whose knowledge has a box of its own; anybody else's goes into the last one.
KNOWING = (AgencyKind.SOCIAL_CARE, AgencyKind.POLICE, AgencyKind.HEALTH, AgencyKind.EDUCATION,
           AgencyKind.OTHER)  # fmt: skip


class Record(Form):
    """Live: one long page, filled in any order. Empty boxes are allowed until the sign-off."""

    shape = LIVE
    row_kinds = {"attendees": Person, "actions": Action}

    def __init__(self, *args: Any, cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = cases
        self.reveals: dict[tuple[str, str], tuple[str, ...]] = {}
        self._ask_when()
        self._ask_what()
        for case in cases:
            self._ask_of(case)
        self._ask_all()

    def _ask_when(self) -> None:
        self.fields["held_at"] = MomentField(
            label="When did it start?", missing="Enter when the discussion started",
            called="The start of the discussion",
        )  # fmt: skip
        self.fields["ended_at"] = MomentField(
            label="When did it end?", missing="Enter when the discussion ended",
            called="The end of the discussion", help_text="Every date is counted from here",
        )  # fmt: skip
        self.fields["went_ahead_because"] = words(
            "If social care, police or health did not take part: why did you go ahead?",
            required=False, rows=2,
        )  # fmt: skip

    def _ask_what(self) -> None:
        self.fields["why_now"] = words(
            "What happened, and when did we learn of it?", required=False, rows=5
        )
        for kind in KNOWING:
            self.fields[f"known_{kind}"] = words(_known_label(kind), required=False, rows=3)

    def _ask_of(self, case: Case) -> None:
        name = case.child.called
        s47, follows = field_of("s47_initiated", case.pk), field_of("follows", case.pk)
        self.fields[field_of("risk", case.pk)] = words(
            f"What is the risk to {name}?", required=False, rows=4
        )
        self.fields[s47] = YesNoField(
            label=f"Start a Section 47 enquiry for {name}?",
            help_text=_running(case),
            missing=f"Say whether a Section 47 enquiry is started for {name}",
        )
        self.fields[follows] = words(
            f"What is done for {name} instead?", rows=3,
            missing=f"Say what is done for {name} instead of an enquiry",
        )  # fmt: skip
        self.reveals[(s47, "no")] = (follows,)
        self.fields[field_of("why", case.pk)] = words(
            f"Why, for {name}?", rows=3, hint="A reason is needed for yes and for no",
            missing=f"Say why, for {name}. A reason is needed for yes and for no",
        )  # fmt: skip

    def _ask_all(self) -> None:
        self.fields["mode"] = ChoiceField(
            label="Who makes the enquiry?", choices=EnquiryMode.choices, required=False,
            missing="Say whether the enquiry is single or joint",
        )  # fmt: skip
        self.fields["conference_possible"] = YesNoField(
            label="Is a conference possible?", required=False, yes="Yes, and warn administration",
            missing="Say whether a conference is possible",
        )  # fmt: skip

    def says(self, record: Any) -> dict[str, Any]:
        """What the discussion, or an earlier version of it, holds of children and agencies, and
        its lists."""
        return told_in(record)

    def account(self) -> Account:
        """What was said and decided, for the act."""
        said = self.cleaned_data
        return Account(
            held_at=said["held_at"],
            ended_at=said["ended_at"],
            children={case.pk: self._of(case) for case in self.cases},
            why_now=said["why_now"],
            mode=said["mode"],
            conference_possible=said["conference_possible"],
            went_ahead_because=said["went_ahead_because"],
            attendees=tuple(Took(**row) for row in said["attendees"] if Person.stands(row)),
            known=tuple(
                Told(kind, said[f"known_{kind}"]) for kind in KNOWING if said[f"known_{kind}"]
            ),
            actions=tuple(ToDo(**row) for row in said["actions"]),
        )

    def _of(self, case: Case) -> ForChild:
        names = ("risk", "s47_initiated", "why", "follows")
        return ForChild(**{name: self.cleaned_data[field_of(name, case.pk)] for name in names})


def _running(case: Case) -> str:
    """What a later discussion of the same episode changes: nothing of an open enquiry."""
    row = case.enquiries.running().first()
    if row is None:
        return ""
    since = formats.day(row.started_on)
    return f"One is open since {since}: it goes on with its dates, whatever is chosen here"


_KNOW = {
    AgencyKind.POLICE: "What the police know",
    AgencyKind.VOLUNTARY: "What the voluntary organisation knows",
    AgencyKind.OTHER: "What any other agency knows",
}


def _known_label(kind: AgencyKind) -> str:
    return _KNOW.get(kind, f"What {kind.label.lower()} knows")


def _proposed(writer: str, cases: Sequence[Case]) -> list[dict[str, str]]:
    """A row for each agency that is needed, by name where one is known; then who else knows them.

    Whoever did not take part is taken away again, or marked so.
    """
    known = [(AgencyKind.SOCIAL_CARE, writer), *professionals_of(cases)]
    kinds = {kind for kind, _ in known}
    found = [*known, *((kind, "") for kind in NEEDED if kind not in kinds)]
    rank = {kind: place for place, kind in enumerate(NEEDED)}
    found.sort(key=lambda row: rank.get(AgencyKind(row[0]), len(rank)))
    return [{"kind": kind, "name": name} for kind, name in found]


def as_recorded(
    discussion: StrategyDiscussion, writer: str, cases: Sequence[Case]
) -> dict[str, Any]:
    """What the form starts from: what is recorded, else what is known of `cases` already."""
    own = ("held_at", "ended_at", "went_ahead_because", "why_now", "mode", "conference_possible")
    found: dict[str, Any] = {name: getattr(discussion, name) for name in own}
    if discussion.recorded_at is None:
        begins = {"why_now": referred(discussion, cases), "conference_possible": None}
        return {**found, **begins, "attendees": _proposed(writer, cases)}
    for row in discussion.children.all():
        for name in ("risk", "s47_initiated", "why", "follows"):
            found[field_of(name, row.case_id)] = getattr(row, name)
    for row in discussion.known.all():
        if not row.struck:
            found[f"known_{row.kind}"] = row.told
    for name, kind in Record.row_kinds.items():
        rows = [row for row in getattr(discussion, name).all() if not row.struck]
        found[name] = [{key: getattr(row, key) for key in kind.base_fields} for row in rows]
    return found
