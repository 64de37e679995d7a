"""Messages that did not leave as they should, in neutral words: none of them names a child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import SentAgain
from cpcase.models import Message, State
from cpcase.models.message import MessageQuerySet

GIVEN_UP, TRIED_AGAIN, UNSURE = "given-up", "tried-again", "unsure"
# What a page can be asked to show, and what the link to it says.
SHOWS: dict[str, str] = {
    GIVEN_UP: "given up",
    TRIED_AGAIN: "being tried again",
    UNSURE: "perhaps received twice",
}
# What an error means to whoever has to put it right, by its kind.
_MEANS = {
    "SMTPRecipientsRefused": "The mail server does not take mail for this address",
    "SMTPSenderRefused": "The mail server does not take mail from our address",
    "SMTPDataError": "The mail server did not take the message",
    "SMTPAuthenticationError": "The mail server did not let us sign in",
    "SMTPServerDisconnected": "The mail server ended the conversation",
    "ConnectionRefusedError": "The mail server did not answer",
    "TimeoutError": "The mail server did not answer in time",
    "gaierror": "The mail server was not found",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One message: what it says it is about, to whom, and what became of it."""

    pk: Any
    subject: str
    address: str
    written_at: datetime
    tries: str
    last_try_at: datetime | None
    error: str
    again: tuple[SentAgain, ...]
    can_be_sent: bool


def given_up() -> int:
    """How many messages wait for somebody to look at them."""
    return Message.objects.dead().count()


def messages_to_show(show: str) -> MessageQuerySet:
    """The messages of one of SHOWS, those that wait longest first."""
    rows: dict[str, MessageQuerySet] = {
        GIVEN_UP: Message.objects.dead(),
        TRIED_AGAIN: Message.objects.tried_again(),
        UNSURE: Message.objects.unsure(),
    }
    return rows[show].with_last_try().order_by("created_at", "pk")


def counts() -> dict[str, int]:
    """How many there are of each of SHOWS."""
    return {show: messages_to_show(show).count() for show in SHOWS}


def rows_of(messages: Iterable[Message]) -> list[Row]:
    """A page of messages, with who sent them again loaded beforehand."""
    return [_row(message) for message in messages]


def _row(message: Any) -> Row:
    tries = "1 try" if message.attempt == 1 else f"{message.attempt} tries"
    return Row(
        pk=message.pk,
        subject=message.subject,
        address=message.address,
        written_at=message.created_at,
        tries=tries,
        last_try_at=message.last_try_at,
        error=_in_words(message.error),
        again=tuple(message.sent_again.all()),
        can_be_sent=message.state == State.DEAD,
    )


def _in_words(error: str) -> str:
    """“The mail server did not answer (ConnectionRefusedError).” An error's own words are none."""
    if not error or error.endswith("."):
        return error
    return f"{_MEANS.get(error.split()[0], 'It could not be sent')} ({error})."
