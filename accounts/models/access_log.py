"""Every view of a child's record: who, when, what. Rows are never changed."""

from django.conf import settings
from django.db import models


class AccessEntry(models.Model):
    """One look at one child's record. It holds identifiers, never words about a child."""

    at = models.DateTimeField(db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    child_id = models.UUIDField(null=True)
    action = models.CharField(max_length=12)
    record_kind = models.CharField(max_length=60)
    record_id = models.UUIDField(null=True)
    page = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["child_id", "-at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(agency__isnull=False),
                name="access_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.record_kind}"
