"""What somebody typed and has not sent: it survives everything."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import QueryDict


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts, in phrases."""

    def unfinished(self, person: Any) -> "DraftQuerySet":
        """What this person typed and has neither sent nor thrown away, the latest first."""
        return self.filter(person=person, ended_at=None).order_by("-saved_at")


class Draft(models.Model):
    """One person's text in one form, as it stands, valid or not."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    key = models.CharField(max_length=120)
    # Field name to the list of what was typed in it.
    data = models.JSONField(default=dict)
    title = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField()
    # Set when its act was done, or the person threw it away; the row stays.
    ended_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"],
                condition=models.Q(ended_at=None),
                name="draft_one_a_form",
            )
        ]

    def __str__(self) -> str:
        return self.key

    def as_typed(self) -> QueryDict:
        """What was typed, as a form takes it."""
        typed = QueryDict(mutable=True)
        for name, values in self.data.items():
            typed.setlist(name, values)
        return typed
