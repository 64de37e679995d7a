"""A family: the children who are brothers and sisters, and where they live."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.visibility import visible_q
from cpcase.records import Record, RecordQuerySet


class FamilyQuerySet(RecordQuerySet):
    """Families."""

    def visible_to(self, person: Any) -> "FamilyQuerySet":
        """Those with a child in a person's reach, with no episode yet, or with a closed one.

        Whose page it is asks for a permission besides: this alone opens no record.
        """
        never = Q(children__isnull=False, children__cases=None)
        before = Q(children__cases__closed_on__isnull=False, children__cases__restricted=False)
        return self.filter(
            visible_q(person, prefix="children__cases__") | never | before
        ).distinct()


class Family(Record):
    """Children who belong together. `name` is what staff call it: Ashdown family."""

    name = models.CharField(max_length=100)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return self.name
