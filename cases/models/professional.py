"""Professionals of other agencies who know a child."""

from django.db import models

from cases.choices import AgencyKind
from cases.models.case import Case
from cpcase.records import Record


class Professional(Record):
    """A named professional and the secure way to reach them."""

    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=AgencyKind.choices)
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    secure_route = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.job}" if self.job else self.name


class Involvement(Record):
    """A professional works with the child of one episode, from when to when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="involvements")
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="involvements")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "professional"],
                condition=models.Q(until=None),
                name="involvement_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.professional)
