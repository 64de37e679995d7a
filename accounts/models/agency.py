"""Another agency: police, health, a school."""

from typing import Any

from django.db import models

from accounts.permissions import Permission
from cpcase.records import Record, RecordQuerySet


class AgencyQuerySet(RecordQuerySet):
    """Agencies, in phrases."""

    def visible_to(self, person: Any) -> "AgencyQuerySet":
        """Every agency, to whoever manages them; to anybody else their own."""
        if person.may(Permission.MANAGE_PEOPLE, None):
            return self
        return self.filter(pk=person.agency_id)


class Agency(Record):
    """An agency that takes part."""

    class Kind(models.TextChoices):
        """What counts as one agency for attendance and quoracy."""

        SOCIAL_CARE = "social_care", "Social care"
        POLICE = "police", "Police"
        HEALTH = "health", "Health"
        EDUCATION = "education", "Education"
        PROBATION = "probation", "Probation"
        HOUSING = "housing", "Housing"
        VOLUNTARY = "voluntary", "Voluntary organisation"
        OTHER = "other", "Another agency"

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    secure_email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name
