"""What a request carries forward from the Section 47 record, so that it is typed once."""

from collections.abc import Sequence
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry


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
