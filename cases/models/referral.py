"""A referral: who rang about which children, what they said, and what was decided."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.visibility import visible_q
from cases.choices import PrimaryNeed, ReferralSource
from cases.choices.states import ReferralStatus
from cases.models.case import Case
from cases.models.together import Together
from cpcase.records import Record, RecordQuerySet


class ReferralQuerySet(RecordQuerySet):
    """Referrals."""

    def visible_to(self, person: Any) -> "ReferralQuerySet":
        """Those about at least one child in a person's reach."""
        return self.filter(visible_q(person, prefix="children__case__")).distinct()

    def waiting(self) -> "ReferralQuerySet":
        """Nobody has decided yet what follows."""
        return self.filter(status=ReferralStatus.RECEIVED)

    def for_page(self) -> "ReferralQuerySet":
        """With all that its page shows and its reach asks for."""
        return self.select_related("team", "decided_by").prefetch_related(
            "children__case__child",
            "children__case__timeline__allocations",
            "children__case__timeline__pathway",
            "children__case__timeline__overlay",
            "children__case__named",
            "children__case__shares",
        )


class Referral(Together, Record):
    """One referral about one or several children (N00100, N00152, N00112)."""

    received_at = models.DateTimeField()
    source = models.CharField(max_length=2, choices=ReferralSource.choices)
    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_agency = models.CharField(max_length=120, blank=True)
    referrer_contact = models.CharField(max_length=200, blank=True)
    said = models.TextField()
    primary_need = models.CharField(max_length=2, choices=PrimaryNeed.choices)
    team = models.ForeignKey("accounts.Team", models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=20, choices=ReferralStatus.choices, default=ReferralStatus.RECEIVED
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ReferralStatus.RECEIVED, decided_at=None, decided_by=None)
                | ~Q(status=ReferralStatus.RECEIVED)
                & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="referral_decided_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Referral of {self.received_at:%Y-%m-%d}"


class ReferralChild(Record):
    """One child of a referral. `new_case` is false where an episode was open already."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    new_case = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "case"], name="referral_child_once")
        ]

    def __str__(self) -> str:
        return str(self.case_id)
