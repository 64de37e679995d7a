"""What a strategy discussion's record must say, and who may write it (C01, D01, L02)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from cases.choices import AgencyKind, Attendance
from cases.models import Case, StrategyDiscussion
from cpcase.refusals import Incomplete, NotAllowed
from timescales.engine.calendar import LONDON

# C01: at least these take part, or it is said why the discussion went ahead without one.
NEEDED = (AgencyKind.SOCIAL_CARE, AgencyKind.POLICE, AgencyKind.HEALTH)


@dataclass(frozen=True, slots=True)
class Took:
    """Somebody who took part."""

    kind: str
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the agencies of one kind know."""

    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """An action, whose it is, and by when."""

    what: str
    who: str
    by_on: date


@dataclass(frozen=True, slots=True)
class ForChild:
    """The risk to one child and the decision, with its reason either way."""

    risk: str
    s47_initiated: bool | None
    why: str
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What was said and decided, as the person who records it tells it."""

    held_at: datetime | None
    ended_at: datetime | None
    children: Mapping[UUID, ForChild]
    why_now: str = ""
    mode: str = ""
    conference_possible: bool | None = None
    went_ahead_because: str = ""
    attendees: tuple[Took, ...] = ()
    known: tuple[Told, ...] = ()
    actions: tuple[ToDo, ...] = field(default_factory=tuple)

    @property
    def initiates(self) -> bool:
        """Whether a Section 47 enquiry is started for at least one child."""
        return any(one.s47_initiated for one in self.children.values())


def field_of(name: str, case_id: Any) -> str:
    """The name of a child's field on the form."""
    return f"{name}_{case_id}"


def check_recorder(discussion: StrategyDiscussion, *, is_manager: bool) -> None:
    """D01: where the pathway says so, only a manager records it. Raises NotAllowed."""
    pathways = [row.case.timeline.followed for row in discussion.children.all()]
    managers_only = any(one.setting("only_managers_record") for one in pathways)
    if managers_only and not is_manager:
        raise NotAllowed("Only a team manager records a strategy discussion here.")


def check_account(account: Account, cases: Iterable[Case], *, as_of: datetime) -> None:
    """What is needed before the clocks can start (L02). Raises Incomplete."""
    cases = list(cases)
    _check_times(account, cases, as_of)
    for case in cases:
        _check_decision(account.children.get(case.pk), case)
    if not account.initiates:
        return
    if not account.mode:
        raise Incomplete("Say whether the enquiry is single or joint.", field="mode")
    if account.conference_possible is None:
        raise Incomplete("Say whether a conference is possible.", field="conference_possible")


def _check_times(account: Account, cases: list[Case], as_of: datetime) -> None:
    if account.held_at is None:
        raise Incomplete("Enter when the discussion started.", field="held_at")
    if account.ended_at is None:
        raise Incomplete("Enter when the discussion ended.", field="ended_at")
    if account.ended_at < account.held_at:
        raise Incomplete("The discussion must end after it started.", field="ended_at")
    if account.ended_at > as_of:
        field_ = "held_at" if account.held_at > as_of else "ended_at"
        raise Incomplete("The time of the discussion must be today or in the past.", field=field_)
    opened = max(case.opened_on for case in cases)
    if account.held_at.astimezone(LONDON).date() < opened:
        raise Incomplete(
            "The discussion cannot be before the referral was received.", field="held_at"
        )


def _check_decision(said: ForChild | None, case: Case) -> None:
    name = case.child.called
    if said is None or said.s47_initiated is None:
        raise Incomplete(
            f"Say whether a Section 47 enquiry is started for {name}.",
            field=field_of("s47_initiated", case.pk),
        )
    if not said.why.strip():
        raise Incomplete(
            f"Say why, for {name}. A reason is needed for yes and for no.",
            field=field_of("why", case.pk),
        )
    if not said.s47_initiated and not said.follows.strip():
        raise Incomplete(
            f"Say what is done for {name} instead of an enquiry.",
            field=field_of("follows", case.pk),
        )


def missing_agencies(discussion: StrategyDiscussion) -> list[AgencyKind]:
    """Who should have taken part and did not (C01)."""
    there = {
        row.kind
        for row in discussion.attendees.all()
        if not row.struck and row.how != Attendance.ABSENT
    }
    return [kind for kind in NEEDED if kind not in there]


def attendance_gap(discussion: StrategyDiscussion) -> str:
    """Which agency did not take part without a reason, in the words that ask for one."""
    missing = missing_agencies(discussion)
    if not missing or discussion.went_ahead_because.strip():
        return ""
    names = " and ".join(kind.label.lower() for kind in missing)
    return f"Add {names}, or say why the discussion went ahead without them."


def check_attendance(discussion: StrategyDiscussion) -> None:
    """C01: social care, police and health took part, or it is said why not. Raises Incomplete."""
    if gap := attendance_gap(discussion):
        raise Incomplete(gap, field="went_ahead_because")


def check_told(discussion: StrategyDiscussion) -> None:
    """What a manager signs says why now, and each child's risk. Raises Incomplete."""
    if not discussion.why_now.strip():
        raise Incomplete("Say what happened, and when you learned of it.", field="why_now")
    for row in discussion.children.all():
        if not row.risk.strip():
            raise Incomplete(
                f"Write what the risk is for {row.case.child.called}.",
                field=field_of("risk", row.case_id),
            )
