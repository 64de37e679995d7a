"""What somebody typed and has not sent: it survives everything."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.http import QueryDict

from cpcase.web.formats import london_day

# Nobody went on with it for this long: its owner is warned.
OLD_AFTER = timedelta(days=60)
# And for this long after the warning: it is set aside, out of the way, and can be taken up again.
SET_ASIDE_AFTER = timedelta(days=30)


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts, in phrases."""

    def open(self) -> "DraftQuerySet":
        """Neither sent, nor thrown away, nor set aside."""
        return self.filter(ended_at=None)

    def unfinished(self, person: Any) -> "DraftQuerySet":
        """What this person typed and has neither sent nor thrown away: first what will be set
        aside, then the latest."""
        soon = models.F("warned_at").asc(nulls_last=True)
        return self.open().filter(person=person).order_by(soon, "-saved_at", "pk")

    def set_aside(self, person: Any) -> "DraftQuerySet":
        """What was set aside since nobody went on with it, the latest first."""
        return self.filter(person=person).exclude(set_aside_at=None).order_by("-set_aside_at", "pk")


class Draft(models.Model):
    """One person's text in one form, as it stands, valid or not."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    key = models.CharField(max_length=120)
    # Field name to the list of what was typed in it.
    data = models.JSONField(default=dict)
    title = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField()
    # Set when its act was done, the person threw it away or it was set aside; the row stays.
    ended_at = models.DateTimeField(null=True)
    # Set when its owner was told that it is old.
    warned_at = models.DateTimeField(null=True)
    # Set when nobody had gone on with it for a month after that.
    set_aside_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"],
                condition=models.Q(ended_at=None),
                name="draft_one_a_form",
            ),
            models.CheckConstraint(
                condition=models.Q(set_aside_at=None) | models.Q(ended_at__isnull=False),
                name="draft_set_aside_is_ended",
            ),
        ]
        indexes = [
            models.Index(
                fields=["saved_at"], condition=models.Q(ended_at=None), name="draft_unfinished"
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def words(self) -> str:
        """What one calls it: the title of its form, which names no child."""
        return self.title or "A form that you began"

    @property
    def set_aside_on(self) -> date | None:
        """The day on which it is set aside unless its owner goes on; none before the warning."""
        return london_day(self.warned_at + SET_ASIDE_AFTER) if self.warned_at else None

    def as_typed(self) -> QueryDict:
        """What was typed, as a form takes it."""
        typed = QueryDict(mutable=True)
        for name, values in self.data.items():
            typed.setlist(name, values)
        return typed
