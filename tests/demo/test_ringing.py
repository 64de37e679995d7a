"""What rang while the film ran: each on its own day, answered or gone up, and mailed then."""

from datetime import datetime, time, timedelta

import pytest
from django.db.models import F

from accounts.models import Notice
from cases.models import Note
from cpcase.models import Message
from cpcase.outbox.invariants import breaches as of_outbox
from demo.people import Authority
from tests.demo.conftest import NOW
from timescales.engine.calendar import LONDON
from timescales.models import Acknowledgement, Alert, Deadline
from timescales.models.deadline import State
from timescales.services.alerts import ring_due
from worktray.asked import asked_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]
TODAY = datetime.combine(NOW.date(), time(), LONDON)


def test_each_alert_was_told_on_its_own_day_and_none_today() -> None:
    told = Alert.objects.order_by("created_at").values_list("created_at", flat=True)
    assert told[0] < NOW - timedelta(days=200)
    assert told.last() < TODAY
    missed = Alert.objects.filter(ring="overdue", deadline__late_from__isnull=False)
    assert missed.count() > 20
    late = missed.filter(created_at__gt=F("deadline__late_from") + timedelta(days=6))
    assert list(late.values_list("deadline__step", flat=True)) == []
    assert not missed.filter(created_at__lt=F("deadline__late_from")).exists()
    assert not Notice.objects.filter(kind="overdue", created_at__gte=TODAY).exists()


def test_what_was_fulfilled_closed_its_alert_on_that_day() -> None:
    closed = Alert.objects.exclude(closed_at=None)
    assert closed.filter(closed_at__lt=NOW - timedelta(days=100)).exists()
    assert not Alert.objects.open().exclude(deadline__state=State.OPEN).exists()


def test_a_missed_limit_is_answered_the_next_morning_or_goes_up() -> None:
    answers = Acknowledgement.objects.select_related("alert")
    assert answers.count() >= 3
    for one in answers:
        assert timedelta() < one.at - one.alert.created_at < timedelta(days=6)
    assert Note.objects.filter(kind="acknowledgement").count() == answers.count()
    assert Alert.objects.filter(ring="escalated", acknowledgements=None).count() >= 3


def test_what_was_told_before_today_was_mailed_then() -> None:
    before = Notice.objects.filter(created_at__lt=TODAY)
    assert before.count() > 200
    assert not before.filter(mailed_at=None).exists()
    sent = Message.objects.exclude(sent_at=None)
    assert sent.filter(sent_at__lt=NOW - timedelta(days=100)).exists()
    assert not sent.filter(sent_at__gte=TODAY).exists()
    assert Message.objects.due().count() < 10
    assert set(of_outbox()) <= {"I7 nobody is silent"}


def test_older_notices_are_read_and_the_last_days_are_not() -> None:
    assert not Notice.objects.filter(
        created_at__lt=TODAY - timedelta(days=1), read_at=None
    ).exists()
    assert Notice.objects.unread().exists()


def test_what_rings_today_is_left_to_the_running_worker() -> None:
    assert Deadline.objects.ringing(NOW).exists()
    rung = ring_due(as_of=NOW)
    assert rung.alerts >= 3
    assert {alert.created_at for alert in rung.made} == {NOW}
    assert Notice.objects.filter(created_at=NOW, settled_at=None).exists()


def test_each_manager_has_something_to_sign_off(authority: Authority) -> None:
    """In this small authority one team, in the demo's sixty families each."""
    asked = [asked_of(manager) for manager in authority.managers]
    assert any(asked)
