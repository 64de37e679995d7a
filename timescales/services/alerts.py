"""Ringing what is due: an alert once for each deadline and rung, and who hears it.

The database holds the truth: any number of schedulers, late, doubled or restarted, give the same
alerts. Nothing outside the database is called here.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.services.notices import tell_all
from timescales.engine.calendar import LONDON
from timescales.engine.rings import Ladder
from timescales.models import Acknowledgement, Alert, Deadline
from timescales.models.deadline import State
from timescales.services.alert_words import words_of
from timescales.services.allocations import hearers
from timescales.services.answering import administrators
from timescales.services.missed import write_about_missed
from timescales.services.ringing import notice_key, rings_of
from timescales.services.working_out import calendar_of

_UNRUNG = "A deadline could not be rung, so nobody is told of it. The server’s log says why."
logger = logging.getLogger(__name__)


class NobodyToTell(Exception):
    """No role, no duty manager and no administrator: an alert must never go to nobody."""


@dataclass(slots=True)
class Rung:
    """What one run did: alerts made, people written to at once, deadlines that failed."""

    made: list[Alert] = field(default_factory=list)
    written_to: int = 0
    failed: list[Any] = field(default_factory=list)

    @property
    def alerts(self) -> int:
        """How many alerts were made."""
        return len(self.made)


def ring_due(*, as_of: datetime) -> Rung:
    """Ring every open deadline whose next ring has come, the longest waiting first.

    Each is a transaction of its own, so a run that is killed has lost nothing and doubled nothing.
    After an outage every missed rung is made, and then each person is written to once. A deadline
    that fails is logged by its opaque id, given to the administrators, and does not stop the rest.
    """
    rung = ring(Deadline.objects.ringing(as_of).values_list("pk", flat=True), as_of=as_of)
    rung.written_to = write_about_missed(as_of=as_of)
    return rung


def ring(deadlines: Iterable[Any], *, as_of: datetime) -> Rung:
    """The same for some deadlines (keys): it is in everybody's inbox, and no mail is written."""
    rung = Rung()
    for pk in list(deadlines):
        try:
            rung.made += _ring(pk, as_of)
        except Exception:
            logger.exception("A deadline could not be rung: %s", pk)
            rung.failed.append(pk)
            _give_to_administrators(pk, as_of)
    return rung


@transaction.atomic
def _ring(pk: Any, as_of: datetime) -> list[Alert]:
    """Make the alerts of every rung that has come. Locked: another run finds nothing to do."""
    row = (
        Deadline.objects.select_for_update(of=("self",))
        .select_related("timeline")
        .filter(pk=pk, state=State.OPEN, next_ring_at__lte=as_of)
        .first()
    )
    if row is None:
        return []
    pathway = row.timeline.followed
    calendar = calendar_of(pathway.nation)
    rungs = rings_of(row, calendar, Ladder.of(pathway.rings))
    made: list[Alert] = []
    while row.stage < len(rungs) and rungs[row.stage].at <= as_of:
        rung = rungs[row.stage]
        words = words_of(rung.name, row, calendar=calendar, as_of=as_of)
        # Whoever is locked here rings alone; behind it stands the constraint.
        if not (row.stage and row.alerts.filter(ring=rung.name).exists()):
            made.append(_make(row, rung.name, rung.roles, words, as_of))
        row.stage += 1
    row.next_ring_at = rungs[row.stage].at if row.stage < len(rungs) else None
    row.version += 1
    row.save(update_fields=["stage", "next_ring_at", "version"])
    return made


def _make(row: Deadline, ring: str, roles: Iterable[str], words: str, as_of: datetime) -> Alert:
    """One alert and its notices."""
    alert = Alert.objects.create(deadline=row, ring=ring, created_at=as_of)
    named = [row.role if role == "owner" else role for role in roles]
    people = hearers(row.timeline, named, on=as_of.astimezone(LONDON).date())
    if not people:
        raise NobodyToTell
    _tell(_listening(row, ring, people), alert, words, as_of)
    return alert


def _tell(people: list[User], alert: Alert, words: str, as_of: datetime) -> None:
    tell_all(
        people,
        source_key=notice_key(alert.pk),
        kind=alert.ring,
        words=words,
        link=f"/alerts/{alert.pk}/",
        as_of=as_of,
    )


def _give_to_administrators(pk: Any, as_of: datetime) -> None:
    """Once for each deadline; the ring is tried again at every look."""
    with transaction.atomic():
        tell_all(
            administrators(on=as_of.astimezone(LONDON).date()), source_key=f"unrung:{pk}",
            kind="system", words=_UNRUNG, link="/", as_of=as_of,
        )  # fmt: skip


def _listening(row: Deadline, ring: str, people: list[User]) -> list[User]:
    """Whoever acknowledged an alert has no more reminders of it; the ladder above goes on."""
    if ring not in ("soon", "today") or not row.stage:
        return people
    said = Acknowledgement.objects.filter(alert__deadline=row)
    seen = set(said.values_list("person", flat=True))
    return [person for person in people if person.pk not in seen]


@transaction.atomic
def acknowledge(alert: Alert, *, by: Any, as_of: datetime) -> Acknowledgement:
    """The person has seen it. The deadline stays open and its ladder goes on."""
    made, _ = Acknowledgement.objects.get_or_create(alert=alert, person=by, defaults={"at": as_of})
    return made
