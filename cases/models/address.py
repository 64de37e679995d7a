"""Where a family lived, from when to when."""

from django.db import models
from django.db.models import F, Q

from cases.models.family import Family
from cpcase.records import Record, RecordQuerySet


class AddressQuerySet(RecordQuerySet):
    """Addresses."""

    def current(self) -> "AddressQuerySet":
        """Where they live now."""
        return self.filter(until=None)


class Address(Record):
    """One address of a family; the history stays. A confidential one is never put in a letter."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="addresses")
    lines = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    confidential = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="address_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.lines, self.postcode)))
