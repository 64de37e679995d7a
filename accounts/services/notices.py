"""Telling somebody: in the product at once, by e-mail at once or in the morning's digest."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import Notice, User
from accounts.rules.mail import who_waits
from cpcase.models import Channel, Message
from cpcase.outbox.services import is_past, post_all


class About(TypedDict):
    """What a notice says, as `tell_all` takes it."""

    source_key: str
    kind: str
    words: str
    link: str
    as_of: datetime
    urgent: NotRequired[bool]


def tell(person: User, **about: Unpack[About]) -> None:
    """Put a notice into one person's inbox, as `tell_all` does."""
    tell_all([person], **about)


def tell_all(
    people: Iterable[User],
    *,
    source_key: str,
    kind: str,
    words: str,
    link: str,
    as_of: datetime,
    urgent: bool = False,
) -> None:
    """Put a notice into people's inboxes, once for each source; `urgent` writes at once, unless
    it only tells and the person chose to read such things in the morning.

    `words` never name a child: they are read in an inbox and their kind in a mail.
    """
    by_key = {person.pk: person for person in people}
    told = Notice.objects.filter(source_key=source_key, person__in=by_key)
    for key in told.values_list("person", flat=True):
        del by_key[key]
    past = is_past()
    at_once = set(by_key) - who_waits(by_key, kind) if urgent else set()
    notices = [
        Notice(
            person=person, source_key=source_key, kind=kind, words=words, link=link,
            created_at=as_of, mailed_at=as_of if past or key in at_once else None,
        )
        for key, person in by_key.items()
    ]  # fmt: skip
    # Of two that tell the same at once, the second has told nothing: its mail has the same key.
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    post_all(
        _mail(by_key[key], "1 thing needs you", f"now:{key}:{source_key}")
        for key in by_key
        if key in at_once
    )


def mail_now(person: User, *, sources: Sequence[str], as_of: datetime, said: str = "") -> None:
    """One mail that says how many things wait, or `said` of them; it names nobody and nothing."""
    count = len(sources)
    said = said or ("1 thing needs you" if count == 1 else f"{count} things need you")
    post_all([_mail(person, said, f"now:{person.pk}:{as_of.isoformat()}:{sources[0]}")])
    Notice.objects.filter(person=person, source_key__in=sources).update(mailed_at=as_of)


def _mail(person: User, said: str, key: str) -> Message:
    return Message(
        channel=Channel.EMAIL,
        address=person.email,
        subject=f"{settings.PRODUCT_NAME}: {said}",
        body=f"{said}. Sign in to see: {settings.SITE_URL}/\n\n{why_written()}",
        dedup_key=key,
    )


def why_written() -> str:
    """How a mail ends: why it came, and where one says when to be written to."""
    return (
        "Sent because this work is yours, or because you answer for somebody whose it is. "
        f"Change when we write to you: {settings.SITE_URL}{reverse('accounts:how_we_write')}"
    )


@transaction.atomic
def read(notice: Notice, *, by: User, as_of: datetime) -> Notice:
    """The person opened it."""
    if notice.person_id == by.pk and notice.read_at is None:
        notice.read_at = as_of
        notice.save(update_fields=["read_at"])
    return notice


def settle(source_keys: Iterable[str], *, as_of: datetime) -> None:
    """What these notices told of is done: they stay readable, and no digest mentions them."""
    Notice.objects.filter(source_key__in=list(source_keys), settled_at=None).update(
        settled_at=as_of
    )


def unsettle(source_keys: Iterable[str]) -> None:
    """What was done is not: a record was withdrawn, so the notices stand again."""
    Notice.objects.filter(source_key__in=list(source_keys)).update(settled_at=None)
