"""A child in need plan under section 17, its days and its reviews (N00689, N00690, D23)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.visibility import visible_q
from cases.models import Case
from cpcase.records import Record, RecordQuerySet


class ChildInNeedPlanQuerySet(RecordQuerySet):
    """Child in need plans."""

    def visible_to(self, person: Any) -> "ChildInNeedPlanQuerySet":
        """Those of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def open(self) -> "ChildInNeedPlanQuerySet":
        """Those that have not ended."""
        return self.filter(ended_on=None)


class ChildInNeedPlan(Record):
    """One child's plan while no child protection plan runs; the census asks for its dates.

    One at a time (E4004), ended on or after its start (E4011), never beside another (E4014) nor
    beside a child protection plan (E4001, E4016, E4017).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="child_in_need_plans")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    why_ended = models.TextField(blank=True)

    objects = ChildInNeedPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on=None), name="child_in_need_plan_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, why_ended="")
                | (Q(ended_on__isnull=False) & ~Q(why_ended="")),
                name="child_in_need_plan_ended_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="child_in_need_plan_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Child in need plan since {self.started_on}"

    def reach(self) -> Any:
        """Whoever sees the episode sees its plan."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose plan it is."""
        return (self.case.child_id,)


class ChildInNeedReviewQuerySet(RecordQuerySet):
    """Reviews of child in need plans."""

    def visible_to(self, person: Any) -> "ChildInNeedReviewQuerySet":
        """Those of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="plan__case__")).distinct()


class ChildInNeedReview(Record):
    """A meeting that looked whether a child in need plan helps (D23)."""

    plan = models.ForeignKey(ChildInNeedPlan, models.PROTECT, related_name="reviews")
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField()

    objects = ChildInNeedReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_at"]

    def __str__(self) -> str:
        return f"Review {self.held_at:%Y-%m-%d}"

    def reach(self) -> Any:
        """Whoever sees the episode sees it."""
        return self.plan.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose plan was reviewed."""
        return self.plan.seen_children()
