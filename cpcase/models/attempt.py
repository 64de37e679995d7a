"""Each try to send a message, and how it came out."""

from django.db import models
from django.db.models.functions import Now

from cpcase.models.message import Message, Outcome


class Attempt(models.Model):
    """The nth try of a message. Written with its claim, so that no try leaves no trace."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="attempts")
    n = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "n"], name="attempt_once"),
            models.CheckConstraint(
                condition=models.Q(outcome="", ended_at=None)
                | models.Q(outcome__in=Outcome.values, ended_at__isnull=False),
                name="attempt_ended_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.n}: {self.outcome or 'going on'}"
