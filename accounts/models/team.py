"""A team, and who answers when nobody else does."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.permissions import Permission
from cpcase.records import Record, RecordQuerySet


class TeamQuerySet(RecordQuerySet):
    """Teams, in phrases."""

    def visible_to(self, person: Any) -> "TeamQuerySet":
        """Every team, to whoever manages people; nobody else opens a team here."""
        return self if person.may(Permission.MANAGE_PEOPLE, None) else self.none()


class Team(Record):
    """Social workers and their manager. The duty manager hears what nobody else answers."""

    name = models.CharField(max_length=80, unique=True)
    duty_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = TeamQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
