"""What is due, by when, for whom: one row for each occurrence of a dated step."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from timescales.engine.calendar import LONDON
from timescales.engine.dates import Limit
from timescales.models.allocation import Allocation, AllocationQuerySet
from timescales.models.event import Event
from timescales.models.timeline import Timeline


class State(models.TextChoices):
    """What is stored; how soon or late it is, is judged on reading."""

    WAITING = "waiting", "No date yet"
    OPEN = "open", "Open"
    EXPECTED = "expected", "Expected"
    MET = "met", "Done"
    NOT_NEEDED = "not_needed", "Not needed"
    SUPERSEDED = "superseded", "Replaced"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Deadlines, in phrases."""

    def open(self) -> "DeadlineQuerySet":
        """Owed now."""
        return self.filter(state=State.OPEN)

    def current(self) -> "DeadlineQuerySet":
        """Everything but what was replaced."""
        return self.exclude(state=State.SUPERSEDED)

    def overdue(self, as_of: datetime) -> "DeadlineQuerySet":
        """Open, and past the limit at `as_of` (a day limit from midnight in London after it)."""
        return self.open().filter(late_from__lte=as_of)

    def ringing(self, as_of: datetime) -> "DeadlineQuerySet":
        """Whose next ring is due, the longest waiting first: a partial index finds them."""
        return self.filter(next_ring_at__lte=as_of).order_by("next_ring_at")

    def for_people(self, people: Iterable[Any], posts: Iterable[Any]) -> "DeadlineQuerySet":
        """What these people answer for: by allocation, else by a post where nobody is named."""
        named = Allocation.objects.in_force()
        mine = Q()
        for role, timelines in _by_role(named.filter(person__in=people)).items():
            mine = mine | Q(answers=role, timeline__in=timelines)
        someone = named.filter(timeline=OuterRef("timeline"), role=OuterRef("answers"))
        unnamed = Q()
        for post in posts:
            team = Q() if post.team_id is None else Q(timeline__team=post.team_id)
            unnamed |= Q(answers=post.role) & team
        if unnamed:
            mine |= unnamed & Q(~Exists(someone))
        return self.filter(mine) if mine else self.none()

    def in_order(self) -> "DeadlineQuerySet":
        """Soonest first."""
        return self.order_by("due_on", "due_at", "step", "part")

    def for_lists(self) -> "DeadlineQuerySet":
        """Soonest first, with all that a line shows: a pathway's text is read once, not a row."""
        return (
            self.in_order()
            .select_related("timeline__team")
            .prefetch_related("timeline__pathway", "timeline__overlay")
        )


def _by_role(rows: AllocationQuerySet) -> dict[str, list[Any]]:
    """Timelines by the role somebody is named in: one query, however many episodes."""
    found: dict[str, list[Any]] = {}
    for role, timeline in rows.values_list("role", "timeline"):
        found.setdefault(role, []).append(timeline)
    return found


class Deadline(models.Model):
    """One thing owed. A change of dates makes a new row; only state and ring change in place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    timeline = models.ForeignKey(Timeline, models.PROTECT, related_name="deadlines")
    step = models.CharField(max_length=20)
    part = models.CharField(max_length=40, blank=True)
    occurrence = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=300)
    role = models.CharField(max_length=40)
    # The role that answers for it: a core group is answered for by its lead professional.
    answers = models.CharField(max_length=40)
    not_before = models.DateField(null=True)
    target = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    national_due_on = models.DateField(null=True)
    # None: nothing is late, since there is no limit or since it is a right that may pass.
    late_from = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=State.choices)
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+")
    explanation = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    counted_from = models.DateTimeField(null=True)
    # What was counted, in the engine's words; Day 1, where days are numbered from one.
    unit = models.CharField(max_length=20, blank=True, default="")
    day_one = models.DateField(null=True)
    own_day = models.BooleanField(default=False)
    stage = models.PositiveSmallIntegerField(default=0)
    next_ring_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["timeline", "step", "part", "occurrence"],
                condition=~Q(state="superseded"),
                name="deadline_one_current",
            ),
            models.CheckConstraint(
                condition=Q(next_ring_at=None) | Q(state="open"), name="deadline_rings_while_open"
            ),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(due_on__isnull=False), name="deadline_clock_has_day"
            ),
        ]
        indexes = [
            # Only what is open rings, so this holds no other row. SQLite cannot tell that a state
            # given as a parameter is the index's; that a moment is not null, it can.
            models.Index(
                fields=["next_ring_at"],
                condition=Q(next_ring_at__isnull=False),
                name="deadline_ringing",
            ),
            models.Index(
                fields=["role", "due_on"], condition=Q(state="open"), name="deadline_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} due {self.due_on}"

    @property
    def key(self) -> str:
        """`D13d/pre_review`, or the step's ID alone."""
        return f"{self.step}/{self.part}" if self.part else self.step

    @property
    def due(self) -> Limit | None:
        """The limit: a moment for a clock limit, else a day."""
        return self.due_at.astimezone(LONDON) if self.due_at else self.due_on


# A role that nobody is named for is answered for by another.
ANSWERED_BY = {
    "core_group": "social_worker",
    "sdm": "service_manager",
    "team_coordinator": "conference_administrator",
    "lead_systemic_practitioner": "team_manager",
    "partner": "conference_administrator",
}


def late_from(due: Limit | None) -> datetime | None:
    """The moment from which `due` is missed: midnight in London after the day."""
    if due is None or isinstance(due, datetime):
        return due
    return _midnight(due + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, clock(), LONDON)
