"""People, their posts and teams."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Post, Team, User
from accounts.permissions import Permission
from accounts.roles import Role
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed

SYSTEM = "system@localhost"


def system_actor() -> User:
    """Whoever acts when no person does: the worker, a first set-up."""
    person, _ = User.objects.get_or_create(
        email=SYSTEM, defaults={"name": "The system", "is_active": False, "password": "!"}
    )
    return person


@transaction.atomic
def add_person(
    *, email: str, name: str, password: str, by: Any, job: str = "", agency: Any = None
) -> User:
    """Somebody who can sign in; what they may do follows from the posts they are given."""
    check_may_manage(by)
    if User.objects.filter(email__iexact=email).exists():
        raise Incomplete("Somebody signs in with this address already.", field="email")
    person = User(email=email.lower(), name=name, job=job, agency=agency)
    person.set_password(password)
    person._history_user = by
    person.save(force_insert=True)
    return person


@transaction.atomic
def give_post(person: User, *, role: str, team: Team | None, since: date, by: Any) -> Post:
    """A role, in a team or for the whole authority. Raises NotAllowed, Incomplete."""
    check_may_manage(by)
    if role not in Role.values:
        raise Incomplete("Choose a role.", field="role")
    if team is None and role in (Role.SOCIAL_WORKER, Role.TEAM_MANAGER):
        raise Incomplete("Choose the team of this post.", field="team")
    return add(Post(person=person, role=role, team=team, since=since), by=by)


@transaction.atomic
def end_post(post: Post, *, until: date, by: Any, version: int) -> Post:
    """The post is held until that day, included."""
    check_may_manage(by)
    locked = Post.objects.locked(post.pk, version=version)
    if until < locked.since:
        raise Incomplete("The last day must be on or after the first.", field="until")
    locked.until = until
    return change(locked, by=by)


@transaction.atomic
def add_team(*, name: str, duty_manager: User | None, by: Any) -> Team:
    """A team, with the manager who hears what nobody else answers."""
    check_may_manage(by)
    if Team.objects.filter(name=name).exists():
        raise Incomplete("There is a team of this name.", field="name")
    return add(Team(name=name, duty_manager=duty_manager), by=by)


@transaction.atomic
def work_as(person: User, *, role: str) -> User:
    """A person with two posts says in which one they work now."""
    if role not in {post.role for post in person.posts_now()}:
        raise NotAllowed("You do not hold this post.")
    person.working_as = role
    person._history_user = person
    person.save(update_fields=["working_as"])
    return person


def check_may_manage(by: Any) -> None:
    if by.email != SYSTEM and not by.may(Permission.MANAGE_PEOPLE, None):
        raise NotAllowed("Only a system administrator manages people, teams and agencies.")
