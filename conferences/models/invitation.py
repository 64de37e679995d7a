"""Who is asked to a conference, how, and what they answered."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Agency
from accounts.reach import Reach, together
from accounts.visibility import visible_q
from cases.choices import AgencyKind
from cases.models import Case, Professional, Relative
from conferences.choices import InvitationStatus, Route, Side
from conferences.models.conference import Conference
from cpcase.records import Record, RecordQuerySet

_ON_THE_LIST = ("taken_off", "stood_down")
_OUT = ("sent", "accepted", "declined", "report_instead", "stood_down")


class InvitationQuerySet(RecordQuerySet):
    """Invitations. An agency sees its own, once they were sent; staff those of their children."""

    def visible_to(self, person: Any) -> "InvitationQuerySet":
        """What a person, or an agency's client, may see."""
        if person.agency_id is not None:
            return self.for_agency(person.agency_id)
        return self.filter(visible_q(person, prefix="conference__children__case__")).distinct()

    def for_agency(self, agency_id: Any) -> "InvitationQuerySet":
        """An agency's own, while a child of the conference is shared with it and not restricted."""
        shared = Q(
            conference__children__case__restricted=False,
            conference__children__case__shares__agency=agency_id,
            conference__children__case__shares__ended_at=None,
        )
        return self.filter(shared, agency=agency_id, status__in=_OUT).distinct()

    def for_lists(self) -> "InvitationQuerySet":
        """With all that a card shows, so that the query count stays constant."""
        return self.select_related(
            "conference__room", "conference__chair", "conference__request", "agency", "relative",
            "professional", "report",
        ).prefetch_related(
            "conference__children__case__child",
            "conference__children__case__timeline__allocations",
            "conference__children__case__named",
            "conference__children__case__shares",
        )  # fmt: skip

    def on_the_list(self) -> "InvitationQuerySet":
        """Everybody who is invited or is to be."""
        return self.exclude(status__in=_ON_THE_LIST)

    def out(self) -> "InvitationQuerySet":
        """Those that were sent and stand: whoever must hear of a change."""
        return self.exclude(status__in=_ON_THE_LIST).exclude(status=InvitationStatus.LISTED)


class Invitation(Record):
    """One person, or one agency, asked to one conference."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="invitations")
    side = models.CharField(max_length=12, choices=Side.choices)
    name = models.CharField(max_length=160)
    as_who = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    agency_kind = models.CharField(max_length=12, choices=AgencyKind.choices, blank=True)
    relative = models.ForeignKey(Relative, models.PROTECT, null=True, related_name="+")
    professional = models.ForeignKey(Professional, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    child = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    # Somebody who takes part apart from the others, and why (bail conditions, an order).
    separate = models.BooleanField(default=False)
    contact_rule = models.CharField(max_length=200, blank=True)
    no_address = models.BooleanField(default=False)
    route = models.CharField(max_length=12, choices=Route.choices, default=Route.LETTER)
    from_where = models.CharField(max_length=80, blank=True)
    status = models.CharField(
        max_length=14, choices=InvitationStatus.choices, default=InvitationStatus.LISTED
    )
    sent_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    reply_words = models.TextField(blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "relative"],
                condition=Q(relative__isnull=False) & ~Q(status="taken_off"),
                name="invitation_relative_once",
            ),
            models.UniqueConstraint(
                fields=["conference", "professional"],
                condition=Q(professional__isnull=False) & ~Q(status="taken_off"),
                name="invitation_professional_once",
            ),
            models.CheckConstraint(
                condition=Q(agency=None) | Q(side="professional"),
                name="invitation_agency_is_professional",
            ),
        ]
        indexes = [models.Index(fields=["agency", "status"])]

    def __str__(self) -> str:
        return self.name

    def reach(self) -> Reach:
        """Its children's, less restricted ones beside others; of the agencies only its own."""
        all_of_them = self.conference.reaches()
        open_ones = [one for one in all_of_them if one.restricted_to is None]
        own = frozenset({self.agency_id} if self.status in _OUT else ())
        return together(
            replace(one, agencies=one.agencies & own) for one in open_ones or all_of_them
        )

    def seen_children(self) -> tuple[Any, ...]:
        """The children of its conference."""
        return self.conference.seen_children()
