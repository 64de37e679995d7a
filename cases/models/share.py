"""What an agency may see of an episode, from when to when."""

from django.db import models

from cases.models.case import Case
from cpcase.records import Record


class Share(Record):
    """An episode is shared with an agency: its invitations, its own reports, its deadlines."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="shares")
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, related_name="shares")
    reason = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency"],
                condition=models.Q(ended_at=None),
                name="share_once_an_agency",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}"
