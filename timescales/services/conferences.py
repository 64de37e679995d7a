"""What the story says of the initial conference, for acts that depend on it."""

from timescales.models import Timeline

_ASKED = ("conference.requested", "conference.booked")
_SETTLED = ("conference.stood_down", "conference.held")


def initial_conference_waits(timeline: Timeline) -> bool:
    """Whether one was asked for or booked, and is neither held nor stood down."""
    waits = False
    for event in timeline.events.standing().in_order():
        if event.facts.get("conference", "initial") != "initial":
            continue
        if event.kind in _ASKED:
            waits = True
        elif event.kind in _SETTLED:
            waits = False
    return waits
