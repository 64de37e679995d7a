"""Who answers for somebody who is away."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.permissions import Permission
from cpcase.records import Record, RecordQuerySet


class StandInQuerySet(RecordQuerySet):
    """Stand-ins, in phrases."""

    def visible_to(self, person: Any) -> "StandInQuerySet":
        """Every one, to whoever manages people; to anybody else those for themselves."""
        return self if person.may(Permission.MANAGE_PEOPLE, None) else self.filter(absent=person.pk)

    def standing(self) -> "StandInQuerySet":
        """Those that nobody took back."""
        return self.filter(ended_at=None)

    def in_force(self, on: date) -> "StandInQuerySet":
        """Those that answer on a day."""
        return self.standing().filter(since__lte=on, until__gte=on)


class StandIn(Record):
    """A person answers for an absent one, from a day to a day, both included."""

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_in"
    )
    since = models.DateField()
    until = models.DateField()
    # Set when it was taken back: the absent one stays, or is back early.
    ended_at = models.DateTimeField(null=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="stand_in_ends_after"),
            models.CheckConstraint(
                condition=~Q(absent=F("stand_in")), name="stand_in_is_another_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since} to {self.until}"
