"""Writing at once about a missed limit: one mail a person, however many rungs a run has made.

What to write about is read from the inbox, not remembered: a run that was killed after it rang is
made good by the next one. What lies ahead waits for the morning's digest.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Notice, User
from accounts.roles import Role
from accounts.services.notices import mail_now
from timescales.models import Alert
from timescales.services.ringing import alert_of

AT_ONCE = ("overdue", "escalated")
logger = logging.getLogger(__name__)


def write_about_missed(*, as_of: datetime) -> int:
    """Write to everybody who has unread notices of missed limits; how many were written to."""
    people = list(_waiting().values_list("person", flat=True).distinct())
    return sum(_write_safely(pk, as_of) for pk in people)


def _write_safely(pk: Any, as_of: datetime) -> bool:
    """One person whose mail cannot be posted keeps nobody else waiting."""
    try:
        return _write(pk, as_of)
    except Exception:
        logger.exception("The mail about missed limits could not be posted to person %s", pk)
        return False


@transaction.atomic
def _write(pk: Any, as_of: datetime) -> bool:
    # What somebody else holds is being mailed or settled: passed over, so that no act waits for us.
    free = _waiting().select_for_update(skip_locked=True, of=("self",))
    sources = [notice.source_key for notice in free.filter(person=pk).order_by("pk")]
    if sources:
        person = User.objects.get(pk=pk)
        mail_now(person, sources=sources, as_of=as_of, said=_said(person, sources))
    return bool(sources)


def _said(person: User, sources: Sequence[str]) -> str:
    """“A limit was missed”; two rungs of one limit are one limit."""
    missed = Alert.objects.filter(pk__in=[pk for key in sources if (pk := alert_of(key))])
    count = missed.values("deadline").distinct().count()
    if not count:
        return ""
    words = "A limit was missed" if count == 1 else f"{count} limits were missed"
    return f"{words} in your team" if Role.TEAM_MANAGER in person.roles() else words


def _waiting() -> Any:
    return Notice.objects.unmailed().filter(kind__in=AT_ONCE, person__is_active=True)
