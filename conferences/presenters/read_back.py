"""What was decided, read out before the chair confirms it, and kept with the letters after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from conferences.choices import Kind, Outcome, Question
from conferences.models import Attendance, Conference, ConferenceChild
from conferences.presenters.sitting import booking_of, counted_of, dates_if_held, sitting_of
from conferences.rules.decisions import check_decisions
from conferences.rules.quorum import Quorum, check_everybody_marked, check_quorate
from coregroups.choices import Ending
from cpcase.refusals import Refusal
from cpcase.web import formats
from cpcase.web.components import Consequence, PlanLine
from timescales.engine.offsets import london_day


@dataclass(frozen=True, slots=True)
class Decided:
    """What was written for one child."""

    name: str
    decision: str
    ending: str
    category: str
    reason: str
    answers: tuple[tuple[str, str], ...]
    lines: tuple[PlanLine, ...]
    core_group: str
    core_group_late: str


@dataclass(frozen=True, slots=True)
class Thinks:
    """Whether an agency agrees with the decisions, and why."""

    who: str
    agrees: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What is read out before the chair confirms it."""

    quorum: str
    gap: str
    children: tuple[Decided, ...]
    dates: tuple[Consequence, ...]
    thinks: tuple[Thinks, ...]
    # What begins, goes on or ends with it.
    follows: tuple[str, ...]


def read_back(
    conference: Conference, children: Sequence[ConferenceChild], *, as_of: datetime
) -> ReadBack:
    """What was decided, what still stands in the way, and what follows."""
    rows = sitting_of(conference)
    counted = counted_of(conference, rows)
    planned = any(child.outcome == Outcome.PLAN for child in conference.here())
    dates = dates_if_held(conference, as_of=as_of) if planned and not conference.held_at else ()
    return ReadBack(
        quorum=counted.in_words,
        gap="" if conference.held_at else _gap(conference, rows, counted),
        children=tuple(_decided(child, as_of) for child in children),
        dates=tuple(dates),
        thinks=tuple(_thinks(rows, whole=len(children) == len(conference.here()))),
        follows=tuple(_follows(conference, children)),
    )


def _thinks(rows: Sequence[Attendance], *, whole: bool) -> Iterator[Thinks]:
    """Their words may be of any child of the conference: only for who may see `whole` of it."""
    for row in sorted(rows, key=lambda one: one.invitation.created_at):
        if row.agrees is not None:
            one = row.invitation
            yield Thinks(
                who=f"{one.name}, {one.as_who[:1].lower()}{one.as_who[1:]}",
                agrees="Agrees" if row.agrees else "Does not agree",
                why=row.view if whole else "",
            )


def _follows(conference: Conference, children: Sequence[ConferenceChild]) -> Iterator[str]:
    planned = [one.case.child.called for one in children if one.outcome == Outcome.PLAN]
    ended = [one.case.child.called for one in children if one.ending]
    if planned and conference.kind == Kind.REVIEW:
        yield f"The child protection plan goes on: {formats.listed(planned)}."
    elif planned:
        yield f"A plan begins on the day of the conference: {formats.listed(planned)}."
    if ended:
        yield f"The plan ends on the day of the conference: {formats.listed(ended)}."
    if planned:
        yield "The next review conference is then to be booked."


def _gap(conference: Conference, rows: Sequence[Attendance], counted: Quorum) -> str:
    """The first thing that would stop the chair, in the words of the refusal."""
    booking = booking_of(conference)
    invited = [
        one for one in conference.invitations.all() if one.status not in ("taken_off", "stood_down")
    ]
    try:
        check_everybody_marked(invited, rows)
        check_quorate(counted, getattr(booking, "quorum_choice", None))
        check_decisions(conference)
    except Refusal as refusal:
        return refusal.words
    return ""


def _decided(child: ConferenceChild, as_of: datetime) -> Decided:
    today = london_day(as_of)
    answers = {one.question: one.words for one in child.answers.all()}
    at = child.first_core_group_at
    return Decided(
        name=str(child.case.child),
        decision=child.get_outcome_display() if child.outcome else "Not decided yet",
        ending=Ending(child.ending).label if child.ending else "",
        category=child.get_category_display() if child.category else "",
        reason=child.reason,
        answers=tuple(
            (question.label, answers[question]) for question in Question if answers.get(question)
        ),
        lines=tuple(
            PlanLine(
                need=line.need,
                result=line.result,
                action=line.action,
                who=line.who,
                by=formats.day(line.by_when, today) if line.by_when else "",
            )
            for line in child.outline.all()
            if not line.dropped
        ),
        core_group=formats.moment(at, today) if at else "",
        core_group_late=child.core_group_late_why if at else "",
    )
