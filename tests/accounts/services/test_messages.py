"""Sending again what was given up: by whom and why stays; two people do it once."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import SentAgain
from accounts.services.messages import send_again
from cpcase.models import Message, State
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.accounts.given_messages import a_given_up
from tests.cast import Cast
from tests.given import at

pytestmark = pytest.mark.both_databases
NOW = at(1, 4, 10)
WHY = "The address was mistyped at the host; they have mended it."


def test_it_is_due_at_once_and_says_who_and_why(cast: Cast) -> None:
    message = a_given_up()
    send_again(message, why=f" {WHY} ", by=cast.system_administrator, as_of=NOW)
    assert list(Message.objects.due()) == [message]
    again = message.sent_again.get()
    assert (again.person, again.why, again.at) == (cast.system_administrator, WHY, NOW)


def test_a_second_person_is_told_that_it_was_sent_already(cast: Cast) -> None:
    message = a_given_up()
    send_again(message, why=WHY, by=cast.system_administrator, as_of=NOW)
    with pytest.raises(NotNow, match="Only a message that was given up"):
        send_again(message, why=WHY, by=cast.administrator, as_of=NOW)
    assert message.sent_again.count() == 1


def test_without_a_reason_nothing_is_sent(cast: Cast) -> None:
    message = a_given_up()
    with pytest.raises(Incomplete) as refusal:
        send_again(message, why="  ", by=cast.system_administrator, as_of=NOW)
    assert refusal.value.field == "why"
    assert Message.objects.get().state == State.DEAD


def test_who_does_not_look_after_mail_may_not(cast: Cast) -> None:
    message = a_given_up()
    for who in (cast.worker, cast.manager, cast.chair, cast.auditor, cast.partner):
        with pytest.raises(NotAllowed):
            send_again(message, why=WHY, by=who, as_of=NOW)
    assert not SentAgain.objects.exists()


def test_who_sent_it_again_is_never_rewritten(cast: Cast) -> None:
    send_again(a_given_up(), why=WHY, by=cast.system_administrator, as_of=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        SentAgain.objects.update(why="Because.")
    with pytest.raises(DatabaseError), transaction.atomic():
        SentAgain.objects.all().delete()
    assert SentAgain.objects.get().why == WHY
