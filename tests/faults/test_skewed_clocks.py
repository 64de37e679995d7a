"""Machines whose clocks stand two hours apart, over both clock changes: nothing lost, none doubled.

On PostgreSQL: several machines share one there. Beside SQLite all run on one machine's clock.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cpcase import clock
from cpcase.models import Attempt, Message, Outcome, State
from cpcase.moving import move_clock
from cpcase.outbox import invariants as of_outbox
from tests.cast import Cast, gather
from tests.faults.installation import Installation, wait_until
from tests.faults.telling import foretold, told
from tests.timescales.rings.hearing import a_discussion
from timescales import invariants
from timescales.models import Deadline

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("movable_clock")]

FAST, SLOW = "+1h", "-1h"
AHEAD = timedelta(hours=1)
# Half an hour before the clocks change, the fast machine is past it and the slow one far from it.
CHANGES = [
    pytest.param(datetime(2027, 3, 28, 0, 30, tzinfo=UTC), id="forward"),
    pytest.param(datetime(2027, 10, 31, 0, 30, tzinfo=UTC), id="back"),
]
EPISODES = 4
# Who schedules and who works: neither may take the other's wish for one of long ago.
PAIRS = ((FAST, SLOW), (SLOW, FAST))


@pytest.fixture
def cast() -> Cast:
    """Everybody, written where other processes read it."""
    return gather()


def nothing_is_due_at(moment: Callable[[], datetime]) -> bool:
    """Nothing is left to ring, by a machine's clock, or to send."""
    due = Deadline.objects.ringing(moment()).exists()
    return not due and not Message.objects.exclude(state=State.SENT).exists()


@pytest.mark.parametrize("change", CHANGES)
def test_an_hour_fast_and_an_hour_slow_on_the_night_of_a_change(
    cast: Cast, tmp_path: Path, change: datetime
) -> None:
    """T9: each alone does the other's work, then both at once."""
    move_clock(by=change - clock.now())
    began = clock.now() - timedelta(days=30)
    with Installation(tmp_path) as house:
        for at_hand, (scheduler, worker) in enumerate(PAIRS):
            a_discussion(cast, held=began, recorded=began + timedelta(hours=1))
            running = [house.beat(at_hand, skew=scheduler), house.worker(skew=worker)]
            # A slow machine rings an hour late, a fast one an hour early; none rings never.
            by = AHEAD if worker == FAST else -AHEAD
            wait_until(lambda by=by: nothing_is_due_at(lambda: clock.now() + by), worker)
            for process in running:
                house.kill(process)
            house.flush_broker()  # or the next worker lives on what this scheduler sent
        for _ in range(EPISODES):
            a_discussion(cast, held=began, recorded=began + timedelta(hours=1))
        wanted, total = foretold(as_of=clock.now() + AHEAD)
        for skew in (FAST, SLOW):
            house.beat(len(house.running) + 10, skew=skew)
            house.worker(skew=skew)
        wait_until(lambda: nothing_is_due_at(lambda: clock.now() + AHEAD), "both at once")
        wait_until(lambda: not of_outbox.silent(), "a whole round of each look-out")
    assert total > 0
    assert told() == wanted
    assert set(told().values()) == {1}
    assert not Attempt.objects.exclude(outcome=Outcome.OK).exists(), "no lease was taken over"
    assert invariants.breaches(as_of=clock.now()) == {}
    assert of_outbox.breaches() == {}
