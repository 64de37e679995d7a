"""Who answers for somebody who is away."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cpcase.records import Record, RecordQuerySet


class StandIn(Record):
    """A person answers for an absent one, from a day to a day, both included."""

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_in"
    )
    since = models.DateField()
    until = models.DateField()

    objects = RecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="stand_in_ends_after"),
            models.CheckConstraint(
                condition=~Q(absent=F("stand_in")), name="stand_in_is_another_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since} to {self.until}"
