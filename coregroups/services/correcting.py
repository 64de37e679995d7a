"""Visit, core group and oversight keep what the timelines tell, also when it was told wrongly.

Called by the act that corrects the event, in its transaction.
"""

from typing import Any

from cases.choices import NoteKind
from cases.models import Note
from cases.services.corrections import (
    Again,
    Corrected,
    Correction,
    correct_alone,
    put_right,
)
from coregroups.choices import Seen, WhyNotSeen
from coregroups.models import (
    ChildInNeedReview,
    Meeting,
    MidpointReview,
    PlanLine,
    Supervision,
    Visit,
    VisitChild,
)
from coregroups.rules.child_in_need import check_review_day
from coregroups.rules.corrections import check_may_move
from coregroups.rules.days import london_day
from coregroups.rules.visits import Sight, check_facts
from coregroups.services.child_in_need import review_events
from coregroups.workflows import VISIT
from cpcase.records import change
from cpcase.refusals import Incomplete, NotNow

_REASON_AT_MOST = 200


def correct_visit(it: Correction) -> list[Corrected]:
    """When a visit was made, to all of them; and whether this child was seen (C03, C18, C22).

    A visit that was never made stays with its mark: it counts for nothing.
    """
    row = VisitChild.objects.filter(event_id=it.event.pk).first()
    if row is None:
        return [put_right(it, it.event, it.case, it.again)]
    visit = Visit.objects.locked(row.visit_id)
    rows = list(visit.children.select_related("case__child", "case__timeline"))
    if it.again is None:
        VISIT.move(visit, "take_back", by=it.person)
    else:
        _tell_sight(next(one for one in rows if one.pk == row.pk), visit, it)
        sights = [Sight(one.case, one.seen, one.why_not, one.why_words) for one in rows]
        check_facts(it.again.at, sights, visit.announced, as_of=it.as_of)
        visit.visited_at = it.again.at
    change(visit, by=it.person, why=it.why)
    return [one for one in (_sight_again(row, visit, it) for row in rows) if one is not None]


def _tell_sight(row: VisitChild, visit: Visit, it: Correction) -> None:
    """Seen alone, seen, or not: as the facts say now."""
    facts = it.right.facts
    said = (bool(facts.get("seen")), bool(facts.get("alone")))
    if said == (row.was_seen, row.seen == Seen.ALONE):
        return
    if visit.attempted:
        raise Incomplete(
            "Nobody was in at this visit. If somebody was, say that it did not happen, and record "
            "the visit again.",
            field="seen",
        )
    if not said[0]:
        row.seen, row.awake = Seen.NOT_SEEN, None
        row.why_not, row.why_words = WhyNotSeen.OTHER, it.why[:_REASON_AT_MOST]
    else:
        row.seen = Seen.ALONE if said[1] else Seen.NOT_ALONE
        row.why_not = row.why_words = ""


def _sight_again(row: VisitChild, visit: Visit, it: Correction) -> Corrected | None:
    if row.event_id is None:
        return None
    event = row.case.timeline.events.standing().filter(pk=row.event_id).first()
    if event is None:
        return None
    again = it.again and Again(visit.visited_at, _facts(row, visit))
    one = put_right(it, event, row.case, again)
    if one.new is not None:
        row.event_id = one.new.pk
        change(row, by=it.person, why=it.why)
    _move_words(one, it, heard=one.new is not None and row.was_seen)
    return one


def _facts(row: VisitChild, visit: Visit) -> dict[str, bool]:
    return {
        "seen": row.was_seen,
        "alone": row.seen == Seen.ALONE,
        "announced": visit.announced,
        "attempted": visit.attempted,
    }


def move_core_group(it: Correction) -> list[Corrected]:
    """When a core group ended: one time for all whose plans it carried (C20, D13, S13).

    It lasted as long as it did. What it did by the way has the same time.
    """
    right = it.right
    meeting = Meeting.objects.held().of(it.case).filter(ended_at=it.event.at).first()
    if meeting is None:
        return [put_right(it, it.event, it.case, right)]
    meeting = Meeting.objects.locked(meeting.pk)
    check_may_move(meeting, right.at)
    cases = [plan.case for plan in meeting.core_group.plans(on=london_day(it.event.at))]
    moved = right.at - it.event.at
    meeting.started_at += moved
    meeting.ended_at += moved
    change(meeting, by=it.person, why=it.why)
    _move_progress(meeting, it)
    found = []
    for case in cases:
        for event in case.timeline.events.standing().filter(act=it.event.act, at=it.event.at):
            one = put_right(it, event, case, Again(right.at, event.facts))
            _move_words(one, it, heard=True)
            found.append(one)
    return found


def _move_progress(meeting: Meeting, it: Correction) -> None:
    """How the plan lines went was said at the meeting, so on its day; the latest word stands."""
    day = london_day(it.right.at)
    for note in meeting.progress.exclude(said_on=day):
        note.said_on = day
        change(note, by=it.person, why=it.why)
        line = PlanLine.objects.locked(note.line_id)
        last = line.notes.order_by("said_on", "created_at").last()
        if last is not None:
            line.progress, line.seen, line.progress_on = last.progress, last.seen, last.said_on
            change(line, by=it.person, why=it.why)


def correct_step(it: Correction) -> list[Corrected]:
    """A step that was recorded; a review of a child in need plan has the same time (D23)."""
    row = ChildInNeedReview.objects.filter(plan__case=it.case, held_at=it.event.at).first()
    if row is None or it.event not in review_events(it.case, it.event.at):
        return correct_alone(it)
    if it.again is None or it.again.facts != it.event.facts:
        raise NotNow("A review stays once it is recorded. Correct it on the page of the plan.")
    review = ChildInNeedReview.objects.locked(row.pk)
    check_review_day(review, it.again.at, as_of=it.as_of, words=review.words)
    review.held_at = it.again.at
    change(review, by=it.person, why=it.why)
    return [put_right(it, it.event, it.case, it.again)]


def move_supervision(it: Correction) -> list[Corrected]:
    """When supervision was held (C26)."""
    return _move_oversight(Supervision, it)


def move_midpoint_review(it: Correction) -> list[Corrected]:
    """When a mid-point review was done (C24, S15)."""
    return _move_oversight(MidpointReview, it)


def _move_oversight(kind: Any, it: Correction) -> list[Corrected]:
    right = it.right
    row = kind.objects.of(it.case).filter(held_at=it.event.at).first()
    if row is not None:
        row = kind.objects.locked(row.pk)
        row.held_at = right.at
        change(row, by=it.person, why=it.why)
    return [put_right(it, it.event, it.case, right)]


def _move_words(one: Corrected, it: Correction, *, heard: bool) -> None:
    """What a child said goes with its event; what nobody heard is a note like any other."""
    for note in Note.objects.filter(case=one.case, kind=NoteKind.VOICE, event_id=one.old.pk):
        locked = Note.objects.locked(note.pk)
        if one.new is not None:
            locked.event_id, locked.happened_at = one.new.pk, one.new.at
        if not heard:
            locked.kind = NoteKind.NOTE
        change(locked, by=it.person, why=it.why)
