"""Who watches over a plan: supervision every month, the chair half way (C24, C26, S15)."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.visibility import visible_q
from cases.models import Case
from cpcase.records import Record, RecordQuerySet


class OversightQuerySet(RecordQuerySet):
    """Supervisions and mid-point reviews."""

    def visible_to(self, person: Any) -> "OversightQuerySet":
        """Those of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def of(self, case: Case) -> "OversightQuerySet":
        """Those of one child, the latest first."""
        return self.filter(case=case).order_by("-held_at")


class Oversight(Record):
    """What both have in common."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="%(class)ss")
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    progress = models.TextField()
    agreed = models.TextField(blank=True)

    objects = OversightQuerySet.as_manager()

    class Meta:
        abstract = True

    def reach(self) -> Any:
        """Whoever sees the episode sees it."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whom it is about."""
        return (self.case.child_id,)


class Supervision(Oversight):
    """A manager and a worker talk one child's plan through (C26)."""

    visiting = models.TextField()
    planning = models.TextField(blank=True)
    timescales_kept = models.BooleanField()
    chronology_current = models.BooleanField()
    genogram_current = models.BooleanField()
    ecomap_current = models.BooleanField()

    def __str__(self) -> str:
        return f"Supervision {self.held_at:%Y-%m-%d}"


class MidpointReview(Oversight):
    """The chair looks at a plan between two conferences (C24, S15, S19, S21, S23)."""

    outline_developed = models.BooleanField()
    core_groups_in_time = models.BooleanField()
    plan_reflects_changes = models.BooleanField()

    def __str__(self) -> str:
        return f"Mid-point review {self.held_at:%Y-%m-%d}"

    @property
    def is_on_course(self) -> bool:
        """All three as they should be; else the team manager is spoken to (S15)."""
        return self.outline_developed and self.core_groups_in_time and self.plan_reflects_changes
