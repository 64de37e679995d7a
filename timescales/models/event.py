"""What happened: append-only. A mistake is withdrawn with a reason, never rewritten."""

import uuid

from django.conf import settings
from django.db import models

from timescales.models.timeline import Timeline


class EventQuerySet(models.QuerySet["Event"]):
    """Events in the order of recording."""

    def standing(self) -> "EventQuerySet":
        """Those that were not withdrawn: the others never stood."""
        return self.filter(withdrawal=None)

    def in_order(self) -> "EventQuerySet":
        """The order of recording; what was corrected keeps the place of what it corrects."""
        return self.order_by("order", "place")


class Event(models.Model):
    """A fact about an episode: small and coded, no narrative. The database refuses a change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    timeline = models.ForeignKey(Timeline, models.PROTECT, related_name="events")
    place = models.PositiveIntegerField()
    # The place in the story: its own, or that of the event which it corrects.
    order = models.PositiveIntegerField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    # Siblings' events of one act share it.
    act = models.UUIDField(default=uuid.uuid4, db_index=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["timeline", "place"], name="event_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Withdrawal(models.Model):
    """An event that never stood, who said so and why (a code; the words are a record of cases)."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"withdrawn: {self.reason}"
