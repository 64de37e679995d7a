"""The mail that gathers: at 8:00, and once more for what rings later. It names nobody."""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from accounts.models import Notice, User
from accounts.models.notice import NoticeQuerySet
from accounts.rules.mail import RINGS, wants_to_hear
from accounts.services.notices import why_written
from cpcase.clock import LONDON
from cpcase.outbox.services import post

AT = time(8)
# What rings at 8:00 comes in by and by: it belongs to the mail of 8:00 all the same.
FIRST_LOOK = timedelta(minutes=1)
# A mail waits until this long after the last of them, so that it can count them all, ...
QUIET = timedelta(seconds=20)
# ... but where more and more comes in, no longer than this.
LONGEST = timedelta(minutes=5)
# What a mail may say a thing is: one thing and several.
_SAYS = {
    "today": ("thing due today", "things due today"),
    "soon": ("thing due soon", "things due soon"),
    "overdue": ("thing overdue", "things overdue"),
    "escalated": ("thing overdue", "things overdue"),
}
_OTHER = ("other thing to read", "other things to read")
logger = logging.getLogger(__name__)


def send_digests(*, as_of: datetime) -> int:
    """Write to everybody for whom something waits; how many were written to.

    At 8:00 from Monday to Friday about all that came in before. What rings later, since the clock
    reached it, an act brought it about or the worker was away, has a mail of its own once nothing
    more comes in; any other news waits for the next morning. At a weekend only whoever has
    something due that very day is written to. A mail counts what things are now: what is done,
    read or overtaken is left out, however often this is called.
    """
    here = as_of.astimezone(LONDON)
    eight = datetime.combine(here.date(), AT, LONDON)
    if here < eight + FIRST_LOOK:
        return 0
    waiting = list(
        _waiting(eight)
        .filter(person__is_active=True)
        .select_related("person__mail_choice")
        .order_by("person_id")
    )
    now = _now(waiting, as_of)
    written = 0
    for _, notices in groupby(waiting, key=lambda one: one.person_id):
        of_one = list(notices)
        kinds = [now[one.pk] for one in of_one]
        if _is_wanted(of_one[0].person, kinds, here) or not any(kinds):
            written += _write_safely(of_one[0].person, eight, as_of)
    return written


def _waiting(eight: datetime) -> NoticeQuerySet:
    """What no mail has mentioned: what rings whenever it rang, any other news from before 8:00."""
    news = Q(created_at__lt=eight) if eight.weekday() < 5 else Q(pk=None)
    return Notice.objects.unmailed().filter(news | Q(kind__in=RINGS))


def _now(notices: list[Notice], as_of: datetime) -> dict[Any, str | None]:
    """What each is now; None for what is over. The app that rings knows, and stands above."""
    rung = import_string(settings.ALERTS_NOW)(notices, as_of=as_of)
    return {one.pk: rung.get(one.pk, one.kind) for one in notices}


def _is_wanted(person: User, kinds: Iterable[str | None], here: datetime) -> bool:
    """Whether the person wants a mail about these now."""
    said = {kind for kind in kinds if kind is not None}
    if here.weekday() >= 5:
        return "today" in said
    return bool(said) and wants_to_hear(person, said)


def _write_safely(person: User, eight: datetime, as_of: datetime) -> bool:
    """One person whose mail cannot be posted keeps nobody else waiting."""
    try:
        return _write(person, eight, as_of)
    except Exception:
        logger.exception("The mail of what waits could not be posted to person %s", person.pk)
        return False


@transaction.atomic
def _write(person: User, eight: datetime, as_of: datetime) -> bool:
    """One person's mail, unless more is still coming in. The message and that it mentions these
    are one commit: a run that is killed has written both or neither."""
    # What somebody else holds is being mailed, read or settled: passed over.
    free = _waiting(eight).select_for_update(skip_locked=True, of=("self",))
    notices = list(free.filter(person=person).order_by("created_at", "pk"))
    if not notices or _more_comes(notices, eight, as_of):
        return False
    kinds = [kind for kind in _now(notices, as_of).values() if kind is not None]
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mailed_at=as_of)
    if not kinds:
        return False
    post(
        channel="email",
        address=person.email,
        subject=f"{settings.PRODUCT_NAME}: {_subject(kinds)}",
        body=f"You have {_listed(kinds)}. Sign in to see: {settings.SITE_URL}/\n\n{why_written()}",
        dedup_key=f"digest:{person.pk}:{notices[0].pk}",
    )
    return True


def _more_comes(notices: list[Notice], eight: datetime, as_of: datetime) -> bool:
    """Whether the last has only just come in, and the first has not waited for long."""
    first, last = max(eight, notices[0].created_at), notices[-1].created_at
    return last > as_of - QUIET and first > as_of - LONGEST


def _subject(kinds: list[str]) -> str:
    counted = f"{len(kinds)} thing{'s' * (len(kinds) > 1)}"
    verb = "is" if len(kinds) == 1 else "are"
    return f"{counted} {verb} due today" if set(kinds) == {"today"} else f"{counted} for you"


def _listed(kinds: list[str]) -> str:
    """“2 things due today, 1 thing overdue and 3 other things to read”."""
    counts = Counter(_SAYS.get(kind, _OTHER) for kind in kinds)
    said = [f"{counts[words]} {words[counts[words] > 1]}" for words in _in_order(counts)]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _in_order(counts: Counter[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    order = dict.fromkeys((*_SAYS.values(), _OTHER))
    return (words for words in order if counts[words])
