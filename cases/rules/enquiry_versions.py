"""What an outcome and the incidents of a Section 47 enquiry said in an earlier version, so that
two texts meet."""

from typing import Any

from cases.models import EnquiryChild, Incident
from cases.rules.discussion_versions import rows_told_in
from cpcase.past import rows_then, until_of

_OF_THE_CHILD = (
    "outcome", "findings", "more_likely", "who_told", "child_in_need", "assessment_by",
)  # fmt: skip


def outcome_told(part: Any) -> dict[str, Any]:
    """One child's outcome, by the form's names; `part` as it is, or a row of its history."""
    found: dict[str, Any] = {"why": part.words}
    for row in rows_then(EnquiryChild, until_of(part), id=part.child_id):
        found |= {name: getattr(row, name) for name in _OF_THE_CHILD}
    return found


def incidents_told(part: Any) -> list[dict[str, Any]]:
    """The incidents of a part, as it is or as a row of its history had them."""
    return rows_told_in(Incident, until_of(part), child_id=part.child_id)
