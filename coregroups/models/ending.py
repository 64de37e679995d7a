"""What must be there before a plan ends, where the pathway asks for it (S18, S25b, L14)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.visibility import visible_q
from coregroups.choices import EarlyEndingStatus, LookedAfterAs
from coregroups.models.group import Member
from coregroups.models.plan import Plan
from cpcase.records import Record, RecordQuerySet


class OfPlanQuerySet(RecordQuerySet):
    """What belongs to a plan."""

    def visible_to(self, person: Any) -> "OfPlanQuerySet":
        """That of the plans in a person's reach."""
        return self.filter(visible_q(person, prefix="plan__case__")).distinct()


class OfPlan(Record):
    """It is seen by whoever sees the plan."""

    plan: Any

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        abstract = True

    def reach(self) -> Any:
        """The plan's."""
        return self.plan.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose plan it is."""
        return self.plan.seen_children()


class EarlyEnding(OfPlan):
    """A request to end a plan at the first review although that is not approved (S18)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="early_endings")
    status = models.CharField(
        max_length=8,
        choices=EarlyEndingStatus.choices,
        default=EarlyEndingStatus.ASKED,
        editable=False,
    )
    why = models.TextField()
    # The day on which the team manager was spoken to, before the review.
    raised_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decision = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(status="asked"), name="early_ending_one_open"
            ),
            models.CheckConstraint(
                condition=Q(status="asked", decided_at=None, decided_by=None)
                | (~Q(status="asked") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="early_ending_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()


class StepDown(OfPlan):
    """The team manager's agreement that the plan may step down, a management decision (L14)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="step_downs")
    words = models.TextField()
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Agreed on {self.agreed_on}"


class LookedAfterLetter(OfPlan):
    """The letter that the child is looked after; members may object, the plan stays open (S25b)."""

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="letter")
    looked_after_as = models.CharField(max_length=10, choices=LookedAfterAs.choices)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Why the plan should end although risks remain, or although the authority's plan is another.
    why_not_continue = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Sent {self.sent_at:%Y-%m-%d}"


class Objection(OfPlan):
    """A member's objection to ending the plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="objections")
    member = models.ForeignKey(Member, models.PROTECT, related_name="objections")
    words = models.TextField()
    received_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "member"], name="objection_once_a_member")
        ]

    def __str__(self) -> str:
        return f"Received {self.received_on}"
