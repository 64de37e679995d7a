"""What is written for a conference: by the social worker, and by each agency."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.reach import Reach
from accounts.visibility import visible_q
from conferences.choices import ReportStatus, Route
from conferences.models.conference import Conference, ConferenceChild
from conferences.models.invitation import Invitation
from cpcase.records import Record, RecordQuerySet


class ReportQuerySet(RecordQuerySet):
    """The social workers' reports."""

    def visible_to(self, person: Any) -> "ReportQuerySet":
        """Those about at least one child in a person's reach."""
        prefix = "conference__children__case__"
        return self.filter(visible_q(person, prefix=prefix)).distinct()


class Report(Record):
    """The social worker's report: what is the same for all children, and a part for each (D07)."""

    conference = models.OneToOneField(Conference, models.PROTECT, related_name="report")
    status = models.CharField(
        max_length=14, choices=ReportStatus.choices, default=ReportStatus.DRAFT
    )
    family_history = models.TextField(blank=True)
    family_views = models.TextField(blank=True)
    agencies = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    authorised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    authorised_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    # When the first of the family had it.
    shared_at = models.DateTimeField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="authorised")
                | Q(authorised_at__isnull=False, authorised_by__isnull=False),
                name="report_authorised_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.get_status_display()

    def reach(self) -> Reach:
        """Its conference's."""
        return self.conference.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The children of its conference."""
        return self.conference.seen_children()


class ReportPart(Record):
    """One child's part: what the child says, what happened, what worries us, what is proposed."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="parts")
    child = models.OneToOneField(ConferenceChild, models.PROTECT, related_name="report_part")
    says = models.TextField(blank=True)
    incidents = models.TextField(blank=True)
    why_likely = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    working_well = models.TextField(blank=True)
    proposed = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.child_id)


class ReportShare(Record):
    """The report was shared with somebody, when and how. The words are theirs."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="shares")
    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="report_shares")
    route = models.CharField(max_length=12, choices=Route.choices)
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    views = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "invitation"], name="report_shared_once")
        ]

    def __str__(self) -> str:
        return self.get_route_display()


class AgencyReport(Record):
    """What one invited agency writes for the conference (S08)."""

    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="report")
    words = models.TextField()
    sent_at = models.DateTimeField()
    # Whoever sent it: a person, or the service account of the agency's own system.
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d}"

    def reach(self) -> Reach:
        """Its invitation's."""
        return self.invitation.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The children of its conference."""
        return self.invitation.seen_children()
