"""What a Section 47 enquiry must say before it goes to the manager (C13, D03, D04, D08)."""

import re
from datetime import datetime
from typing import Any

from cases.choices import S47Outcome
from cases.choices.enquiry import PartKind
from cases.models import Enquiry, EnquiryChild, EnquiryPart
from cpcase.refusals import Incomplete, NotAllowed, NotNow


def check_writable(enquiry: Enquiry, *, by: Any, permission: str) -> None:
    """Raises NotAllowed, or NotNow once it is with the manager or authorised."""
    if not by.may(permission, enquiry):
        raise NotAllowed("You may not write in this enquiry.")
    if not enquiry.is_writable:
        raise NotNow(f"This cannot be changed: it is “{enquiry.get_status_display()}”.")


def title_of(part: EnquiryPart) -> str:
    """The part's name, with the child's where it is a child's own."""
    if part.child is None:
        return str(part.get_kind_display())
    name = part.child.case.child.called
    if part.kind == PartKind.SAYS:
        return f"What {name} says or shows us"
    return f"{part.get_kind_display()}: {name}"


def needs_people(enquiry: Enquiry) -> bool:
    """Whether the people to invite must be there: only where a conference is the outcome."""
    return any(row.outcome == S47Outcome.CONFERENCE for row in enquiry.here())


def wanted_parts(enquiry: Enquiry) -> list[EnquiryPart]:
    """The parts that must be done: of the children who are in it, and the shared ones."""
    here = {row.pk for row in enquiry.here()}
    people = needs_people(enquiry)
    return [
        part
        for part in enquiry.parts.all()
        if (part.child_id is None or part.child_id in here)
        and (part.kind != PartKind.PEOPLE or people)
    ]


def unfinished(enquiry: Enquiry) -> list[str]:
    """The names of the parts that are left."""
    return [title_of(part) for part in wanted_parts(enquiry) if not part.done]


def check_complete(enquiry: Enquiry) -> None:
    """Every part is done and no copied line waits. Raises Incomplete, which names each."""
    for part in wanted_parts(enquiry):
        check_carried(part)
    left = unfinished(enquiry)
    if left:
        raise Incomplete(f"Finish these parts first: {'; '.join(left)}.", field="parts")
    for row in enquiry.here():
        check_outcome(row, why=row.why)


def check_carried(part: EnquiryPart) -> None:
    """No line copied from a sibling stands unconfirmed. Raises Incomplete."""
    asked = part.asked
    source = asked[0].source.child if asked else None
    if part.child is None or source is None:
        return
    mine, theirs = part.child.case.child.called, source.case.child.called
    lines = "1 line" if len(asked) == 1 else f"{len(asked)} lines"
    raise Incomplete(
        f"{mine}'s record still has {lines} copied from {theirs}'s. Confirm each one.",
        field="lines",
    )


def check_outcome(row: EnquiryChild, *, why: str) -> None:
    """An outcome has its reason, and what follows from it. Raises Incomplete."""
    name = row.case.child.called
    if not row.outcome:
        raise Incomplete(f"Choose the outcome for {name}.", field="outcome")
    if not why.strip():
        raise Incomplete(f"Say why this is the outcome for {name}.", field="why")
    if row.outcome == S47Outcome.CONFERENCE:
        if row.child_in_need:
            raise Incomplete("Choose a conference or child in need, not both.", field="outcome")
        if not row.findings.strip():
            raise Incomplete(
                "Say which findings show that significant harm is likely.", field="findings"
            )
        return
    if not row.who_told.strip():
        raise Incomplete("Say who must be told that there is no conference.", field="who_told")
    if row.child_in_need and row.assessment_by is None:
        raise Incomplete(
            "Enter by when the assessment is finished, for this child's needs.",
            field="assessment_by",
        )


def check_time(enquiry: Enquiry, at: datetime, as_of: datetime) -> None:
    """Authorised after it was sent, and not in the future. Raises Incomplete."""
    if at > as_of:
        raise Incomplete("The authorisation must be today or in the past.", field="at")
    if enquiry.sent_at is not None and at < enquiry.sent_at:
        raise Incomplete("The authorisation cannot be before it was sent.", field="at")


def others_named(words: str, child: EnquiryChild) -> list[str]:
    """The brothers and sisters whom this text names: it may be about the wrong child."""
    names = {
        name
        for row in child.enquiry.here()
        if row.pk != child.pk
        for name in (row.case.child.first_name, row.case.child.known_as)
        if name and name != child.case.child.first_name
    }
    return sorted(
        name for name in names if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)
    )
