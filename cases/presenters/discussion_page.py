"""The page of a strategy discussion: the decision, who took part, is it signed off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cases.choices import AgencyKind
from cases.choices.states import DiscussionStatus
from cases.models import DiscussionChild, StrategyDiscussion
from cases.rules.strategy_discussions import missing_agencies
from cpcase.web import formats

TAGS = {
    DiscussionStatus.DRAFT: "blue",
    DiscussionStatus.RECORDED: "yellow",
    DiscussionStatus.RETURNED: "yellow",
    DiscussionStatus.SET_ASIDE: "grey",
}


_YES_NO = {True: "Yes", False: "No", None: ""}


@dataclass(frozen=True, slots=True)
class ChildSaid:
    """What was said and decided of one child whom the visitor may see."""

    case_id: UUID
    name: str
    risk: str
    decision: str
    why: str
    follows: str


@dataclass(frozen=True, slots=True)
class DiscussionPage:
    """Everything that the page and the check before the sign-off show."""

    names: str
    when: str
    state: str
    tag: str
    why_called: str
    why_now: str
    mode: str
    conference_possible: str
    missing: str
    went_ahead_because: str
    returned: str
    signed_off: str
    # Of a child who is not shown words may tell: they are kept back.
    kept_back: bool
    children: tuple[ChildSaid, ...]
    attendees: tuple[tuple[str, str, str], ...]
    known: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str, str], ...]
    rules: tuple[tuple[str, str], ...]


def discussion_page(
    discussion: StrategyDiscussion, rows: Iterable[DiscussionChild], today: date
) -> DiscussionPage:
    """The page, for the children in `rows` whom its visitor may see."""
    rows = list(rows)
    everybody = list(discussion.children.all())
    hidden = len(rows) < len(everybody)
    status = DiscussionStatus(discussion.status)
    return DiscussionPage(
        names=formats.listed([row.case.child.called for row in rows]),
        when=_when(discussion, today),
        state=status.label,
        tag=TAGS.get(status, ""),
        why_called="" if hidden else discussion.why_called,
        why_now="" if hidden else discussion.why_now,
        mode=discussion.get_mode_display() if discussion.mode else "",
        conference_possible=_YES_NO[discussion.conference_possible],
        missing=_missing(discussion),
        went_ahead_because=discussion.went_ahead_because,
        returned=_returned(discussion, today),
        signed_off=_signed(discussion, today),
        kept_back=hidden,
        children=tuple(_child(row) for row in rows),
        attendees=tuple(
            (row.name, row.get_kind_display(), row.get_how_display())
            for row in _standing(discussion.attendees)
        ),
        known=()
        if hidden
        else tuple((row.get_kind_display(), row.told) for row in _standing(discussion.known)),
        actions=()
        if hidden
        else tuple(
            (row.what, row.who, formats.day(row.by_on, today))
            for row in _standing(discussion.actions)
        ),
        rules=_rules(everybody),
    )


def _standing(rows: Any) -> list[Any]:
    return [row for row in rows.all() if not row.struck]


def _when(discussion: StrategyDiscussion, today: date) -> str:
    if discussion.held_at is None or discussion.ended_at is None:
        return ""
    return formats.span(discussion.held_at, discussion.ended_at, today)


def _missing(discussion: StrategyDiscussion) -> str:
    kinds = missing_agencies(discussion)
    if discussion.ended_at is None or not kinds:
        return ""
    police = AgencyKind.POLICE
    named = formats.listed(
        ["the police" if kind == police else kind.label.lower() for kind in kinds]
    )
    did = "has" if len(kinds) == 1 and police not in kinds else "have"
    return f"{named[0].upper()}{named[1:]} {did} not taken part."


def _returned(discussion: StrategyDiscussion, today: date) -> str:
    if discussion.status != DiscussionStatus.RETURNED or discussion.returned_by is None:
        return ""
    when = formats.moment(discussion.returned_at, today)
    return f"Returned by {discussion.returned_by.name} on {when}: {discussion.returned_because}"


def _signed(discussion: StrategyDiscussion, today: date) -> str:
    if discussion.signed_off_by is None:
        return ""
    when = formats.moment(discussion.signed_off_at, today)
    return f"Signed off by {discussion.signed_off_by.name} on {when}."


def _child(row: DiscussionChild) -> ChildSaid:
    decisions = {True: "Start a Section 47 enquiry", False: "No Section 47 enquiry", None: ""}
    return ChildSaid(
        case_id=row.case_id,
        name=row.case.child.called,
        risk=row.risk,
        decision=decisions[row.s47_initiated],
        why=row.why,
        follows=row.follows,
    )


def _rules(rows: Iterable[DiscussionChild]) -> tuple[tuple[str, str], ...]:
    """The pathway's own lines for this meeting, for a checklist (L02, S27)."""
    found = {
        step.id: step.title
        for row in rows
        for step in row.case.timeline.pathway.pathway.steps
        if step.meeting == "strategy_discussion"
    }
    return tuple(found.items())
