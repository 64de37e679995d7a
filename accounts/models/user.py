"""A person who signs in, or the system acting by itself."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from simple_history.models import HistoricalRecords

from accounts import policy
from cpcase import clock


class UserManager(BaseUserManager["User"]):
    """Finds people by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person. What they may do follows from the posts they hold, never from a flag."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    agency = models.ForeignKey(
        "accounts.Agency", models.PROTECT, null=True, blank=True, related_name="people"
    )
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    # The role a person with two posts works in now.
    working_as = models.CharField(max_length=40, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    def __str__(self) -> str:
        return self.name

    def may(self, permission: str, record: Any) -> bool:
        """Whether this person may do `permission` to `record`."""
        return policy.may(self, permission, record)

    def posts_now(self) -> list[Any]:
        """The posts held today, read once for this object."""
        if not hasattr(self, "_posts"):
            self._posts = policy.in_force(self.posts.all(), clock.today())
        return self._posts

    def answers_for(self) -> frozenset[Any]:
        """This person, and everybody for whom they stand in today."""
        if not hasattr(self, "_answers_for"):
            today = clock.today()
            absent = self.standing_in.filter(since__lte=today, until__gte=today)
            self._answers_for = frozenset({self.pk, *absent.values_list("absent_id", flat=True)})
        return self._answers_for

    def roles(self) -> Iterable[str]:
        """The roles of today's posts, the one worked in first."""
        held = dict.fromkeys(post.role for post in self.posts_now())
        return sorted(held, key=lambda role: role != self.working_as)
