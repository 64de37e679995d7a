"""The inbox: once a source, never with a child's name, mailed at once when it is urgent."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import MailChoice, Notice
from accounts.services.notices import mail_now, read, settle, tell, tell_all, unsettle
from cpcase.models import Message
from cpcase.records import add
from tests.cast import Cast
from tests.given import MONDAY

pytestmark = pytest.mark.django_db
ABOUT = {"kind": "asked", "words": "A sign-off is asked of you.", "link": "/sign-offs/"}


def test_a_source_tells_a_person_once_however_often_it_is_rung(cast: Cast) -> None:
    for _ in range(3):
        tell(cast.worker, source_key="a", as_of=MONDAY, urgent=True, **ABOUT)
    assert Notice.objects.get().person == cast.worker
    assert Message.objects.count() == 1
    tell(cast.manager, source_key="a", as_of=MONDAY, **ABOUT)
    assert Notice.objects.count() == 2


def test_several_people_are_told_at_once_who_chose_the_morning_is_not_written_to(
    cast: Cast,
) -> None:
    add(MailChoice(person=cast.manager, news="morning"), by=cast.manager)
    about = ABOUT | {"kind": "decided"}
    people = [cast.worker, cast.manager, cast.worker]
    tell_all(people, source_key="a", as_of=MONDAY, urgent=True, **about)
    mailed = dict(Notice.objects.values_list("person", "mailed_at"))
    assert mailed == {cast.worker.pk: MONDAY, cast.manager.pk: None}
    assert [message.address for message in Message.objects.all()] == [cast.worker.email]


def test_the_database_keeps_it_to_once(cast: Cast) -> None:
    tell(cast.worker, source_key="a", as_of=MONDAY, **ABOUT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(person=cast.worker, source_key="a", created_at=MONDAY)


def test_what_is_urgent_is_written_about_at_once_and_names_nothing(cast: Cast) -> None:
    tell(cast.worker, source_key="a", as_of=MONDAY, urgent=True, **ABOUT)
    message = Message.objects.get()
    assert message.address == cast.worker.email
    assert message.subject == "Child protection: 1 thing needs you"
    assert "sign-off" not in message.body
    assert Notice.objects.get().mailed_at == MONDAY


def test_what_is_not_urgent_waits_for_the_digest(cast: Cast) -> None:
    tell(cast.worker, source_key="a", as_of=MONDAY, **ABOUT)
    assert not Message.objects.exists()
    assert Notice.objects.unmailed().count() == 1


def test_several_at_once_are_one_mail(cast: Cast) -> None:
    for key in ("a", "b"):
        tell(cast.worker, source_key=key, as_of=MONDAY, **ABOUT)
    mail_now(cast.worker, sources=["a", "b"], as_of=MONDAY)
    assert Message.objects.get().subject == "Child protection: 2 things need you"
    assert not Notice.objects.unmailed().exists()


def test_a_notice_is_read_by_its_own_person_once(cast: Cast) -> None:
    tell(cast.worker, source_key="a", as_of=MONDAY, **ABOUT)
    notice = Notice.objects.get()
    read(notice, by=cast.manager, as_of=MONDAY)
    assert Notice.objects.unread().exists()
    read(notice, by=cast.worker, as_of=MONDAY)
    assert not Notice.objects.unread().exists()


def test_what_is_done_waits_for_nobody_until_it_is_undone(cast: Cast) -> None:
    tell(cast.worker, source_key="a", as_of=MONDAY, **ABOUT)
    settle(["a"], as_of=MONDAY)
    assert not Notice.objects.unread().exists()
    assert Notice.objects.told_to(cast.worker).count() == 1
    unsettle(["a"])
    assert Notice.objects.unread().exists()
