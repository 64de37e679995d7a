"""The joint report of a core group to a review conference, step by step (D20)."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.reach import Reach
from coregroups.choices import JointReportStatus
from coregroups.models.group import CoreGroup
from coregroups.models.meeting import Meeting
from cpcase.records import Record, RecordQuerySet


class JointReportQuerySet(RecordQuerySet):
    """Joint reports."""

    def visible_to(self, person: Any) -> "JointReportQuerySet":
        """Reports of the groups in a person's reach."""
        return self.filter(meeting__core_group__in=CoreGroup.objects.visible_to(person))


class JointReport(Record):
    """Begun at the core group before a review; each step runs from the one before it."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="report")
    status = models.CharField(
        max_length=10,
        choices=JointReportStatus.choices,
        default=JointReportStatus.AGREED,
        editable=False,
    )

    objects = JointReportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.get_status_display()

    def reach(self) -> Reach:
        """Whoever may act for the group."""
        return self.meeting.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The group's children."""
        return self.meeting.seen_children()


class JointReportStep(Record):
    """One step done: when, by whom, and how it reached people."""

    report = models.ForeignKey(JointReport, models.PROTECT, related_name="steps")
    status = models.CharField(max_length=10, choices=JointReportStatus.choices)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "status"], name="joint_report_step_once")
        ]

    def __str__(self) -> str:
        return self.get_status_display()
