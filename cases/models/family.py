"""A family: the children who are brothers and sisters, and where they live."""

from django.db import models

from cpcase.records import Record, RecordQuerySet


class FamilyQuerySet(RecordQuerySet):
    """Families."""


class Family(Record):
    """Children who belong together. `name` is what staff call it: Ashdown family."""

    name = models.CharField(max_length=100)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return self.name
