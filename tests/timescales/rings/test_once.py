"""An alert is made once for each deadline and rung, and one mail a person says so."""

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Notice
from cpcase.models import Message
from tests.cast import Cast
from tests.faults.crowd import crowd
from tests.given import at
from tests.past_the_acts import NEXT
from tests.timescales.rings.hearing import a_discussion, heard, rungs
from timescales import invariants
from timescales.models import Alert, Deadline
from timescales.services import alerts, missed
from timescales.services.alerts import ring_due

AFTER = at(17, 4, 9)


@pytest.mark.django_db
def test_ringing_again_makes_nothing(cast: Cast) -> None:
    a_discussion(cast)
    assert ring_due(as_of=AFTER).alerts > 10
    before = Notice.objects.count(), Message.objects.count()
    again = ring_due(as_of=AFTER)
    assert (again.alerts, again.written_to, again.failed) == (0, 0, [])
    assert (Notice.objects.count(), Message.objects.count()) == before


@pytest.mark.django_db
def test_the_database_refuses_a_second_alert_of_a_rung(cast: Cast) -> None:
    a_discussion(cast)
    ring_due(as_of=AFTER)
    first = Alert.objects.all()[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.create(deadline=first.deadline, ring=first.ring, created_at=AFTER)
    assert Alert.objects.filter(deadline=first.deadline, ring=first.ring).count() == 1


@pytest.mark.django_db
def test_after_an_outage_one_mail_a_person_counts_all_that_was_missed(cast: Cast) -> None:
    a_discussion(cast)
    ring_due(as_of=AFTER)
    missed_by = Notice.objects.filter(kind__in=missed.AT_ONCE)
    people = set(missed_by.values_list("person__email", flat=True))
    assert sorted(Message.objects.values_list("address", flat=True)) == sorted(people)
    to_manager = Message.objects.get(address=cast.manager.email)
    mine = missed_by.filter(person=cast.manager).values_list("source_key", flat=True)
    limits = {Alert.objects.get(pk=key.partition(":")[2]).deadline_id for key in mine}
    assert len(limits) > 1
    assert to_manager.subject == f"Child protection: {len(limits)} limits were missed in your team"
    to_worker = Message.objects.get(address=cast.worker.email)
    assert to_worker.subject.endswith(" limits were missed")
    ahead = Notice.objects.filter(kind__in=("soon", "today"))
    assert set(ahead.values_list("mailed_at", flat=True)) == {None}, "the digest's"


@pytest.mark.django_db
def test_a_run_killed_between_ringing_and_writing_is_made_good(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(**_: datetime) -> int:
        raise KeyboardInterrupt

    a_discussion(cast)
    monkeypatch.setattr(alerts, "write_about_missed", die)
    with pytest.raises(KeyboardInterrupt):
        ring_due(as_of=AFTER)
    assert not Message.objects.exists()
    monkeypatch.undo()
    rung = ring_due(as_of=at(17, 4, 10))
    assert (rung.alerts, rung.written_to) == (0, Message.objects.count())
    assert Message.objects.filter(address=cast.manager.email).count() == 1


@pytest.mark.django_db
def test_one_bad_deadline_stops_nobody_elses_and_the_administrator_hears_once(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    timeline, other = a_discussion(cast), a_discussion(cast)
    bad = timeline.deadlines.get(step="C05")
    # A limit past the calendar's last year cannot be counted from.
    Deadline.objects.filter(pk=bad.pk).update(version=NEXT, due_on="2199-01-01")
    for _ in range(2):
        rung = ring_due(as_of=at(1, 4, 9))
        assert rung.failed == [bad.pk]
    assert rungs(timeline, "C05") == []
    assert rungs(other, "C05") == ["soon", "today", "overdue", "escalated"]
    assert rungs(timeline, "C03") == ["today", "overdue", "escalated"]
    assert str(bad.pk) in caplog.text
    told = Notice.objects.filter(kind="system")
    assert [one.person for one in told] == [cast.system_administrator]
    assert invariants.breaches(as_of=at(1, 4, 9)) == {"I1 everything due was rung": 1}


@pytest.mark.django_db
def test_a_rung_that_fails_half_way_leaves_no_alert_and_no_mail(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_discussion(cast)
    make = alerts._make

    def fail_at_the_top(row: Deadline, ring: str, *rest: object) -> bool:
        if ring == "escalated":
            raise OSError("planted")
        return make(row, ring, *rest)

    monkeypatch.setattr(alerts, "_make", fail_at_the_top)
    rung = ring_due(as_of=AFTER)
    assert rung.failed
    assert not Alert.objects.filter(deadline__in=rung.failed).exists()
    about = {str(pk) for pk in Alert.objects.values_list("pk", flat=True)}
    keys = Notice.objects.filter(source_key__startswith="alert:").values_list(
        "source_key", flat=True
    )
    assert {key.removeprefix("alert:") for key in keys} == about


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_make_each_alert_once_and_write_once(cast: Cast) -> None:
    timelines = [a_discussion(cast) for _ in range(3)]
    due = Deadline.objects.ringing(AFTER).count()
    met = crowd(4, lambda _: ring_due(as_of=AFTER))
    assert met.refused == []
    assert [rung.failed for rung in met.results] == [[]] * 4
    assert sum(rung.alerts for rung in met.results) == Alert.objects.count() > due
    for timeline in timelines:
        assert rungs(timeline, "C05") == ["soon", "today", "overdue", "escalated"]
        assert heard(timeline, "C05")["escalated"] == {"Paul Hartley"}
    # Whoever finished first may write before the last alert is made, never twice of one.
    mailed = Notice.objects.filter(kind__in=missed.AT_ONCE)
    assert not mailed.filter(mailed_at=None).exists()
    counted = [int(subject.split(": ")[1].split()[0])
               for subject in Message.objects.values_list("subject", flat=True)]  # fmt: skip
    assert sum(counted) == mailed.count()
    assert invariants.breaches(as_of=AFTER) == {}


@pytest.mark.django_db(transaction=True)
def test_the_index_of_what_rings_is_used(cast: Cast) -> None:
    """A look costs what is due, not what exists (both databases)."""
    a_discussion(cast)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")  # a table of a page is read whole otherwise
        cursor.execute("ANALYZE")
    plan = Deadline.objects.ringing(AFTER).explain()
    assert "deadline_ringing" in plan
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("RESET enable_seqscan")
