"""Recording a visit: the fact counts at once, the rest may follow at the desk (C03, C18, C22)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.services.notes import write_note
from coregroups.choices import Seen, VisitStatus
from coregroups.models import Visit, VisitChild
from coregroups.rules.visits import Sight, check_facts, check_whole, heard, is_attempted
from coregroups.workflows import VISIT
from cpcase.records import add, add_all, change
from cpcase.refusals import NotAllowed
from timescales.services.recording import Happening, record


@dataclass(frozen=True, slots=True)
class Told:
    """What the worker tells of a visit."""

    sights: Sequence[Sight]
    announced: bool | None = None
    bedrooms_seen: bool | None = None
    words: str = ""
    analysis: str = ""


@transaction.atomic
def record_visit(
    told: Told, *, by: Any, at: datetime, as_of: datetime, finished: bool = True
) -> Visit:
    """Record a visit to brothers and sisters, at its own time, on each child's timeline.

    With `finished` false only the fact is needed; it keeps the limit met, and the rest stays to
    be written. Raises NotAllowed, Incomplete (in the future; a child of whom nothing is said).
    """
    for sight in told.sights:
        if not by.may(Permission.RECORD_VISIT, sight.case):
            raise NotAllowed("You may not record a visit to this family.")
    check_facts(at, told.sights, told.announced, as_of=as_of)
    if finished:
        check_whole(told.sights, visited_at=at, bedrooms_seen=told.bedrooms_seen, words=told.words)
    attempted = is_attempted(told.sights)
    visit = add(
        Visit(
            status=VisitStatus.FINISHED if finished or attempted else VisitStatus.UNFINISHED,
            visited_at=at,
            visited_by=by,
            attempted=attempted,
            announced=bool(told.announced),
            bedrooms_seen=None if attempted else told.bedrooms_seen,
            words=told.words.strip(),
            analysis=told.analysis.strip(),
        ),
        by=by,
    )
    _record_children(visit, told.sights, by=by, as_of=as_of)
    return visit


def _record_children(visit: Visit, sights: Sequence[Sight], *, by: Any, as_of: datetime) -> None:
    events = record(
        [
            Happening(sight.case.timeline, "visit.made", visit.visited_at, _facts(visit, sight))
            for sight in sights
        ],
        by=by,
        as_of=as_of,
    )
    rows = []
    for sight, event in zip(sights, events, strict=True):
        not_seen = sight.seen == Seen.NOT_SEEN
        row = VisitChild(
            visit=visit,
            case=sight.case,
            seen=sight.seen,
            why_not=sight.why_not if not_seen else "",
            why_words=sight.why_words.strip() if not_seen else "",
            awake=None if not_seen else sight.awake,
            event_id=event.id,
        )
        rows.append(row)
    add_all(rows, by=by)
    _keep_words(visit, rows, by=by, as_of=as_of)


def _facts(visit: Visit, sight: Sight) -> dict[str, bool]:
    return {
        "seen": sight.was_seen,
        "alone": sight.seen == Seen.ALONE,
        "announced": visit.announced,
        "attempted": visit.attempted,
    }


@transaction.atomic
def finish(
    visit: Visit,
    *,
    awake: dict[Any, bool | None],
    bedrooms_seen: bool | None,
    words: str,
    analysis: str,
    by: Any,
    as_of: datetime,
    version: int,
) -> Visit:
    """Write the rest of a visit at the desk. `awake` is by the child's case.

    The facts stay as they were told. Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    visit = Visit.objects.locked(visit.pk, version=version)
    VISIT.move(visit, "finish", by=by)
    rows = list(visit.children.select_related("case__child", "case__timeline"))
    for row in rows:
        row.awake = awake.get(row.case_id, row.awake) if row.was_seen else None
    sights = [Sight(row.case, row.seen, row.why_not, row.why_words, row.awake) for row in rows]
    check_whole(sights, visited_at=visit.visited_at, bedrooms_seen=bedrooms_seen, words=words)
    visit.bedrooms_seen = bedrooms_seen
    visit.words, visit.analysis = words.strip(), analysis.strip()
    change(visit, by=by)
    for row in rows:
        change(row, by=by)
    _keep_words(visit, rows, by=by, as_of=as_of)
    return visit


def _keep_words(visit: Visit, rows: Sequence[VisitChild], *, by: Any, as_of: datetime) -> None:
    """The child's own words stand on the front page, with the event at which they were said."""
    if not visit.words or visit.status != VisitStatus.FINISHED:
        return
    for row in rows:
        if heard(row, visit.visited_at):
            write_note(
                row.case, kind=NoteKind.VOICE, words=visit.words, happened_at=visit.visited_at,
                by=by, as_of=as_of, event_id=row.event_id,
            )  # fmt: skip
