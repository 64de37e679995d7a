"""Every view of a child's record: who, when, what. Rows are never changed."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models.functions import TruncDate

from cpcase.clock import LONDON


class AccessEntryQuerySet(models.QuerySet["AccessEntry"]):
    """Looks, in phrases. There is no phrase to change one; the database refuses it too."""

    def by_day(self, child_id: Any) -> models.QuerySet["AccessEntry", dict[str, Any]]:
        """Looks at one child's record, those that read alike as one row: of one person, on one
        day in London, of one kind. How many, the first and the last; the latest row first.
        """
        alike = ("day", "person", "person__name", "agency", "agency__name", "action")
        days = self.filter(child_id=child_id).annotate(day=TruncDate("at", tzinfo=LONDON))
        rows = days.values(*alike).annotate(
            many=models.Count("pk"), first=models.Min("at"), last=models.Max("at")
        )
        return rows.order_by("-last", "person", "action")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Who looked is never rewritten.")

    def delete(self) -> NoReturn:
        raise TypeError("Who looked is never deleted.")


class AccessEntry(models.Model):
    """One look at one child's record. It holds identifiers, never words about a child.

    A look that was refused names the record that was asked for, and no child: whoever was
    refused is not told whose it is, and nor is the log.
    """

    class Action(models.TextChoices):
        """What was done with the record."""

        VIEW = "view", "Opened"
        LIST = "list", "Seen in a list"
        FIND = "find", "Found in a search"
        REFUSED = "refused", "Refused"

    at = models.DateTimeField(db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    child_id = models.UUIDField(null=True)
    action = models.CharField(max_length=12, choices=Action.choices)
    record_kind = models.CharField(max_length=60)
    record_id = models.UUIDField(null=True)
    # The page's pattern, such as "children/<uuid:pk>/"; never an address with a query.
    page = models.CharField(max_length=120)
    # A digest of the session's key: it tells two sessions apart and opens neither.
    session = models.CharField(max_length=16, blank=True)

    objects = AccessEntryQuerySet.as_manager()

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

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("Who looked is never deleted.")
