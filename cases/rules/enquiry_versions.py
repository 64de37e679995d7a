"""What the outcome of a Section 47 enquiry said in an earlier version, so that two texts meet."""

from typing import Any

from cases.models import EnquiryChild, EnquiryPart, Incident
from cpcase.past import replaced_at, rows_then, until_of

_OF_THE_CHILD = (
    "outcome", "findings", "more_likely", "who_told", "child_in_need", "assessment_by",
)  # fmt: skip


def outcome_told(part: Any) -> dict[str, Any]:
    """One child's outcome, by the form's names; `part` as it is, or a row of its history."""
    found: dict[str, Any] = {"why": part.words}
    for row in rows_then(EnquiryChild, until_of(part), id=part.child_id):
        found |= {name: getattr(row, name) for name in _OF_THE_CHILD}
    return found


def incidents_since(part: EnquiryPart, version: int) -> list[Incident]:
    """The incidents that somebody wrote after `version` of their part was read."""
    until = replaced_at(EnquiryPart, part.pk, version)
    before = {row.id: row for row in rows_then(Incident, until, child_id=part.child_id)}
    return [
        row
        for row in Incident.objects.standing().filter(child=part.child_id)
        if row.pk not in before or before[row.pk].version != row.version
    ]
