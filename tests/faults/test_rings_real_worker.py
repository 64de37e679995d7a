"""A real worker, two schedulers, killed in mid-act, the broker emptied: nothing lost or doubled.

Three kills here; `./dev faults` makes a hundred and prints the figures.
"""

import os
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from cpcase import clock
from cpcase.models import Message, State
from cpcase.outbox import invariants as of_outbox
from tests.cast import Cast, gather
from tests.faults.installation import Installation, wait_until
from tests.faults.telling import foretold, told
from tests.timescales.rings.hearing import a_discussion
from timescales import invariants
from timescales.models import Alert, Deadline

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

KILLS = int(os.environ.get("CPCASE_KILLS", "3"))
EPISODES = 12 if KILLS < 10 else 60


@pytest.fixture
def cast() -> Cast:
    """Everybody, written where other processes read it."""
    return gather()


def is_done() -> bool:
    """Nothing is left to ring or to send."""
    due = Deadline.objects.ringing(clock.now()).exists()
    return not due and not Message.objects.exclude(state=State.SENT).exists()


def test_killed_in_mid_act_with_two_schedulers_and_an_emptied_broker(
    cast: Cast, tmp_path: Path
) -> None:
    began = clock.now() - timedelta(days=30)
    for _ in range(EPISODES):
        a_discussion(cast, held=began, recorded=began + timedelta(hours=1))
    wanted, total = foretold(as_of=clock.now())
    assert not Alert.objects.exists()
    started = time.monotonic()
    with Installation(tmp_path) as house:
        for number in (1, 2):
            house.beat(number)
        for kill in range(1, KILLS + 1):
            worker, enough = house.worker(), total * kill // (KILLS + 1)
            wait_until(lambda at=enough: Alert.objects.count() >= at, f"kill {kill}")
            house.kill(worker)
            house.flush_broker()
        assert Alert.objects.count() < total, "it was killed in the middle"
        house.worker()
        wait_until(lambda: is_done() and bool(Message.objects.count()), "the rest")
        # A round says that it was made once it is over, a moment after its last message.
        wait_until(lambda: not of_outbox.silent(), "a whole round of each look-out")
    after = told()
    print(f"{KILLS} kills: {total} alerts, {wanted.total()} notices; "
          f"lost {(wanted - after).total()}, doubled {(after - wanted).total()}, "
          f"mails {Message.objects.count()}, {time.monotonic() - started:.0f} s")  # fmt: skip
    assert after == wanted
    assert Alert.objects.count() == total
    per_person = Counter(Message.objects.values_list("address", flat=True))
    assert set(per_person.values()) == {1}, "one mail a person lists what was missed"
    assert invariants.breaches(as_of=clock.now()) == {}
    assert of_outbox.breaches() == {}
