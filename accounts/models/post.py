"""A role that a person holds, in a team or for the whole authority."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models.team import Team
from accounts.permissions import Permission
from accounts.roles import Role
from cpcase.records import Record, RecordQuerySet


class PostQuerySet(RecordQuerySet):
    """Posts, in phrases."""

    def visible_to(self, person: Any) -> "PostQuerySet":
        """Every post, to whoever manages people; to anybody else their own."""
        return self if person.may(Permission.MANAGE_PEOPLE, None) else self.filter(person=person.pk)

    def held_on(self, day: date) -> "PostQuerySet":
        """In force on a day, by people who still work here."""
        return self.filter(since__lte=day, person__is_active=True).filter(
            Q(until=None) | Q(until__gte=day)
        )


class Post(Record):
    """One person in one role, from when to when."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40, choices=Role.choices)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="post_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.get_role_display()
