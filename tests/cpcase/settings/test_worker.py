"""The worker's settings: plain messages, none kept longer than it is worth."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from celery.schedules import crontab
from django.conf import settings

from cpcase.celery import app
from cpcase.clock import LONDON

SCHEDULE: dict[str, Any] = settings.CELERY_BEAT_SCHEDULE


def test_ring_drain_morning_mail_drafts_sweep_and_night_are_scheduled() -> None:
    every = {entry["task"]: entry["schedule"] for entry in SCHEDULE.values()}
    assert every["timescales.tasks.ring_due"] == 30
    assert every["cpcase.outbox.tasks.drain"] == 10
    assert every["accounts.tasks.send_digests"] == 15
    assert every["timescales.tasks.sweep"] == 3600
    assert every["conferences.tasks.send_weekly_diary"] == 900
    assert every["accounts.tasks.look_after_drafts"] == 3600
    assert every["timescales.tasks.recompute_nightly"] == crontab(hour="2", minute="30")


def test_every_scheduled_task_is_known_to_the_worker() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in SCHEDULE.values()} - set(app.tasks) == set()


def test_each_message_outlives_clocks_that_stand_apart_and_no_outage() -> None:
    """An hour fast here and an hour slow there; but nobody works through yesterday's wake-ups."""
    plain = [entry for entry in SCHEDULE.values() if isinstance(entry["schedule"], float)]
    assert len(plain) == 6
    assert {entry["options"]["expires"] for entry in plain} == {settings.KEPT_FOR}
    assert 2 * 60 * 60 < settings.KEPT_FOR <= 3 * 60 * 60
    assert all(entry["options"]["expires"] for entry in SCHEDULE.values())


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 1, 5)])
def test_the_night_comes_once_also_when_the_clocks_change(day: date) -> None:
    night = SCHEDULE["recompute by night"]["schedule"]
    (hour,), (minute,) = night.hour, night.minute
    moments = {
        datetime.combine(day, time(hour, minute, fold=fold), LONDON).astimezone(UTC)
        for fold in (0, 1)
    }
    assert len(moments) == 1  # neither told twice nor passed over
    assert moments.pop().astimezone(LONDON).time() == time(hour, minute)


def test_a_task_is_stopped_before_its_lease_ends_and_gives_its_message_back_soon() -> None:
    assert settings.CELERY_TASK_TIME_LIMIT < 60
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    if settings.REDIS_URL:
        assert settings.CELERY_TASK_TIME_LIMIT < options["visibility_timeout"] <= 300
        assert options["unacked_restore_interval"] * options["unacked_restore_throttle"] <= 10
    else:
        assert options["polling_interval"] <= 0.1
    assert settings.CELERY_TASK_ACKS_LATE is False
