"""The movable clock: steps add up, only forward, only where a clock may be moved."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cpcase import clock
from cpcase.models import ClockOffset
from cpcase.moving import move_clock
from cpcase.refusals import Incomplete, NotAllowed
from tests.faults.crowd import crowd

pytestmark = pytest.mark.usefixtures("movable_clock")
DAY = timedelta(days=1)


@pytest.mark.django_db
def test_a_step_moves_the_product_s_clock_and_no_other() -> None:
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)
    move_clock(by=DAY)
    assert move_clock(by=DAY) == 2 * DAY
    assert abs(clock.now() - timezone.now() - 2 * DAY) < timedelta(seconds=5)
    assert clock.today() == (timezone.localtime() + 2 * DAY).date()


@pytest.mark.django_db
@pytest.mark.parametrize("step", [timedelta(), -DAY])
def test_it_does_not_go_back(step: timedelta) -> None:
    with pytest.raises(Incomplete) as refusal:
        move_clock(by=step)
    assert refusal.value.field == "by"
    assert not ClockOffset.objects.exists()


@pytest.mark.django_db
def test_a_real_clock_is_never_moved(settings: Any) -> None:
    settings.MOVABLE_CLOCK = False
    with pytest.raises(NotAllowed):
        move_clock(by=DAY)
    ClockOffset.objects.create(offset=DAY)
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


@pytest.mark.django_db(transaction=True)
def test_of_many_steps_at_once_none_is_lost() -> None:
    steps = crowd(50, lambda _: move_clock(by=DAY))
    assert steps.refused == []
    assert sorted(steps.results) == [DAY * n for n in range(1, 51)]
    assert ClockOffset.current() == 50 * DAY
