"""The child and family assessment: its dates and the factors found, as the census asks."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.visibility import visible_q
from cases.choices import AssessmentFactor
from cases.choices.states import AssessmentStatus
from cases.models.case import Case
from cpcase.records import Record, RecordQuerySet


class AssessmentQuerySet(RecordQuerySet):
    """Assessments."""

    def visible_to(self, person: Any) -> "AssessmentQuerySet":
        """Those of the episodes in a person's reach."""
        return self.filter(visible_q(person, prefix="case__")).distinct()

    def running(self) -> "AssessmentQuerySet":
        """Started, and not authorised."""
        return self.filter(status=AssessmentStatus.STARTED)


class Assessment(Record):
    """One assessment of one child (N00159, N00160, N00161); one at a time (E8896)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    status = models.CharField(
        max_length=12, choices=AssessmentStatus.choices, default=AssessmentStatus.STARTED
    )
    started_on = models.DateField()
    # The day by which it is to be finished, set to the child's needs (C06).
    aim_on = models.DateField(null=True)
    # The day, before that, on which the manager looks how it goes (N00161).
    review_on = models.DateField(null=True)
    authorised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    authorised_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status=AssessmentStatus.STARTED),
                name="assessment_one_open_a_child",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=AssessmentStatus.AUTHORISED,
                    authorised_at__isnull=False,
                    authorised_by__isnull=False,
                )
                | Q(status=AssessmentStatus.STARTED, authorised_at=None, authorised_by=None),
                name="assessment_authorised_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Assessment since {self.started_on:%Y-%m-%d}"

    def reach(self) -> Any:
        """Whoever sees the episode sees its assessment."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The child that is assessed."""
        return (self.case.child_id,)


class FactorFound(Record):
    """One factor identified at the end of an assessment (N00181); 21 stands alone (E8869)."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="factors")
    code = models.CharField(max_length=3, choices=AssessmentFactor.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "code"], name="factor_once")]

    def __str__(self) -> str:
        return self.get_code_display()
