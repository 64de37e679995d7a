"""The manager's decision whether an initial conference is needed (C04): an act of its own."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.visibility import visible_q
from cases.models.case import Case
from cpcase.records import Record, RecordQuerySet


class ConferenceDecisionQuerySet(RecordQuerySet):
    """Decisions."""

    def visible_to(self, person: Any) -> "ConferenceDecisionQuerySet":
        """Those about a child in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()


class ConferenceDecision(Record):
    """One decision about one child, with its reason. A later one does not rewrite it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="conference_decisions")
    needed = models.BooleanField()
    why = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    event_id = models.UUIDField(unique=True)

    objects = ConferenceDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-created_at"]

    def __str__(self) -> str:
        return f"Decision of {self.decided_at:%Y-%m-%d}"

    def reach(self) -> Any:
        """Whoever sees the episode sees its decisions."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child it is about."""
        return (self.case.child_id,)
