"""The morning's mail: once a day, at 8:00, how much waits for a person. It names nobody."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import groupby

from django.conf import settings
from django.db import transaction

from accounts.models import Notice
from accounts.rules.mail import wants_this_morning
from accounts.services.notices import why_written
from cpcase.clock import LONDON
from cpcase.models import Message
from cpcase.outbox.services import post

AT = time(8)
# What rings at 8:00 comes in by and by: it belongs to the digest of 8:00 all the same.
STILL_OF_EIGHT = timedelta(minutes=5)
# A mail waits until this long after the last of them, so that it can count them all.
QUIET = timedelta(seconds=20)
# Notice kinds of which a mail may say what they are: one thing and several.
_SAYS = {
    "today": ("thing due today", "things due today"),
    "soon": ("thing due soon", "things due soon"),
    "overdue": ("thing overdue", "things overdue"),
    "escalated": ("thing overdue", "things overdue"),
}
_OTHER = ("other thing to read", "other things to read")


def send_digests(*, as_of: datetime) -> int:
    """Write to everybody for whom something waits since before 8:00; how many were written to.

    From Monday to Friday, once a day and person, however often this is called: what comes later
    waits for the next morning, and what is done or read meanwhile is left out.
    """
    here = as_of.astimezone(LONDON)
    eight = datetime.combine(here.date(), AT, LONDON)
    if here < eight or here.weekday() >= 5:
        return 0
    waiting = (
        Notice.objects.unmailed()
        .filter(created_at__lt=eight + STILL_OF_EIGHT, person__is_active=True)
        .select_related("person__mail_choice")
        .order_by("person_id")
    )
    by_person = [list(notices) for _, notices in groupby(waiting, key=lambda one: one.person_id)]
    return sum(_write(notices, as_of=as_of) for notices in by_person if _is_wanted(notices))


def _is_wanted(notices: list[Notice]) -> bool:
    """Whether the person wants a mail about these this morning."""
    return wants_this_morning(notices[0].person, {notice.kind for notice in notices})


@transaction.atomic
def _write(notices: list[Notice], *, as_of: datetime) -> bool:
    """One person's digest, unless it was sent today or more is still coming in."""
    person = notices[0].person
    key = f"digest:{person.pk}:{as_of.astimezone(LONDON).date()}"
    if max(notice.created_at for notice in notices) > as_of - QUIET:
        return False
    if Message.objects.filter(dedup_key=key).exists():
        return False
    post(
        channel="email",
        address=person.email,
        subject=f"{settings.PRODUCT_NAME}: {_subject(notices)}",
        body=_body(notices),
        dedup_key=key,
    )
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=as_of)
    return True


def _subject(notices: list[Notice]) -> str:
    kinds = {notice.kind for notice in notices}
    counted = f"{len(notices)} thing{'s' * (len(notices) > 1)}"
    verb = "is" if len(notices) == 1 else "are"
    return f"{counted} {verb} due today" if kinds == {"today"} else f"{counted} for you"


def _body(notices: list[Notice]) -> str:
    return f"You have {_listed(notices)}. Sign in to see: {settings.SITE_URL}/\n\n{why_written()}"


def _listed(notices: list[Notice]) -> str:
    """“2 things due today, 1 thing overdue and 3 other things to read”."""
    counts = Counter(_SAYS.get(notice.kind, _OTHER) for notice in notices)
    said = [f"{counts[words]} {words[counts[words] > 1]}" for words in _in_order(counts)]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _in_order(counts: Counter[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    order = dict.fromkeys((*_SAYS.values(), _OTHER))
    return (words for words in order if counts[words])
