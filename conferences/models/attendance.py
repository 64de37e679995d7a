"""Who took part in a sitting, and what was done when too few agencies were there."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from conferences.choices import NotQuorate, Presence
from conferences.models.booking import Booking
from conferences.models.invitation import Invitation
from cpcase.records import Record


class Attendance(Record):
    """One invited person or agency at one sitting, and whether they agree with the decision."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="attendance")
    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="attendance")
    presence = models.CharField(max_length=10, choices=Presence.choices, blank=True)
    represented_by = models.CharField(max_length=120, blank=True)
    agrees = models.BooleanField(null=True)
    view = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "invitation"], name="conference_attendance_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_presence_display()


class QuorumChoice(Record):
    """A sitting was not quorate, and this was done about it, agreed by a manager (S12)."""

    booking = models.OneToOneField(Booking, models.PROTECT, related_name="quorum_choice")
    choice = models.CharField(max_length=10, choices=NotQuorate.choices)
    why = models.TextField()
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="quorum_choice_agreed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.get_choice_display()
