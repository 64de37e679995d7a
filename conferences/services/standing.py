"""Which booking stands on a child's timeline, also after somebody corrected its event."""

from uuid import UUID

from conferences.models import ConferenceChild


def standing_booking(child: ConferenceChild) -> UUID | None:
    """The event of the child's booking, or of what was recorded in its place; None: withdrawn."""
    events = child.case.timeline.events
    event = child.booked_event_id
    while event is not None:
        if events.standing().filter(pk=event).exists():
            return event
        event = events.filter(corrects=event).values_list("pk", flat=True).first()
    return None
