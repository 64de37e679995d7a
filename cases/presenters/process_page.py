"""What joining, leaving or restricting sets off, said before its button is pressed."""

from collections.abc import Mapping
from typing import Any

from accounts.roles import Role
from cases.models import Case, EnquiryChild
from cpcase.web import formats

LIFTING = "Everybody who could see it before can open, find and list it again."


def around(case: Case) -> Mapping[Any, str]:
    """Who works with the child now, by key, each with their role inside a sentence."""
    rows = case.timeline.allocations.all()
    return {
        row.person_id: formats.in_sentence(Role(row.role).label)
        for row in rows
        if row.ended_at is None
    }


def restricting(case: Case) -> tuple[str, ...]:
    """Who loses the record, and that a brother's or sister's is another one."""
    found = [
        "Whoever is not chosen no longer opens, finds or lists this record, and is not told of "
        "its dates, also if they work with the child now. A manager has to be among those chosen.",
    ]
    if case.child.family.children.exclude(pk=case.child_id).exists():
        found.append(
            "It holds for this child alone. Restrict the records of brothers and sisters too, "
            "where they are not to be seen."
        )
    return tuple(found)


def joining(case: Case) -> tuple[str, ...]:
    """The dates of who joins, and the enquiry they come into."""
    running = _running(case)
    if running is None:
        return ("No Section 47 enquiry is open, so that nobody’s dates change.",)
    worker = running.enquiry.allocated_to.name
    return (
        f"Who joins is in the open Section 47 enquiry from now on, with {worker}. Their dates "
        "start today; those of the others stay.",
    )


def leaving(case: Case) -> tuple[str, ...]:
    """The dates and the enquiry of a child who goes on alone."""
    called = case.child.called
    found = [f"{called} goes on alone with the dates that stand. Nobody else’s dates change."]
    running = _running(case)
    if running is not None and running.enquiry.children.running().count() > 1:
        found.append(
            f"The Section 47 enquiry is split: {called} goes on in one of their own, with what is "
            "written so far."
        )
    return tuple(found)


def _running(case: Case) -> EnquiryChild | None:
    rows = case.enquiries.running().select_related("enquiry__allocated_to")
    found: EnquiryChild | None = rows.first()
    return found
