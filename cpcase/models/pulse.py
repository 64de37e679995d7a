"""Signs of life: when each look-out last did its round."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

LATE_AFTER = timedelta(minutes=3)  # six rounds of the ring, eighteen of the drain


class PulseQuerySet(models.QuerySet["Pulse"]):
    """Pulses, judged by the database's own clock, which nobody moves."""

    def fresh(self) -> "PulseQuerySet":
        """Those of the last three minutes."""
        return self.filter(at__gte=Now() - LATE_AFTER)

    def ages(self) -> dict[str, timedelta]:
        """How long ago each look-out did its last round, by its name."""
        age = models.ExpressionWrapper(Now() - models.F("at"), models.DurationField())
        return dict(self.annotate(age=age).values_list("name", "age"))


class Pulse(models.Model):
    """A row for each look-out, `ring` and `drain`: silence is the worse failure."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField(help_text="Real time, by the database's clock.")

    objects = PulseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M:%S}"
