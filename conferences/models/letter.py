"""What was sent to whom about a conference, as it was sent."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.reach import Reach, together
from conferences.choices import Route
from conferences.models.conference import ConferenceChild
from conferences.models.invitation import Invitation, seen_q
from cpcase.records import Record, RecordQuerySet


def _speaks_of_restricted() -> Q:
    """Letters to a restricted child, to their relatives, and to staff, who hear of every child."""
    here = ConferenceChild.objects.filter(
        conference=OuterRef("invitation__conference"), case__restricted=True
    )
    own = here.filter(case__child__relationships__relative=OuterRef("invitation__relative"))
    return (
        Q(invitation__child__restricted=True)
        | Q(Exists(own))
        | Q(Exists(here), invitation__person__isnull=False)
    )


class LetterQuerySet(RecordQuerySet):
    """Letters."""

    def visible_to(self, person: Any) -> "LetterQuerySet":
        """Those of the invitations that staff see; an agency's are those of its own.

        One that speaks of a restricted child is for those who are named for such a child.
        """
        if person.agency_id is not None:
            return self.filter(invitation__in=Invitation.objects.for_agency(person.agency_id))
        named = Q(invitation__conference__children__case__restricted=True)
        seen = self.filter(seen_q(person, "invitation__") & (named | ~_speaks_of_restricted()))
        return seen.distinct()


class Letter(Record):
    """One paper to one recipient: what it says is kept as it went out."""

    class About(models.TextChoices):
        """What a letter tells."""

        INVITATION = "invitation", "Invitation"
        MOVED = "moved", "New date"
        CHILDREN = "children", "About other children"
        STOOD_DOWN = "stood_down", "Stood down"
        DECISIONS = "decisions", "Decisions and outline plan"

    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="letters")
    about = models.CharField(max_length=12, choices=About.choices)
    route = models.CharField(max_length=12, choices=Route.choices)
    # What the paper says, as it went out; the template only sets it.
    content = models.JSONField(default=dict)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["invitation", "about"])]

    def __str__(self) -> str:
        return self.get_about_display()

    def reach(self) -> Reach:
        """Its invitation's: an agency reaches its own letters alone.

        Where it speaks of a restricted child, whoever is named for such a child.
        """
        reach = self.invitation.reach()
        if not self._speaks_of_restricted():
            return reach
        first = together(case.reach() for case in self.invitation.about() if case.restricted)
        return replace(first, agencies=reach.agencies)

    def _speaks_of_restricted(self) -> bool:
        return bool(type(self).objects.filter(_speaks_of_restricted(), pk=self.pk).exists())

    def seen_children(self) -> tuple[Any, ...]:
        """The children whom its invitation is about."""
        return self.invitation.seen_children()
