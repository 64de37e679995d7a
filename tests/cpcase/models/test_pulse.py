"""Pulses: real time by the database's clock, whatever the product's clock says."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from cpcase import clock
from cpcase.models import Pulse
from cpcase.outbox.services import beat

pytestmark = pytest.mark.django_db


def test_a_beat_is_one_row_that_moves() -> None:
    beat("ring")
    Pulse.objects.update(at=Now() - timedelta(minutes=10))
    assert not Pulse.objects.fresh().exists()
    beat("ring")
    assert Pulse.objects.fresh().count() == Pulse.objects.count() == 1


def test_its_age_is_told_in_real_time() -> None:
    beat("drain")
    Pulse.objects.update(at=Now() - timedelta(minutes=2))
    with clock.standing_at(timezone.now() + timedelta(days=400)):
        age = Pulse.objects.ages()["drain"]
        assert Pulse.objects.fresh().exists()
    assert timedelta(minutes=2) <= age < timedelta(minutes=2, seconds=5)
