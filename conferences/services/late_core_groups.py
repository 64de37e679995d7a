"""Why a core group is to meet after its limit stays with the date (N03).

Called by the act that confirms the decisions, in its transaction.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cases.choices import NoteKind
from cases.services.notes import write_note
from conferences.models import Conference, ConferenceChild
from conferences.rules.core_groups import MeetBy, is_set_late, limits_of_core_groups
from cpcase.web import formats


def late_core_groups(conference: Conference) -> dict[Any, MeetBy]:
    """The limits that are missed already, each with its reason; before the conference is held."""
    told = [child for child in conference.here() if child.core_group_late_why.strip()]
    limits = limits_of_core_groups(conference, told)
    return {
        child.pk: limits[child.pk] for child in told if is_set_late(child, limits.get(child.pk))
    }


def keep_reasons(
    conference: Conference, late: Mapping[Any, MeetBy], *, by: Any, as_of: datetime
) -> None:
    """Write each reason to the deadline that runs now: whoever looks at the date reads why."""
    for child in conference.here():
        if child.pk in late:
            _keep(child, late[child.pk], by=by, as_of=as_of)


def _keep(child: ConferenceChild, limit: MeetBy, *, by: Any, as_of: datetime) -> None:
    row = (
        child.case.timeline.deadlines.current()
        .filter(step=limit.step, part=limit.part, occurrence=limit.occurrence)
        .first()
    )
    write_note(
        child.case,
        kind=NoteKind.WHY_LATE,
        words=(
            f"Set for {formats.moment(child.first_core_group_at)}, after its limit "
            f"{formats.day(limit.due_on)}: {child.core_group_late_why}"
        ),
        happened_at=as_of,
        by=by,
        as_of=as_of,
        deadline_id=row.pk if row is not None else None,
    )
