"""What a person is told: the inbox. Words never name a child."""

import uuid

from django.conf import settings
from django.db import models


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices."""

    def unread(self) -> "NoticeQuerySet":
        """Not yet opened."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """One thing told to one person, once for each source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    source_key = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    words = models.CharField(max_length=400)
    link = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    # Set when a digest or a mail of its own has taken it along.
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "source_key"], name="notice_once_a_source")
        ]
        indexes = [models.Index(fields=["person", "-created_at"])]

    def __str__(self) -> str:
        return self.words
