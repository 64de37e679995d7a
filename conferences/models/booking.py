"""Each booking of a conference, the quarter hours it takes, and why it may be late."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from conferences.choices import LateRole, Resource
from conferences.models.conference import Conference
from conferences.models.diary import Room
from cpcase.records import Record, RecordQuerySet


class BookingQuerySet(RecordQuerySet):
    """Bookings."""

    def current(self) -> "BookingQuerySet":
        """Those that were not replaced or stood down."""
        return self.filter(ended_at=None)


class Booking(Record):
    """A date that a conference had; the last one stands. Rearranging keeps the earlier ones."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="bookings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["booked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(ended_at=None), name="booking_one_stands"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class BookedSlot(models.Model):
    """One quarter of an hour of one room or chair: taken once, by a constraint on each database.

    Not a record: a row goes when the conference is rearranged or stood down.
    """

    kind = models.CharField(max_length=6, choices=Resource.choices)
    resource = models.UUIDField()
    quarter = models.DateTimeField()
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="slots")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "resource", "quarter"], name="slot_booked_once")
        ]
        indexes = [models.Index(fields=["quarter"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.quarter:%Y-%m-%d %H:%M}"


class LateReason(Record):
    """Somebody who must agree to a date past a limit did, and said why (S03, N02)."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="late_reasons")
    role = models.CharField(max_length=20, choices=LateRole.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField()
    # The last day that was agreed to; a later date has to be agreed again.
    until = models.DateField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "role"], name="late_reason_one_a_role")
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class LateRequest(Record):
    """Whoever must agree to a date past a limit was asked to; the last one that was asked (S03)."""

    conference = models.OneToOneField(Conference, models.PROTECT, related_name="late_request")
    until = models.DateField()
    words = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Until {self.until}"
