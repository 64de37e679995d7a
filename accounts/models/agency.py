"""Another agency: police, health, a school."""

from typing import Any

from django.db import models

from accounts.choices import AgencyKind
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

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=AgencyKind.choices)
    secure_email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name
