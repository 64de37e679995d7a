"""One mail a morning, at eight, that counts and names nobody."""

from datetime import datetime, timedelta

import pytest

from accounts import tasks
from accounts.models import Notice, User
from accounts.services.digests import send_digests
from accounts.services.notices import read, settle, tell
from accounts.services.people import close_account
from cpcase import clock
from cpcase.models import Message
from tests.cast import Cast
from tests.given import at

pytestmark = pytest.mark.django_db
SUNDAY_EVENING = at(22, 3, 18)
EIGHT = at(23, 3, 8)
JUST_AFTER = EIGHT + timedelta(minutes=1)


def told(person: User, *kinds: str, when: datetime = SUNDAY_EVENING) -> list[Notice]:
    start = Notice.objects.count()
    keys = [f"{start + number}" for number, _ in enumerate(kinds)]
    for key, kind in zip(keys, kinds, strict=True):
        tell(person, source_key=key, kind=kind, words="A visit is due.", link="/work/", as_of=when)
    return [Notice.objects.get(source_key=key) for key in keys]


def test_it_goes_at_eight_and_once(cast: Cast) -> None:
    told(cast.worker, "today")
    assert send_digests(as_of=EIGHT - timedelta(seconds=1)) == 0
    assert send_digests(as_of=JUST_AFTER) == 1
    assert send_digests(as_of=JUST_AFTER + timedelta(hours=1)) == 0
    assert Message.objects.get().subject == "Child protection: 1 thing is due today"


def test_it_counts_by_kind_and_names_nobody(cast: Cast) -> None:
    told(cast.worker, "today", "today", "overdue", "soon", "escalated", "conference.moved")
    send_digests(as_of=JUST_AFTER)
    message = Message.objects.get()
    assert message.subject == "Child protection: 6 things for you"
    assert message.body.startswith(
        "You have 2 things due today, 1 thing due soon, 2 things overdue and 1 other thing to "
        "read. Sign in to see: http"
    )
    assert "visit" not in message.body


def test_one_person_s_mail_counts_only_what_is_theirs(cast: Cast) -> None:
    told(cast.worker, "today")
    told(cast.manager, "today", "soon")
    assert send_digests(as_of=JUST_AFTER) == 2
    subjects = dict(Message.objects.values_list("address", "subject"))
    assert subjects[cast.manager.email] == "Child protection: 2 things for you"


def test_what_rings_at_eight_belongs_to_the_mail_of_eight(cast: Cast) -> None:
    """The mail waits until nothing more has come in for a while."""
    told(cast.worker, "today", when=EIGHT)
    told(cast.worker, "today", when=EIGHT + timedelta(seconds=40))
    assert send_digests(as_of=EIGHT + timedelta(seconds=50)) == 0
    assert send_digests(as_of=EIGHT + timedelta(seconds=61)) == 1
    assert Message.objects.get().subject == "Child protection: 2 things are due today"


def test_what_rings_later_has_a_mail_of_its_own_within_a_minute(cast: Cast) -> None:
    """As where the worker was away at eight, or an act made something due today."""
    told(cast.worker, "today")
    send_digests(as_of=JUST_AFTER)
    noon = EIGHT + timedelta(hours=4)
    told(cast.worker, "today", when=noon)
    told(cast.worker, "soon", when=noon + timedelta(seconds=15))
    assert send_digests(as_of=noon + timedelta(seconds=30)) == 0, "more is coming in"
    assert send_digests(as_of=noon + timedelta(seconds=40)) == 1
    assert send_digests(as_of=noon + timedelta(hours=1)) == 0
    assert set(Message.objects.values_list("subject", flat=True)) == {
        "Child protection: 1 thing is due today",
        "Child protection: 2 things for you",
    }


def test_a_mail_does_not_wait_for_ever_for_what_still_comes_in(cast: Cast) -> None:
    noon = EIGHT + timedelta(hours=4)
    for minute in range(6):
        told(cast.worker, "today", when=noon + timedelta(minutes=minute))
    last = noon + timedelta(minutes=5, seconds=1)
    assert send_digests(as_of=last) == 1
    assert Message.objects.get().subject == "Child protection: 6 things are due today"


def test_other_news_of_the_day_waits_for_the_next_morning(cast: Cast) -> None:
    told(cast.worker, "conference.moved", when=EIGHT + timedelta(hours=2))
    assert send_digests(as_of=EIGHT + timedelta(hours=9)) == 0
    assert send_digests(as_of=JUST_AFTER + timedelta(days=1)) == 1


def test_after_an_outage_it_goes_when_the_worker_is_back(cast: Cast) -> None:
    told(cast.worker, "today")
    assert send_digests(as_of=EIGHT + timedelta(hours=8)) == 1


@pytest.mark.parametrize("day", [28, 29])
def test_on_a_weekend_only_what_is_due_that_very_day_is_written_about(cast: Cast, day: int) -> None:
    told(cast.worker, "soon", "conference.moved")
    assert send_digests(as_of=at(day, 3, 9)) == 0
    told(cast.worker, "today")
    assert send_digests(as_of=at(day, 3, 9)) == 1


def test_eight_is_eight_in_london_when_the_clocks_have_changed(cast: Cast) -> None:
    """Monday 30 March 2026 is the first morning of summer time."""
    told(cast.worker, "today")
    assert send_digests(as_of=at(30, 3, 7, 59)) == 0
    assert send_digests(as_of=at(30, 3, 8, 1)) == 1


def test_what_is_read_done_or_mailed_already_is_left_out(cast: Cast) -> None:
    first, second, third, _ = told(cast.worker, "today", "today", "today", "soon")
    read(first, by=cast.worker, as_of=EIGHT)
    settle([second.source_key], as_of=EIGHT)
    Notice.objects.filter(pk=third.pk).update(mailed_at=EIGHT)
    send_digests(as_of=JUST_AFTER)
    assert "You have 1 thing due soon. Sign in" in Message.objects.get().body


def test_nobody_who_left_is_written_to(cast: Cast) -> None:
    told(cast.worker, "today")
    close_account(cast.worker, by=cast.system_administrator, version=1)
    assert send_digests(as_of=JUST_AFTER) == 0


def test_the_scheduler_calls_it_by_the_product_s_clock(cast: Cast) -> None:
    told(cast.worker, "today")
    with clock.standing_at(JUST_AFTER):
        assert tasks.send_digests() == 1
