"""What a person is told: the inbox. Words never name a child."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, in phrases."""

    def told_to(self, person: Any) -> "NoticeQuerySet":
        """A person's inbox, newest first."""
        return self.filter(person=person).order_by("-created_at", "-pk")

    def unread(self) -> "NoticeQuerySet":
        """Not yet opened, and still to be done."""
        return self.filter(read_at=None, settled_at=None)

    def unmailed(self) -> "NoticeQuerySet":
        """Unread, and no mail has mentioned them."""
        return self.unread().filter(mailed_at=None)


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
    # Set when what it told of is done: it can still be read, and no mail mentions it.
    settled_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "source_key"], name="notice_once_a_source")
        ]
        indexes = [
            models.Index(fields=["person", "-created_at"]),
            models.Index(fields=["source_key"]),
            models.Index(
                fields=["created_at"],
                condition=Q(mailed_at=None, read_at=None, settled_at=None),
                name="notice_for_the_digest",
            ),
        ]

    def __str__(self) -> str:
        return self.words
