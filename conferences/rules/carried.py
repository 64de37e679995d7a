"""What a request and a report carry forward from the record, so that it is typed once."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from cases.choices import NoteKind
from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry, Relative
from conferences.models import Conference, ConferenceChild, Report
from cpcase.web import formats


def read_once(enquiry: Enquiry) -> None:
    """Load its children and its parts, for acts that ask for each part of each child."""
    enquiry.hold_children()
    prefetch_related_objects([enquiry], "parts")


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
    """The contact rules of whoever the records of these children know, one a line.

    Whom only a brother's or sister's record knows stays there: it may be restricted. What was a
    rule for this child still is one when the person is no longer around.
    """
    rows = Relative.objects.filter(relationships__child__in=[case.child_id for case in cases])
    known = rows.exclude(contact_rule="").order_by("created_at", "pk").distinct()
    return "\n".join(f"{relative}: {relative.contact_rule}" for relative in known)


def report_of(conference: Conference) -> dict[str, str]:
    """What the report begins with for all children: from the enquiry, or from the last report."""
    enquiry = _enquiry(conference)
    if enquiry is None:
        last = next(filter(None, map(_last_report, conference.here())), None)
        return {"family_history": last.family_history} if last else {}
    read_once(enquiry)
    shared = {part.kind: part.words for part in enquiry.parts.all() if part.child_id is None}
    why = [row.why for row in enquiry.here() if row.why]
    return {
        "family_history": shared.get(PartKind.HISTORY, ""),
        "agencies": shared.get(PartKind.AGENCIES, ""),
        "recommendation": "\n".join(dict.fromkeys(why)),
    }


def report_part_of(child: ConferenceChild) -> dict[str, str]:
    """What one child's part begins with: what is known of this child, and no other (D07, D08)."""
    enquiry = _enquiry(child.conference)
    if enquiry is None:
        return _since_the_last(child)
    row = next((row for row in enquiry.here() if row.case_id == child.case_id), None)
    if row is None:
        return {}
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


def _since_the_last(child: ConferenceChild) -> dict[str, str]:
    """For a review: the child's latest own words, and what the last report was worried about."""
    said = child.case.notes.filter(kind=NoteKind.VOICE).order_by("-happened_at").first()
    carried = {"says": said.words} if said else {}
    last = _last_report(child)
    part = last.parts.filter(child__case=child.case_id).first() if last else None
    if part is not None:
        carried |= {"worries": part.worries, "working_well": part.working_well}
    return carried


def _last_report(child: ConferenceChild) -> Report | None:
    """The report of the last conference that was held about this child."""
    held = Report.objects.filter(
        conference__children__case=child.case_id, conference__held_at__isnull=False
    )
    found: Report | None = (
        held.exclude(conference=child.conference_id).order_by("-conference__held_at").first()
    )
    return found


def _enquiry(conference: Conference) -> Enquiry | None:
    request = conference.request
    return request.enquiry if request is not None else None
