"""What the tests of rings ask: which rung was made when, and who heard it."""

from datetime import datetime

from accounts.models import Notice
from tests import given
from tests.cast import Cast
from tests.given import at
from timescales.models import Alert, Timeline
from timescales.services.recording import Happening, record

HELD = at(24, 3, 16)


def a_discussion(
    cast: Cast, *, held: datetime = HELD, recorded: datetime | None = None
) -> Timeline:
    """An episode with a strategy discussion, recorded an hour later unless the test says when."""
    timeline = given.a_timeline(cast)
    happened = Happening(timeline, "strategy_discussion.held", held)
    record([happened], by=cast.manager, as_of=recorded or held.replace(hour=held.hour + 1))
    return timeline


def rungs(timeline: Timeline, step: str) -> list[str]:
    """The rungs that were made of a step, as they were climbed."""
    order = ("soon", "today", "overdue", "escalated")
    made = Alert.objects.filter(deadline__timeline=timeline, deadline__step=step)
    return sorted(made.values_list("ring", flat=True), key=order.index)


def heard(timeline: Timeline, step: str) -> dict[str, set[str]]:
    """Who heard each rung of a step, by name."""
    found = {}
    for alert in Alert.objects.filter(deadline__timeline=timeline, deadline__step=step):
        told = Notice.objects.filter(source_key=f"alert:{alert.pk}")
        found[alert.ring] = set(told.values_list("person__name", flat=True))
    return found
