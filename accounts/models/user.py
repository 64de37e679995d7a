"""A person who signs in, or an account that software acts as."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from accounts import policy
from accounts.models.post import Post
from accounts.models.stand_in import StandIn
from accounts.permissions import Permission
from cpcase import clock
from cpcase.records import RecordQuerySet

# Whoever acts when no person does: the worker, a first set-up. Nobody signs in as it.
SYSTEM = "system@localhost"


class UserQuerySet(RecordQuerySet):
    """People, in phrases."""

    def visible_to(self, person: Any) -> "UserQuerySet":
        """Everybody, to whoever manages people; to anybody else nobody but themselves."""
        return self if person.may(Permission.MANAGE_PEOPLE, None) else self.filter(pk=person.pk)

    def people(self) -> "UserQuerySet":
        """Those who sign in: neither the system nor an agency's software."""
        return self.filter(agency_client=None).exclude(email=SYSTEM)

    def at_work(self) -> "UserQuerySet":
        """People of the authority who can sign in, by name."""
        return self.people().filter(is_active=True, agency=None).order_by("name", "pk")

    def holding(self, roles: Iterable[str], on: date) -> "UserQuerySet":
        """Those who hold one of these roles on a day."""
        held = models.Q(posts__until=None) | models.Q(posts__until__gte=on)
        return self.filter(held, posts__role__in=roles, posts__since__lte=on).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
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

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_system(self) -> bool:
        """Whether this is nobody: the worker, or a first set-up."""
        return self.email == SYSTEM

    def may(self, permission: str, record: Any) -> bool:
        """Whether this person may do `permission` to `record`."""
        return policy.may(self, permission, record)

    def posts_now(self) -> list[Any]:
        """The posts held today, read once for this object."""
        if not hasattr(self, "_posts"):
            self._posts = policy.in_force(self.posts.all(), clock.today())
        return self._posts

    def answers_for(self) -> frozenset[Any]:
        """This person, and everybody for whom they stand in today, read once for this object."""
        if not hasattr(self, "_answers_for"):
            rows = StandIn.objects.in_force(clock.today())
            pairs = rows.values_list("absent_id", "stand_in_id")
            self._answers_for = policy.answered_for(self.pk, pairs)
        return self._answers_for

    def posts_answered_for(self) -> list[Any]:
        """Their own posts, and those of the people for whom they stand in today: work comes to
        them by all of these. What they may do with it, only their own posts say."""
        if not hasattr(self, "_posts_answered_for"):
            absent = self.answers_for() - {self.pk}
            held = Post.objects.held_on(clock.today()).filter(person__in=absent)
            theirs = held.select_related("person")
            self._posts_answered_for = [*self.posts_now(), *(theirs if absent else ())]
        return self._posts_answered_for

    def teams_answered_for(self) -> frozenset[Any]:
        """The teams of the people for whom they stand in today."""
        others = (post for post in self.posts_answered_for() if post.person_id != self.pk)
        return frozenset(post.team_id for post in others if post.team_id is not None)

    def forget_posts(self) -> None:
        """A post or a stand-in of this person changed: read them anew when next asked."""
        for name in ("_posts", "_answers_for", "_posts_answered_for"):
            self.__dict__.pop(name, None)

    def roles(self) -> Iterable[str]:
        """The roles of today's posts, the one worked in first."""
        held = dict.fromkeys(post.role for post in self.posts_now())
        return sorted(held, key=lambda role: role != self.working_as)
