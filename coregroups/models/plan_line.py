"""The lines of a plan (D17): as they stand, as they were worded before, and how they went."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from coregroups.choices import LineUpdate, Progress
from coregroups.models.plan import Plan
from cpcase.records import Record, RecordQuerySet

# What the core group agrees in a line; the earlier wordings keep the same.
WORDS = ("need", "outcome", "action", "how", "who", "achieve_by", "review_on")


class Worded(Record):
    """Need, wanted result, action, how, who, achieved by, reviewed when."""

    need = models.TextField()
    outcome = models.TextField(blank=True)
    action = models.TextField(blank=True)
    how = models.TextField(blank=True)
    who = models.CharField(max_length=200, blank=True)
    achieve_by = models.DateField(null=True)
    review_on = models.DateField(null=True)
    update = models.CharField(max_length=16, choices=LineUpdate.choices)
    written_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def words(self) -> dict[str, Any]:
        """What the line says."""
        return {name: getattr(self, name) for name in WORDS}


class PlanLineQuerySet(RecordQuerySet):
    """Lines of plans."""

    def visible_to(self, person: Any) -> "PlanLineQuerySet":
        """Lines of the plans in a person's reach."""
        return self.filter(plan__in=Plan.objects.visible_to(person))

    def in_order(self) -> "PlanLineQuerySet":
        """As they stand on the page."""
        return self.order_by("plan", "number")


class PlanLine(Worded):
    """One line of a plan as it stands now."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    progress = models.CharField(max_length=8, choices=Progress.choices, blank=True)
    seen = models.TextField(blank=True)
    progress_on = models.DateField(null=True)

    objects = PlanLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_line_number_once"),
            models.CheckConstraint(condition=~Q(need=""), name="plan_line_has_need"),
        ]

    def __str__(self) -> str:
        return f"Line {self.number}"

    def reach(self) -> Any:
        """Whoever sees the plan sees its lines."""
        return self.plan.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child whose plan it is."""
        return self.plan.seen_children()


class EarlierWording(Worded):
    """How a line was worded until it was written anew: kept, and shown on the plan's history."""

    line = models.ForeignKey(PlanLine, models.PROTECT, related_name="earlier")
    until = models.DateField()

    def __str__(self) -> str:
        return f"Until {self.until}"


class ProgressNote(Record):
    """How a line went, as somebody said on a day or a core group agreed."""

    line = models.ForeignKey(PlanLine, models.PROTECT, related_name="notes")
    meeting = models.ForeignKey(
        "coregroups.Meeting", models.PROTECT, null=True, related_name="progress"
    )
    progress = models.CharField(max_length=8, choices=Progress.choices)
    seen = models.TextField(blank=True)
    said_on = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["line", "-said_on"])]

    def __str__(self) -> str:
        return self.get_progress_display()
