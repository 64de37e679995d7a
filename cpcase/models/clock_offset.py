"""One row that moves the clock of a demo or a test."""

from datetime import timedelta

from django.db import models


class ClockOffset(models.Model):
    """How far the product's clock stands from real time. At most one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    offset = models.DurationField(default=timedelta)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="clock_offset_single_row")
        ]

    @classmethod
    def current(cls) -> timedelta:
        """The offset in force; none when the row was never written."""
        row = cls.objects.first()
        return row.offset if row else timedelta()
