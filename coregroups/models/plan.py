"""A child protection plan, and what keeps a child safe until there is one."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.visibility import visible_q
from cases.choices import AbuseCategory
from cases.models import Case
from coregroups.choices import Ending, PlanStatus
from cpcase.records import Record, RecordQuerySet


class PlanQuerySet(RecordQuerySet):
    """Plans, in phrases."""

    def visible_to(self, person: Any) -> "PlanQuerySet":
        """Plans of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def open(self) -> "PlanQuerySet":
        """Plans that have not ended."""
        return self.filter(status=PlanStatus.OPEN)


class Plan(Record):
    """One child's plan. It starts on the day of the conference that made it (N12)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="plans")
    status = models.CharField(
        max_length=8, choices=PlanStatus.choices, default=PlanStatus.OPEN, editable=False
    )
    started_on = models.DateField()
    category = models.CharField(max_length=3, choices=AbuseCategory.choices)
    latest_category = models.CharField(max_length=3, choices=AbuseCategory.choices)
    latest_category_since = models.DateField()
    previous_plans = models.PositiveSmallIntegerField(default=0)
    # How often members visit, and how, where the plan asks for more than the pathway (C19, C27).
    visiting = models.TextField(blank=True)
    # The child's own interval between visits, stricter than the pathway's (C22, L11).
    seen_every_days = models.PositiveSmallIntegerField(null=True)
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=16, choices=Ending.choices, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ending_note = models.TextField(blank=True)
    # The conference at which the new authority took the child over (N07).
    transfer_conference_on = models.DateField(null=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(status="open"), name="plan_one_open_a_child"
            ),
            models.CheckConstraint(condition=~Q(category=""), name="plan_has_category"),
            models.CheckConstraint(
                condition=Q(status="open", ended_on=None, reason="", ended_by=None)
                | (
                    Q(status="ended", ended_on__isnull=False, ended_by__isnull=False)
                    & ~Q(reason="")
                ),
                name="plan_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="plan_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Plan since {self.started_on}"

    def reach(self) -> Any:
        """Whoever sees the episode sees its plan."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose plan it is."""
        return (self.case.child_id,)


class InterimPlanQuerySet(RecordQuerySet):
    """Interim plans."""

    def visible_to(self, person: Any) -> "InterimPlanQuerySet":
        """Those of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def open(self) -> "InterimPlanQuerySet":
        """Those that still stand."""
        return self.filter(ended_on=None)


class InterimPlan(Record):
    """What keeps a child safe while a conference is later than the national limit (N02)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="interim_plans")
    words = models.TextField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = InterimPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on=None), name="interim_plan_one_open_a_child"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="interim_plan_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Interim plan since {self.started_on}"

    def reach(self) -> Any:
        """Whoever sees the episode sees it."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whom it keeps safe."""
        return (self.case.child_id,)
