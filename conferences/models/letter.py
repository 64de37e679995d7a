"""What was sent to whom about a conference, as it was sent."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.reach import Reach
from accounts.visibility import visible_q
from conferences.choices import Route
from conferences.models.invitation import Invitation
from cpcase.records import Record, RecordQuerySet


class LetterQuerySet(RecordQuerySet):
    """Letters."""

    def visible_to(self, person: Any) -> "LetterQuerySet":
        """Those about a child in a person's reach; an agency's are those of its own invitations."""
        if person.agency_id is not None:
            return self.filter(invitation__in=Invitation.objects.for_agency(person.agency_id))
        prefix = "invitation__conference__children__case__"
        return self.filter(visible_q(person, prefix=prefix)).distinct()


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
        """Its invitation's: an agency reaches its own letters alone."""
        return self.invitation.reach()

    def seen_children(self) -> tuple[Any, ...]:
        """The children of its conference."""
        return self.invitation.seen_children()
