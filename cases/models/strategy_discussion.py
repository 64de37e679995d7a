"""A strategy discussion: whether a Section 47 enquiry is started, for each child (C01)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.visibility import visible_q
from cases.choices import EnquiryMode
from cases.choices.states import DiscussionStatus
from cases.models.case import Case
from cases.models.together import Together
from cpcase.records import Record, RecordQuerySet


class StrategyDiscussionQuerySet(RecordQuerySet):
    """Strategy discussions."""

    def visible_to(self, person: Any) -> "StrategyDiscussionQuerySet":
        """Those about at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__case__")).distinct()

    def waiting(self) -> "StrategyDiscussionQuerySet":
        """Recorded, and not signed off yet."""
        return self.filter(status=DiscussionStatus.RECORDED)

    def for_page(self) -> "StrategyDiscussionQuerySet":
        """With all that its page shows and its reach asks for."""
        return self.select_related("called_by", "recorded_by", "signed_off_by").prefetch_related(
            "children__case__child",
            "children__case__timeline__allocations",
            "children__case__timeline__team",
            "children__case__timeline__pathway",
            "children__case__timeline__overlay",
            "children__case__named",
            "children__case__shares",
            "attendees",
            "known",
            "actions",
        )


class StrategyDiscussion(Together, Record):
    """One discussion about one or several children. Its end starts every clock."""

    status = models.CharField(
        max_length=12, choices=DiscussionStatus.choices, default=DiscussionStatus.DRAFT
    )
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why_called = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    why_now = models.TextField(blank=True)
    mode = models.CharField(max_length=6, choices=EnquiryMode.choices, blank=True)
    conference_possible = models.BooleanField(null=True)
    went_ahead_because = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True)
    returned_because = models.TextField(blank=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True)

    objects = StrategyDiscussionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=(DiscussionStatus.DRAFT, DiscussionStatus.SET_ASIDE))
                | Q(ended_at__isnull=False, recorded_by__isnull=False),
                name="discussion_recorded_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(held_at__isnull=False, ended_at__gte=F("held_at")),
                name="discussion_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=DiscussionStatus.SIGNED_OFF,
                    signed_off_at__isnull=False,
                    signed_off_by__isnull=False,
                )
                | ~Q(status=DiscussionStatus.SIGNED_OFF)
                & Q(signed_off_at=None, signed_off_by=None),
                name="discussion_signed_off_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Strategy discussion {self.held_at:%Y-%m-%d}" if self.held_at else "Draft"


class DiscussionChildQuerySet(RecordQuerySet):
    """The children of strategy discussions."""

    def visible_to(self, person: Any) -> "DiscussionChildQuerySet":
        """Those in a person's reach; a restricted child is left out."""
        return self.filter(visible_q(person, prefix="case__")).distinct()


class DiscussionChild(Record):
    """The risk to one child and what was decided. `follows` says what is done without an S47."""

    discussion = models.ForeignKey(StrategyDiscussion, models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, models.PROTECT, related_name="discussions")
    risk = models.TextField(blank=True)
    s47_initiated = models.BooleanField(null=True)
    why = models.TextField(blank=True)
    follows = models.TextField(blank=True)
    # The event that says it was held, for this child.
    held_event_id = models.UUIDField(null=True)

    objects = DiscussionChildQuerySet.as_manager()

    class Meta:
        ordering = [F("case__child__birth_date").asc(nulls_last=True), "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "case"], name="discussion_child_once")
        ]

    def __str__(self) -> str:
        return str(self.case_id)
