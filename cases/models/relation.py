"""The people in a child's life who are not professionals."""

from django.db import models

from cases.choices import Relation
from cases.models.child import Child
from cases.models.family import Family
from cpcase.records import Record


class Relative(Record):
    """A parent, carer or other person of a family, with how to reach them safely."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="relatives")
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    contact_rule = models.CharField(max_length=200, blank=True)
    # Only of an unborn baby's mother: CP-IS finds the baby by hers until it is born.
    nhs_number = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Relationship(Record):
    """Who a relative is to one child, and whether they live together."""

    child = models.ForeignKey(Child, models.PROTECT, related_name="relationships")
    relative = models.ForeignKey(Relative, models.PROTECT, related_name="relationships")
    relation = models.CharField(max_length=14, choices=Relation.choices)
    parental_responsibility = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "relative"],
                condition=models.Q(ended_on=None),
                name="relationship_once",
            )
        ]

    def __str__(self) -> str:
        return self.get_relation_display()
