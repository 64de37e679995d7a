"""What rings while a family's film runs: told on its own day, and answered the next morning."""

from datetime import datetime, time, timedelta

from django.db.models import F

from accounts.models import Notice
from cases.services.acknowledging import acknowledge
from cpcase import clock
from cpcase.outbox.services import sent_at
from demo.family import Household
from demo.people import Authority
from timescales.engine.calendar import LONDON
from timescales.models import Alert, Deadline
from timescales.services import alerts

_SAID = (
    "I have rung the family. It is done tomorrow.",
    "I was ill last week. I do it today.",
    "We wait for the school, which answers this afternoon.",
)


class Unrung(Exception):
    """A deadline of the demo could not be rung; the log says why."""


def ring_next(home: Household, *, until: datetime) -> list[Alert] | None:
    """Ring what comes first, at its own moment: the limits that were missed then. None when
    nothing rings until then."""
    rows = Deadline.objects.filter(timeline__in=[case.timeline_id for case in home.cases])
    coming = list(rows.ringing(until))
    at = coming[0].next_ring_at if coming else None
    if at is None:
        return None
    with clock.standing_at(at), sent_at(at):
        rung = alerts.ring([row.pk for row in coming if row.next_ring_at == at], as_of=at)
    if rung.failed:
        raise Unrung
    return [alert for alert in rung.made if alert.ring == "overdue"]


def answer(home: Household, authority: Authority, alert: Alert, *, at: datetime) -> None:
    """Whoever answers for it has seen it and says what happens; nothing once it is done."""
    alert.refresh_from_db()
    if alert.closed_at is None:
        row = alert.deadline
        case = next(case for case in home.cases if case.timeline_id == row.timeline_id)
        who = {
            "social_worker": home.worker,
            "team_manager": home.manager,
            "chair": home.chair,
            "conference_administrator": authority.administrator,
        }
        note = _SAID[(home.number + at.day) % len(_SAID)]
        acknowledge(alert, case, note=note, by=who[row.answers], as_of=at)


def read_older(now: datetime) -> None:
    """Everybody has read the notices of the days before yesterday, each some hours later."""
    yesterday = datetime.combine(now.astimezone(LONDON).date() - timedelta(days=1), time(), LONDON)
    older = Notice.objects.filter(created_at__lt=yesterday, read_at=None)
    older.update(read_at=F("created_at") + timedelta(hours=3))
