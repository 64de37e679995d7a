"""What a report and a conference day said in an earlier version, by the names of their forms.

Only the children who are named are told of: a restricted one's words never leave the database.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from conferences.models import (
    Answer,
    Attendance,
    Booking,
    ConferenceChild,
    OutlineLine,
    ReportPart,
)
from conferences.rules.reports import OWN
from cpcase.past import rows_then, until_of

LINE = ("need", "result", "action", "who", "by_when")
# The form's name of a decision, and the record's.
_DECIDED = {
    "outcome": "outcome", "category": "category", "reason": "reason", "ending": "ending",
    "taken_over": "transfer_conference_on", "core_group": "first_core_group_at",
    "core_group_late": "core_group_late_why",
}  # fmt: skip
_AGREES: Mapping[bool | None, str] = {True: "yes", False: "no", None: ""}


def report_told(record: Any, children: Sequence[ConferenceChild]) -> dict[str, str]:
    """Each child's part of a report, as it is or as a row of the report's history had it."""
    pks = [child.pk for child in children]
    parts = rows_then(ReportPart, until_of(record), report_id=record.id, child_id__in=pks)
    return {f"{name}-{part.child_id}": getattr(part, name) for part in parts for name in OWN}


def day_told(record: Any, children: Sequence[ConferenceChild]) -> dict[str, Any]:
    """Who was marked, and what was said and decided of each child: as it is, or as it was."""
    until, pks = until_of(record), [child.pk for child in children]
    found = _marked(record, until)
    for row in rows_then(ConferenceChild, until, conference_id=record.id, id__in=pks):
        found |= {f"{name}-{row.id}": getattr(row, held) for name, held in _DECIDED.items()}
        found[f"previous-{row.id}"] = row.previous_plans or None
    for row in rows_then(Answer, until, child_id__in=pks):
        found[f"{row.question}-{row.child_id}"] = row.words
    for row in rows_then(OutlineLine, until, child_id__in=pks):
        for name in LINE:
            value = None if row.dropped else getattr(row, name)
            found[f"outline-{row.child_id}-{row.place - 1}-{name}"] = value
    return found


def _marked(record: Any, until: datetime | None) -> dict[str, Any]:
    """How each person took part in the sitting that stands."""
    booking = Booking.objects.current().filter(conference_id=record.id).first()
    found: dict[str, Any] = {}
    for row in rows_then(Attendance, until, booking_id=booking.pk) if booking else ():
        key = row.invitation_id
        found |= {f"presence-{key}": row.presence, f"agrees-{key}": _AGREES[row.agrees]}
        found[f"view-{key}"] = row.view
    return found
