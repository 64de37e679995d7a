"""A visit to a family: who was seen, alone or not, and what the children said (C03, C18, L11)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.visibility import visible_q
from cases.models import Case
from cases.models.together import Together
from coregroups.choices import Seen, VisitStatus, WhyNotSeen
from cpcase.records import Record, RecordQuerySet


class VisitQuerySet(RecordQuerySet):
    """Visits, in phrases."""

    def visible_to(self, person: Any) -> "VisitQuerySet":
        """Visits with at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__case__")).distinct()

    def of(self, case: Case) -> "VisitQuerySet":
        """Visits to one child, the latest first."""
        return self.filter(children__case=case).order_by("-visited_at")

    def made(self) -> "VisitQuerySet":
        """Those at which somebody was in."""
        return self.filter(attempted=False).exclude(status=VisitStatus.TAKEN_BACK)

    def unfinished_of(self, person: Any) -> "VisitQuerySet":
        """What somebody left to finish at their desk."""
        return self.filter(status=VisitStatus.UNFINISHED, visited_by=person)


class Visit(Together, Record):
    """One visit to brothers and sisters together. With nobody in, it was attempted."""

    status = models.CharField(
        max_length=10, choices=VisitStatus.choices, default=VisitStatus.UNFINISHED, editable=False
    )
    visited_at = models.DateTimeField()
    visited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="visits")
    attempted = models.BooleanField(default=False)
    announced = models.BooleanField()
    bedrooms_seen = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    analysis = models.TextField(blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-visited_at"])]

    def __str__(self) -> str:
        return f"Visit {self.visited_at:%Y-%m-%d}"


class VisitChild(Record):
    """One child at a visit. `event_id` is the event on the child's own timeline."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, models.PROTECT, related_name="visited")
    seen = models.CharField(max_length=10, choices=Seen.choices)
    why_not = models.CharField(max_length=10, choices=WhyNotSeen.choices, blank=True)
    why_words = models.CharField(max_length=200, blank=True)
    # Asked of a baby who was seen.
    awake = models.BooleanField(null=True)
    event_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "case"], name="visit_child_once"),
            models.CheckConstraint(
                condition=(Q(seen="not_seen") & ~Q(why_not=""))
                | (~Q(seen="not_seen") & Q(why_not="")),
                name="visit_child_not_seen_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.get_seen_display()

    @property
    def was_seen(self) -> bool:
        """Alone or not."""
        return self.seen in (Seen.ALONE, Seen.NOT_ALONE)
