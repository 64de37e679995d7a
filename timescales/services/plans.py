"""What the story says of the child protection plan, for acts that depend on it."""

from timescales.models import Timeline


def plan_is_open(timeline: Timeline) -> bool:
    """Whether a conference made a plan that has not ended since."""
    is_open = False
    for event in timeline.events.standing().in_order():
        if event.kind == "plan.ended":
            is_open = False
        elif event.kind == "conference.held" and event.facts.get("conference") != "review":
            is_open = is_open or event.facts.get("outcome", "plan") == "plan"
    return is_open
