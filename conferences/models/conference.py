"""A conference and its children: one meeting, a decision of each child's own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.reach import Reach
from accounts.visibility import visible_q
from cases.choices import AbuseCategory
from cases.models import Case
from cases.models.together import Together
from conferences.choices import ConferenceStatus, Kind, Outcome
from conferences.models.diary import Room
from conferences.models.for_letters import ForLetters
from conferences.models.request import ConferenceRequest
from cpcase.records import Record, RecordQuerySet
from timescales.engine.kinds import ENDINGS

_BEFORE = ("asked", "to_book", "stood_down")


class ConferenceQuerySet(RecordQuerySet):
    """Conferences, in phrases."""

    def visible_to(self, person: Any) -> "ConferenceQuerySet":
        """Conferences about at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__case__")).distinct()

    def to_book(self) -> "ConferenceQuerySet":
        """Asked for and without a date."""
        return self.filter(status=ConferenceStatus.TO_BOOK)

    def coming(self) -> "ConferenceQuerySet":
        """Booked and not yet held, the next first."""
        return self.filter(status=ConferenceStatus.BOOKED).order_by("starts_at")

    def not_over(self) -> "ConferenceQuerySet":
        """Asked for, to be booked or booked."""
        return self.filter(
            status__in=(ConferenceStatus.ASKED, ConferenceStatus.TO_BOOK, ConferenceStatus.BOOKED)
        )

    def for_lists(self) -> "ConferenceQuerySet":
        """With all that a line in a list shows, so that the query count stays constant."""
        return self.select_related("room", "chair", "request").prefetch_related(
            "children__case__child__family",
            "children__case__timeline__allocations",
            "children__case__timeline__pathway",
            "children__case__timeline__overlay",
            "children__case__named",
            "children__case__shares",
            "children__case__conference_decisions",
            "children__case__plans",
            "request__children__case__child",
            "invitations__report",
        )

    def for_page(self) -> "ConferenceQuerySet":
        """With all that its page shows besides."""
        return self.for_lists().prefetch_related(
            "bookings",
            "bookings__attendance__invitation",
            "bookings__quorum_choice__agreed_by",
            "late_reasons__person",
            "late_request__asked_by",
            "report__shares__invitation",
            "children__answers",
            "children__outline",
        )


class Conference(ForLetters, Together, Record):
    """One meeting. What was booked before stands in `bookings`; here is what holds now."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    status = models.CharField(
        max_length=12, choices=ConferenceStatus.choices, default=ConferenceStatus.ASKED
    )
    number = models.PositiveSmallIntegerField(default=1)
    request = models.OneToOneField(
        ConferenceRequest, models.PROTECT, null=True, related_name="conference"
    )
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="chaired"
    )
    held_at = models.DateTimeField(null=True)
    quorate = models.BooleanField(null=True)
    decisions_sent_at = models.DateTimeField(null=True)
    stood_down_why = models.TextField(blank=True)

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=_BEFORE)
                | Q(starts_at__isnull=False, ends_at__isnull=False, chair__isnull=False),
                name="conference_booked_with_time_and_chair",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at__gt=F("starts_at")),
                name="conference_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("held", "sent"), held_at__isnull=False)
                | ~Q(status__in=("held", "sent")) & Q(held_at=None),
                name="conference_held_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "starts_at"]),
            models.Index(fields=["chair", "status", "starts_at"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Initial conference; Review conference 2."""
        words = self.get_kind_display()
        return f"{words} {self.number}" if self.kind == Kind.REVIEW else words

    def here(self) -> list["ConferenceChild"]:
        """The children whom it decides about; one who left is not among them."""
        return [child for child in self.rows() if child.left_on is None]

    def cases(self) -> list[Case]:
        """Their episodes."""
        return [child.case for child in self.here()]


class ConferenceChild(Record):
    """One child at a conference: its number on the child's timeline, and what was decided."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, models.PROTECT, related_name="conferences")
    number = models.PositiveSmallIntegerField(default=1)
    left_on = models.DateField(null=True)
    # The event of the booking that stands on the child's timeline.
    booked_event_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=14, choices=Outcome.choices, blank=True)
    category = models.CharField(max_length=3, choices=AbuseCategory.choices, blank=True)
    reason = models.TextField(blank=True)
    # A plan that ends at a review ends by one of the ways that the pathway allows.
    ending = models.CharField(max_length=14, choices=[(code, code) for code in ENDINGS], blank=True)
    # The day on which another authority took the child over, where the plan ends as moved.
    transfer_conference_on = models.DateField(null=True)
    previous_plans = models.PositiveSmallIntegerField(default=0)
    first_core_group_at = models.DateTimeField(null=True)
    # Why it meets past its limit (N03, C20, S13, L10).
    core_group_late_why = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "conference children"
        ordering = [F("case__child__birth_date").asc(nulls_last=True), "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "case"], name="conference_child_once")
        ]

    def __str__(self) -> str:
        return str(self.case_id)

    def reach(self) -> Reach:
        """Whoever sees the episode."""
        return self.case.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """This child alone."""
        return (self.case.child_id,)
