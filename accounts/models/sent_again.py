"""A message that was given up and that a person sent again. Rows are never changed."""

from django.conf import settings
from django.db import models


class SentAgain(models.Model):
    """Who put a message back into the queue, when, and what they say they have put right."""

    message = models.ForeignKey("cpcase.Message", models.PROTECT, related_name="sent_again")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.message_id} at {self.at:%Y-%m-%d %H:%M}"
