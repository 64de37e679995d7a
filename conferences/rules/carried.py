"""What a request carries forward from the Section 47 record, so that it is typed once."""

from collections.abc import Sequence
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry
from conferences.models import Conference, ConferenceChild
from cpcase.web import formats


def whys_of(enquiry: Enquiry) -> dict[Any, str]:
    """Why, for each child: as the enquiry found, else as the strategy discussion decided."""
    discussed = {row.case_id: row.why for row in enquiry.discussion.children.all()}
    return {
        row.case_id: row.why or row.worries or discussed.get(row.case_id, "")
        for row in enquiry.here()
    }


def availability_of(enquiry: Enquiry) -> str:
    """Who is to be invited and when the worker can come, as the enquiry says it (L04)."""
    part = enquiry.parts.filter(child=None, kind=PartKind.PEOPLE).first()
    return str(part.words) if part else ""


def contact_limits_of(cases: Sequence[Case]) -> str:
    """The contact rules that the record holds, one a line."""
    families = {case.child.family_id: case.child.family for case in cases}
    rows = [
        f"{relative}: {relative.contact_rule}"
        for family in families.values()
        for relative in family.relatives.exclude(contact_rule="").order_by("created_at")
    ]
    return "\n".join(rows)


def report_of(conference: Conference) -> dict[str, str]:
    """What the report begins with for all children, copied forward from the enquiry (D07)."""
    enquiry = _enquiry(conference)
    if enquiry is None:
        return {}
    shared = {part.kind: part.words for part in enquiry.parts.all() if part.child_id is None}
    why = [row.why for row in enquiry.here() if row.why]
    return {
        "family_history": shared.get(PartKind.HISTORY, ""),
        "agencies": shared.get(PartKind.AGENCIES, ""),
        "recommendation": "\n".join(dict.fromkeys(why)),
    }


def report_part_of(child: ConferenceChild) -> dict[str, str]:
    """What one child's part begins with: what was found of this child, and no other (D07, D08)."""
    enquiry = _enquiry(child.conference)
    rows = (
        [] if enquiry is None else [row for row in enquiry.here() if row.case_id == child.case_id]
    )
    if not rows:
        return {}
    row = rows[0]
    incidents = [
        f"{one.occasion or formats.day(one.on)}: {one.what} {one.harm}".strip()
        for one in row.incidents.all()
        if not one.struck
    ]
    return {
        "says": row.says,
        "incidents": "\n".join(incidents) or row.harm,
        "why_likely": row.more_likely,
        "worries": row.worries,
        "working_well": row.working_well,
    }


def _enquiry(conference: Conference) -> Enquiry | None:
    request = conference.request
    return request.enquiry if request is not None else None
