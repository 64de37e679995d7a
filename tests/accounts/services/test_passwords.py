"""A password is chosen by a link that works once."""

import pytest

from accounts.services.passwords import choose, send_link
from accounts.services.people import close_account
from cpcase.models import Message
from cpcase.refusals import NotAllowed, NotNow
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_administrator_sends_a_link(cast: Cast) -> None:
    send_link(cast.worker, by=cast.system_administrator)
    message = Message.objects.get()
    assert message.address == cast.worker.email
    assert "/password/" in message.body
    with pytest.raises(NotAllowed):
        send_link(cast.worker, by=cast.manager)


def test_nobody_who_left_gets_one(cast: Cast) -> None:
    left = close_account(cast.worker, by=cast.system_administrator, version=1)
    with pytest.raises(NotNow):
        send_link(left, by=cast.system_administrator)


def test_a_chosen_password_is_kept_as_a_digest_with_who_chose_it(cast: Cast) -> None:
    chosen = choose(cast.worker, password="four words of mine")
    assert chosen.check_password("four words of mine")
    assert "four words" not in chosen.password
    assert chosen.history.first().history_user == cast.worker
