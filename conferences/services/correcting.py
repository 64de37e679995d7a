"""A conference keeps the time that the timelines tell, also when it was told wrongly.

Called by the act that corrects the event, in its transaction.
"""

from collections.abc import Iterable
from typing import Any

from cases.services.corrections import Again, Corrected, Correction, put_right
from conferences.choices import Kind
from conferences.models import Conference, ConferenceRequest
from conferences.rules.decisions import check_held_at
from cpcase.records import change
from cpcase.refusals import Incomplete


def move_conference(it: Correction) -> list[Corrected]:
    """When a conference ended, for all its children, on the day that it was booked for (C14).

    So a plan still starts on the day of the conference that made it (N12).
    """
    right = it.right
    row = it.case.conferences.filter(conference__held_at=it.event.at).first()
    if row is None:
        return [put_right(it, it.event, it.case, right)]
    conference = Conference.objects.locked(row.conference_id)
    check_held_at(conference, right.at, it.as_of)
    if conference.decisions_sent_at is not None and right.at > conference.decisions_sent_at:
        raise Incomplete("Its decisions were sent before that.", field="on")
    conference.held_at = right.at
    change(conference, by=it.person, why=it.why)
    return _together(it, conference.children.select_related("case__timeline", "case__child"))


def move_notice(it: Correction) -> list[Corrected]:
    """When another authority gave notice of a family with a plan (N07)."""
    right = it.right
    row = ConferenceRequest.objects.filter(
        kind=Kind.TRANSFER_IN, children__case=it.case, notified_at=it.event.at
    ).first()
    if row is None:
        return [put_right(it, it.event, it.case, right)]
    request = ConferenceRequest.objects.locked(row.pk)
    if request.sent_at is not None and right.at > request.sent_at:
        raise Incomplete("The conference was asked for before that.", field="on")
    request.notified_at = right.at
    change(request, by=it.person, why=it.why)
    return _together(it, request.children.select_related("case__timeline", "case__child"))


def _together(it: Correction, children: Iterable[Any]) -> list[Corrected]:
    """The same event of each child, which that one act recorded."""
    found = []
    for child in children:
        events = child.case.timeline.events.standing().filter(kind=it.event.kind, at=it.event.at)
        found += [
            put_right(it, event, child.case, Again(it.right.at, event.facts)) for event in events
        ]
    return found
