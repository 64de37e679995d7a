"""A ring that was made: once for each deadline and rung, never deleted."""

import uuid

from django.conf import settings
from django.db import models

from timescales.models.deadline import Deadline


class AlertQuerySet(models.QuerySet["Alert"]):
    """Alerts."""

    def open(self) -> "AlertQuerySet":
        """Those that nothing has closed yet."""
        return self.filter(closed_at=None)

    def locked(self, pk: uuid.UUID) -> "Alert":
        """One, locked until the transaction ends: nothing closes it meanwhile."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class Alert(models.Model):
    """The product told somebody of a deadline. What fulfils the deadline closes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="alerts")
    ring = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deadline", "ring"], name="alert_once_a_ring")
        ]

    def __str__(self) -> str:
        return f"{self.ring} at {self.created_at:%Y-%m-%d %H:%M}"


class Acknowledgement(models.Model):
    """A person has seen an alert: no more reminders to that person; the ladder goes on."""

    alert = models.ForeignKey(Alert, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alert", "person"], name="acknowledged_once")
        ]

    def __str__(self) -> str:
        return f"acknowledged {self.at:%Y-%m-%d %H:%M}"
