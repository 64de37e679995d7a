"""A child's page: what happens next and why, when last seen, why we are involved, whom to call."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.choices import NoteKind
from cases.models import Case, Note, Relationship
from cases.presenters.band import band_of
from cases.presenters.details_page import signed
from cases.presenters.limits import answered_by, limit_row
from cases.presenters.referral_page import decision_limit, waiting_referral
from cases.presenters.to_come import to_come
from cases.rules.children import who_is_seen
from cpcase.web import formats
from cpcase.web.components import ChildBand, LimitRow, PathStep
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.models.event import Event
from timescales.presenters.deadlines import due_block

NEXT = 3
# The way so far and ahead, as far as one looks at once; the rest opens, or is a link away.
_LATEST_DONE = 3
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Way:
    """The pathway in brief: what is folded away, what is shown, and how much lies beyond."""

    earlier: tuple[PathStep, ...]
    steps: tuple[PathStep, ...]
    earlier_words: str
    beyond: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything that the overview shows."""

    band: ChildBand
    limits: tuple[LimitRow, ...]
    way: Way
    last_seen: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]
    why_involved: str
    why_signed: str
    says: tuple[str, str] = ("", "")


def case_page(case: Case, *, by: Any, as_of: datetime, calendar: Calendar) -> CasePage:
    """The overview of one episode, as `by` reads it."""
    every = list(case.timeline.deadlines.in_order())
    rows = [row for row in every if row.state != State.SUPERSEDED]
    open_rows = [row for row in rows if row.state == State.OPEN and row.due is not None]
    replaced = [row for row in every if row.replaced_by_id is not None]
    mine = answered_by(by, case)
    limits = [
        limit_row(row, case, as_of=as_of, calendar=calendar, replaced=replaced, mine=mine)
        for row in open_rows[:NEXT]
    ]
    return CasePage(
        band=band_of(case, by=by, as_of=as_of, calendar=calendar, here="cases:case"),
        limits=(*_referral(case, by=by, as_of=as_of, calendar=calendar), *limits)[:NEXT],
        way=_way(path_steps(to_come(rows, case)[0], as_of=as_of, calendar=calendar)),
        last_seen=_last_seen(case, london_day(as_of), calendar),
        people=_people(case),
        why_involved=case.child.why_involved,
        why_signed=signed(case.child, london_day(as_of)),
        says=_says(case, london_day(as_of)),
    )


def _referral(case: Case, **read: Any) -> tuple[LimitRow, ...]:
    """What is owed first of all: that somebody decides on the referral."""
    referral = None if case.closed_on is not None else waiting_referral(case)
    return () if referral is None else (decision_limit(referral, case, page=True, **read),)


def path_steps(
    rows: list[Deadline], *, as_of: datetime, calendar: Calendar
) -> tuple[PathStep, ...]:
    """The pathway so far: what is done, in order, then what is now, next and without a date."""
    done = sorted((r for r in rows if r.state == State.MET), key=lambda r: r.met_at or as_of)
    owed = [r for r in rows if r.state in (State.OPEN, State.EXPECTED)]
    owed.sort(key=lambda r: (r.due_on or london_day(as_of), r.step))
    waiting = [r for r in rows if r.state == State.WAITING]
    steps = []
    for row in (*done, *owed, *waiting):
        block = due_block(row, as_of=as_of, calendar=calendar)
        state = _STEP.get(block.state, "next")
        line = row.explanation if block.state == "none" else f"{block.sentence}."
        steps.append(PathStep(state, row.title, (line,)))
    return tuple(steps)


def _way(steps: tuple[PathStep, ...]) -> Way:
    done = sum(step.state in _DONE for step in steps)
    fold = max(done - _LATEST_DONE, 0)
    earlier, shown = steps[:fold], steps[fold : done + _AHEAD]
    late = sum(step.state == "late" for step in earlier)
    how = f"{late} of them late" if late else "all on time"
    beyond = len(steps) - done - _AHEAD
    return Way(
        earlier=earlier,
        steps=shown,
        earlier_words=f"{formats.count(fold, 'earlier step')} done, {how}" if fold else "",
        beyond=f"{formats.count(beyond, 'more step')} after these." if beyond > 0 else "",
    )


TOGETHER = "Written of the children who were seen together."
_DONE = ("done", "late")
_STEP = {"done": "done", "late": "late", "overdue": "overdue", "today": "now"}


def _last_seen(case: Case, today: date, calendar: Calendar) -> tuple[str, ...]:
    visits = Event.objects.standing().filter(timeline=case.timeline_id, kind="visit.made")
    for visit in visits.order_by("-at").select_related("recorded_by"):
        if visit.facts.get("seen", True) and not visit.facts.get("attempted"):
            ago = calendar.count(london_day(visit.at), today)
            alone = "Seen alone" if visit.facts.get("alone") else "Seen, not alone"
            if who_is_seen(case.child, london_day(visit.at)) != case.child.called:
                alone = f"The mother was {formats.in_sentence(alone)}"
            when = formats.moment(visit.at, today)
            words = f"{formats.working_days(ago)} ago" if ago else "today"
            return (when, f"{words}, by {visit.recorded_by.name}", alone)
    return ()


def _says(case: Case, today: date) -> tuple[str, str]:
    """The child's latest own words, and when and to whom they were said."""
    note = (
        case.notes.filter(kind=NoteKind.VOICE)
        .select_related("written_by")
        .order_by("-happened_at")
        .first()
    )
    if note is None:
        return "", ""
    # Whoever wrote down what was said may have put the marks round it already.
    own_marks = set(note.words) & set('“”"')
    said = note.words if own_marks else f"“{note.words}”"
    who = f"{formats.day(note.happened_at, today)}, to {note.written_by.name}"
    return said, f"{who}. {TOGETHER}" if _said_together(note) else who


def _said_together(note: Note) -> bool:
    """One text stands with each child who was seen at a visit: it may be a brother’s or sister’s.

    Whose it is is not told: a sibling's record may not be the reader's to open.
    """
    if note.event_id is None:
        return False
    act = Event.objects.filter(pk=note.event_id, kind="visit.made").values("act")
    made = Event.objects.standing().filter(act__in=act, kind="visit.made")
    told = Note.objects.filter(kind=NoteKind.VOICE, event_id__in=made.values("pk"))
    return told.count() > 1


def _people(case: Case) -> tuple[tuple[str, str, str], ...]:
    family = (
        Relationship.objects.filter(child=case.child_id, ended_on=None)
        .select_related("relative")
        .order_by("created_at")
    )
    found = [
        (f"{row.relative}, {row.get_relation_display().lower()}", row.relative.phone,
         row.relative.contact_rule)
        for row in family
    ]  # fmt: skip
    for involved in case.involvements.filter(until=None).select_related("professional"):
        professional: Any = involved.professional
        found.append((str(professional), professional.phone, professional.secure_route))
    return tuple(found)
