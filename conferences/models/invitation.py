"""Who is asked to a conference, how, and what they answered."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import Agency
from accounts.policy import sees
from accounts.reach import Reach, together
from accounts.visibility import visible_q
from cases.choices import AgencyKind
from cases.models import Case, Professional, Relationship, Relative
from conferences.choices import InvitationStatus, Route, Side
from conferences.models.conference import Conference, ConferenceChild
from cpcase.records import Record, RecordQuerySet

_ON_THE_LIST = ("taken_off", "stood_down")
_OUT = ("sent", "accepted", "declined", "report_instead", "stood_down")


def seen_q(person: Any, prefix: str = "") -> Q:
    """A Q over records that lead to an invitation by `prefix`: about a child whom staff may see.

    The twin of `Invitation.about`: the child who is asked; the children of the conference whose
    relative is asked; each of them where anybody else is.
    """
    children = f"{prefix}conference__children__"
    ties = "case__child__relationships__"
    child, relative = f"{prefix}child", f"{prefix}relative"
    own = Q(**{f"{children}case": F(child)})
    near = Q(**{f"{children}{ties}relative": F(relative), f"{children}{ties}ended_on": None})
    kin = ConferenceChild.objects.filter(
        **{"conference": OuterRef(f"{prefix}conference"), f"{ties}ended_on": None},
        **{f"{ties}relative": OuterRef(relative)},
    )
    about = own | Q(**{child: None}) & (Q(**{relative: None}) | near | Q(~Exists(kin)))
    return visible_q(person, prefix=f"{children}case__") & about


class InvitationQuerySet(RecordQuerySet):
    """Invitations. An agency sees its own, once they were sent; staff those about a child in their
    reach."""

    def visible_to(self, person: Any) -> "InvitationQuerySet":
        """What a person, or an agency's client, may see."""
        if person.agency_id is not None:
            return self.for_agency(person.agency_id)
        return self.filter(seen_q(person)).distinct()

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
    _shown: tuple[Any, ...] | None = None

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

    def about(self) -> list[Case]:
        """The children for whom somebody comes: the child who is asked, a relative's own, else all.

        Whoever is a relative of none of them was put on the list for all. A child who has left is
        one of them: the invitation spoke of that child too.
        """
        everybody = [row.case for row in self.conference.rows()]
        if self.child_id is not None:
            return [case for case in everybody if case.pk == self.child_id]
        if self.relative_id is None:
            return everybody
        ties = Relationship.objects.filter(relative=self.relative_id, ended_on=None)
        kin = set(ties.values_list("child", flat=True))
        return [case for case in everybody if case.child_id in kin] or everybody

    def reach(self) -> Reach:
        """Of the children it is about; of the agencies only its own.

        Restricted ones beside others, and those who have left, open it to be read; whoever acts
        need not reach them.
        """
        own = frozenset({self.agency_id} if self.status in _OUT else ())
        about, here = self.about(), self.conference.cases()
        acted_on = [one for one in about if one in here and not one.restricted]
        acted_on = acted_on or [one for one in about if one in here] or about
        also = [one for one in about if one not in acted_on]

        def of(cases: list[Case]) -> list[Reach]:
            found = [case.reach(about) for case in cases]
            return [replace(one, agencies=one.agencies & own) for one in found]

        return replace(together(of(acted_on)), also_read=tuple(of(also)))

    def seen_children(self) -> tuple[Any, ...]:
        """The children it is about, as far as its reader is told of them."""
        cases = self.about() if self._shown is None else self._shown
        return tuple(case.child_id for case in cases)

    def shown_to(self, person: Any) -> list[Case]:
        """The children of whom its card tells, which are those that count as looked at: staff are
        told of those in their reach, an agency of no restricted one."""
        about, here = self.about(), self.conference.cases()
        standing = [case for case in about if case in here] or about
        if person.agency_id is not None:
            shown = [case for case in standing if not case.restricted]
        else:
            shown = [case for case in standing if sees(person, case)]
        self._shown = tuple(shown)
        return shown
