"""People who sign in, and the teams they work in."""

from typing import Any

from django.db import transaction

from accounts.models import Agency, Team, User
from accounts.models.user import SYSTEM
from accounts.permissions import Permission
from accounts.rules.people import check_email_is_free, check_name
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow


def system_actor() -> User:
    """Whoever acts when no person does: the worker, a first set-up. Nobody signs in as it."""
    person, _ = User.objects.get_or_create(
        email=SYSTEM, defaults={"name": "The system", "is_active": False, "password": "!"}
    )
    return person


def check_may_manage(by: Any) -> None:
    """Raise NotAllowed unless `by` manages people, teams and agencies."""
    if not by.may(Permission.MANAGE_PEOPLE, None):
        raise NotAllowed("Only a system administrator manages people, teams and agencies.")


@transaction.atomic
def add_person(
    *, email: str, name: str, by: Any, password: str = "", job: str = "", phone: str = "",
    agency: Agency | None = None,
) -> User:  # fmt: skip
    """Somebody who can sign in; what they may do follows from the posts they are given.

    Without a password they choose one by the link of `passwords.send_link`. Raises NotAllowed,
    or Incomplete for an address that somebody else signs in with.
    """
    check_may_manage(by)
    check_name(name)
    check_email_is_free(email)
    person = User(
        email=email.strip().lower(), name=name.strip(), job=job, phone=phone, agency=agency
    )
    person.set_password(password or None)
    return add(person, by=by)


@transaction.atomic
def change_person(
    person: User, *, email: str, name: str, by: Any, version: int, job: str = "", phone: str = "",
    agency: Agency | None = None,
) -> User:  # fmt: skip
    """Another name, address, job or agency. Raises NotAllowed, Incomplete, Conflict."""
    check_may_manage(by)
    check_name(name)
    check_email_is_free(email, apart_from=person)
    locked = User.objects.locked(person.pk, version=version)
    locked.email, locked.name = email.strip().lower(), name.strip()
    locked.job, locked.phone, locked.agency = job, phone, agency
    return change(locked, by=by)


@transaction.atomic
def close_account(person: User, *, by: Any, version: int) -> User:
    """The person has left: they cannot sign in any more, and every session of theirs ends.

    Their posts are kept as they were; work that comes to them goes to whoever answers next.
    Raises NotAllowed, NotNow, Conflict.
    """
    check_may_manage(by)
    if person.pk == by.pk:
        raise NotNow("You cannot close your own account. Ask another system administrator.")
    locked = User.objects.locked(person.pk, version=version)
    if not locked.is_active:
        raise NotNow("This account is closed already.")
    locked.is_active = False
    return change(locked, by=by, why="left")


@transaction.atomic
def open_account(person: User, *, by: Any, version: int) -> User:
    """The person is back, and can sign in again. Raises NotAllowed, NotNow, Conflict."""
    check_may_manage(by)
    locked = User.objects.locked(person.pk, version=version)
    if locked.is_active or locked.is_system:
        raise NotNow("This account is not closed.")
    locked.is_active = True
    return change(locked, by=by, why="back")


@transaction.atomic
def add_team(*, name: str, duty_manager: User | None, by: Any) -> Team:
    """A team, with the manager who hears what nobody else answers."""
    check_may_manage(by)
    if Team.objects.filter(name__iexact=name.strip()).exists():
        raise Incomplete("There is a team with this name. Choose another name.", field="name")
    return add(Team(name=name.strip(), duty_manager=duty_manager), by=by)


@transaction.atomic
def change_team(team: Team, *, name: str, duty_manager: User | None, by: Any, version: int) -> Team:
    """Another name or duty manager. Raises NotAllowed, Incomplete, Conflict."""
    check_may_manage(by)
    if Team.objects.filter(name__iexact=name.strip()).exclude(pk=team.pk).exists():
        raise Incomplete("There is a team with this name. Choose another name.", field="name")
    locked = Team.objects.locked(team.pk, version=version)
    locked.name, locked.duty_manager = name.strip(), duty_manager
    return change(locked, by=by)
