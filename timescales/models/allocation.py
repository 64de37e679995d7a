"""Who answers in which role for one episode. A deadline stores the role, never the person."""

from datetime import datetime

from django.conf import settings
from django.db import models

from cpcase.records import Record, RecordQuerySet
from timescales.models.timeline import Timeline


class AllocationQuerySet(RecordQuerySet):
    """Allocations."""

    def in_force(self) -> "AllocationQuerySet":
        """Those that have not ended."""
        return self.filter(ended_at=None)

    def at(self, moment: datetime) -> "AllocationQuerySet":
        """Those that were in force at `moment`."""
        return self.filter(started_at__lte=moment).filter(
            models.Q(ended_at=None) | models.Q(ended_at__gt=moment)
        )


class Allocation(Record):
    """One person in one role of an episode, from when to when."""

    timeline = models.ForeignKey(Timeline, models.PROTECT, related_name="allocations")
    role = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="allocations")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["timeline", "role"],
                condition=models.Q(ended_at=None),
                name="allocation_one_in_force_a_role",
            )
        ]
        indexes = [models.Index(fields=["person", "role", "ended_at"])]

    def __str__(self) -> str:
        return f"{self.role} since {self.started_at:%Y-%m-%d}"
