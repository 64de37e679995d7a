"""A day on which the authority is closed, so that it does not count."""

from django.conf import settings
from django.db import models

from cpcase.records import Record, RecordQuerySet


class ClosureQuerySet(RecordQuerySet):
    """Closed days."""

    def in_force(self) -> "ClosureQuerySet":
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)

    def as_days(self) -> tuple[tuple[object, str], ...]:
        """(date, name) pairs in order, for the calendar."""
        return tuple(self.in_force().order_by("day").values_list("day", "name"))


class Closure(Record):
    """A local closure; taking it back keeps the row."""

    day = models.DateField()
    name = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ClosureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day"],
                condition=models.Q(withdrawn_at=None),
                name="closure_one_in_force_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="closure_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"
