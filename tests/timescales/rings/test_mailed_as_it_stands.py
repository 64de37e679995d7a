"""A mail is written later than the alerts that it counts: it says how their limits stand then."""

from datetime import datetime, timedelta

import pytest

from accounts.models import Notice, User
from accounts.services import digests
from accounts.services.digests import send_digests
from cpcase.models import Message
from tests.cast import Cast
from tests.faults.crowd import crowd
from tests.given import at
from tests.timescales.rings.hearing import a_discussion
from timescales.models import Deadline
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SOON = at(26, 3, 8)  # C05, due on Monday 30 March, is due soon


def subjects(person: User) -> list[str]:
    """What the mails to somebody were called, in no order: in one transaction all are as old."""
    mails = Message.objects.filter(address=person.email)
    return [one.subject.removeprefix("Child protection: ") for one in mails]


def due(step: str) -> Deadline:
    found: Deadline = Deadline.objects.current().get(step=step)
    return found


def after_the_morning(cast: Cast, step: str) -> datetime:
    """Noon of the day on which a step is due, when the worker comes back; its ring is late."""
    day = due(step).due_on
    assert day is not None
    return at(day.day, day.month, 12)


def test_what_is_due_today_is_in_the_mailbox_that_day(cast: Cast) -> None:
    """C05: the worker was away at eight and rings at noon."""
    a_discussion(cast)
    noon = after_the_morning(cast, "C05")
    ring_due(as_of=noon)
    send_digests(as_of=noon + MINUTE)
    assert any("due today" in one or "for you" in one for one in subjects(cast.worker))
    before = Message.objects.count()
    send_digests(as_of=noon + timedelta(days=1, hours=2))
    assert Message.objects.count() == before, "yesterday's is not said again"


def test_what_was_missed_meanwhile_is_not_called_due_today(cast: Cast) -> None:
    """C05: rung as due today, mailed when it is late; of the miss itself a mail goes at once."""
    a_discussion(cast)
    noon = after_the_morning(cast, "C05")
    ring_due(as_of=noon)
    late = noon + timedelta(days=1)
    ring_due(as_of=late)
    Message.objects.all().delete()
    send_digests(as_of=late + MINUTE)
    assert not [one for one in subjects(cast.worker) if "due today" in one]
    today = Notice.objects.filter(person=cast.worker, kind="today")
    assert not today.filter(mailed_at=None).exists(), "and it does not come up again"


def test_what_was_done_meanwhile_is_left_out(cast: Cast) -> None:
    """C05: the conference was asked for before the mail was written."""
    timeline = a_discussion(cast)
    noon = after_the_morning(cast, "C05")
    ring_due(as_of=noon)
    asked = Happening(timeline, "conference.requested", noon, {"conference": "initial"})
    record([asked], by=cast.worker, as_of=noon)
    row = Deadline.objects.get(step="C05")
    assert row.state == "met"
    send_digests(as_of=noon + MINUTE)
    mentioned = Notice.objects.filter(person=cast.worker).exclude(mailed_at=None)
    alerts = {str(one.pk) for one in row.alerts.all()}
    assert not alerts & {one.source_key.removeprefix("alert:") for one in mentioned}


def test_a_run_that_is_killed_while_it_writes_has_lost_and_doubled_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(**_: str) -> None:
        raise KeyboardInterrupt

    a_discussion(cast)
    ring_due(as_of=SOON)
    waiting = Notice.objects.unmailed().count()
    monkeypatch.setattr(digests, "post", die)
    with pytest.raises(KeyboardInterrupt):
        send_digests(as_of=SOON + MINUTE)
    assert Notice.objects.unmailed().count() == waiting > 0
    monkeypatch.undo()
    before = len(subjects(cast.worker))
    for minutes in (2, 3):
        send_digests(as_of=SOON + minutes * MINUTE)
    assert len(subjects(cast.worker)) == before + 1


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_write_to_each_person_once(cast: Cast) -> None:
    a_discussion(cast)
    ring_due(as_of=SOON)
    met = crowd(4, lambda _: send_digests(as_of=SOON + MINUTE))
    assert met.refused == []
    mails = Message.objects.filter(dedup_key__startswith="digest:")
    addresses = list(mails.values_list("address", flat=True))
    assert sum(met.results) == len(addresses) == len(set(addresses)) > 0
    assert not Notice.objects.unmailed().filter(kind="soon").exists()
