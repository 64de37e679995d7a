"""How a message leaves, and what we can honestly say about it afterwards."""

import contextlib
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage, get_connection

from cpcase.models import Channel, Message, Outcome

TIMEOUT = 15  # seconds a mail server may keep silent: well under half of a claim's lease
REFUSALS = (SMTPResponseException, SMTPRecipientsRefused, BadHeaderError)
REPEAT = "You may have had this message before."


def send(message: Message, *, may_repeat: bool) -> tuple[Outcome, str]:
    """Send a message; how it came out and, unless it was sent, the kind of error.

    An error's own words are not kept: they quote addresses. Uncertain: the line broke after
    the message had been handed over, so it may have arrived.
    """
    match Channel(message.channel):
        case Channel.EMAIL:
            return _send_email(message, may_repeat=may_repeat)


def _send_email(message: Message, *, may_repeat: bool) -> tuple[Outcome, str]:
    email = _email(message, may_repeat=may_repeat)
    if not email.recipients():
        return Outcome.FAILED, "There is nobody to send it to."
    line = get_connection(timeout=TIMEOUT)
    try:
        line.open()
    except Exception as error:
        return Outcome.FAILED, _kind(error)
    try:
        line.send_messages([email])
    except REFUSALS as error:
        return Outcome.FAILED, _kind(error)
    except Exception as error:
        return Outcome.UNCERTAIN, _kind(error)
    finally:
        with contextlib.suppress(Exception):  # what was said before the end counts
            line.close()
    return Outcome.OK, ""


def _email(message: Message, *, may_repeat: bool) -> EmailMessage:
    """The same Message-ID on every try, so that a mail program can tell a repeat."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return EmailMessage(
        subject=message.subject,
        body=f"{message.body}\n\n{REPEAT}\n" if may_repeat else message.body,
        to=[message.address],
        headers={
            "Message-ID": f"<{message.pk}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _kind(error: Exception) -> str:
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()
