"""What somebody typed and has not sent: it survives everything."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """One person's text in one form, as it stands, valid or not."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    key = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    title = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField()
    # Set when its act was done, or the person threw it away; the row stays.
    ended_at = models.DateTimeField(null=True)

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
