"""What must hold is found when it does not, and somebody is told."""

from collections.abc import Callable

import pytest

from accounts.models import Notice
from cpcase import clock
from cpcase.outbox.services import beat
from tests.cast import Cast
from tests.given import at
from tests.past_the_acts import NEXT
from tests.timescales.rings.hearing import a_discussion
from timescales import invariants
from timescales.models import Alert, Deadline
from timescales.models.deadline import State
from timescales.services.alerts import ring_due
from timescales.tasks import sweep

pytestmark = pytest.mark.django_db

NOW = at(1, 4, 9)


def _c05() -> Deadline:
    return Deadline.objects.get(step="C05")


def _forget_to_ring() -> None:
    Deadline.objects.filter(step="C05").update(version=NEXT, next_ring_at=at(1, 4, 8, 56))


def _tell_nobody() -> None:
    alert = Alert.objects.get(deadline=_c05(), ring="escalated")
    Notice.objects.filter(source_key=f"alert:{alert.pk}").delete()


def _skip_a_rung() -> None:
    Alert.objects.filter(deadline=_c05(), ring="overdue").delete()


def _climb_without_a_sound() -> None:
    Alert.objects.filter(deadline=_c05()).delete()


def _leave_an_alert_open() -> None:
    Deadline.objects.filter(step="C05").update(version=NEXT, state=State.MET, next_ring_at=None)


@pytest.mark.parametrize(
    ("break_it", "found"),
    [
        (_forget_to_ring, {"I1 everything due was rung": 1}),
        (_tell_nobody, {"I2 every alert was told": 1}),
        (_skip_a_rung, {"I3 no rung is skipped": 1}),
        (_climb_without_a_sound, {"I3 no rung is skipped": 1}),
        (_leave_an_alert_open, {"I6 alerts end with their deadline": 4}),
    ],
)
def test_what_is_broken_is_found(
    cast: Cast, break_it: Callable[[], None], found: dict[str, int]
) -> None:
    a_discussion(cast)
    ring_due(as_of=NOW)
    assert invariants.breaches(as_of=NOW) == {}
    break_it()
    assert invariants.breaches(as_of=NOW) == found


def test_the_sweep_tells_the_administrator_once_a_day_and_logs_each_time(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    a_discussion(cast)
    ring_due(as_of=NOW)
    for name in ("ring", "drain"):
        beat(name)
    with clock.standing_at(NOW):
        assert sweep() == 0
        _forget_to_ring()
        assert sweep() == 1
        assert sweep() == 1
    assert caplog.text.count("Broken: I1") == 2
    told = Notice.objects.get(kind="system")
    assert told.person == cast.system_administrator
    assert "everything due was rung" in told.words
    with clock.standing_at(at(2, 4, 9)):
        sweep()
    assert Notice.objects.filter(kind="system").count() == 2
