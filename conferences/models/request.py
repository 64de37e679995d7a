"""A conference that is asked for: who, why, and what has to be thought of."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.visibility import visible_q
from cases.models import Case, Enquiry
from cases.models.together import Together
from conferences.choices import Kind, RequestStatus
from cpcase.records import Record, RecordQuerySet


class ConferenceRequestQuerySet(RecordQuerySet):
    """Requests."""

    def visible_to(self, person: Any) -> "ConferenceRequestQuerySet":
        """Requests about at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__case__")).distinct()


class ConferenceRequest(Together, Record):
    """An initial or transfer-in conference is wanted, for one child or for siblings together."""

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.INITIAL)
    status = models.CharField(
        max_length=12, choices=RequestStatus.choices, default=RequestStatus.DRAFT
    )
    enquiry = models.ForeignKey(Enquiry, models.PROTECT, null=True, related_name="requests")
    # Transfer-in: the authority that the family comes from, and when it gave notice (N07).
    other_authority = models.CharField(max_length=120, blank=True)
    notified_at = models.DateTimeField(null=True)
    availability = models.TextField(blank=True)
    arrangements = models.TextField(blank=True)
    contact_limits = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    listed_at = models.DateTimeField(null=True)

    objects = ConferenceRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None)
                | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="request_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False), name="request_sent_at"
            ),
            models.CheckConstraint(
                condition=Q(kind="initial") | Q(kind="transfer_in", notified_at__isnull=False),
                name="request_transfer_was_notified",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def cases(self) -> list[Case]:
        """The episodes it is about."""
        return [child.case for child in self.rows()]


class RequestChild(Record):
    """One child of a request, and why a conference is wanted for this child."""

    request = models.ForeignKey(ConferenceRequest, models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, models.PROTECT, related_name="conference_requests")
    why = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "request children"
        ordering = [F("case__child__birth_date").asc(nulls_last=True), "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["request", "case"], name="request_child_once")
        ]

    def __str__(self) -> str:
        return str(self.case_id)
