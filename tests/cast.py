"""The people of the tests: a small cast, one for each role, in two teams."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from accounts.models import Agency, AgencyClient, Post, Team, User
from accounts.roles import Role
from accounts.services.clients import give_client
from accounts.services.people import system_actor
from cpcase.records import add
from tests.remembering import remembered

SINCE = date(2020, 1, 1)
PASSWORD = "correct horse battery"
SECRET = "a secret of the police's software"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody by role; `other_*` belong to another team."""

    system: User
    team: Team
    other_team: Team
    worker: User
    colleague: User
    manager: User
    other_worker: User
    other_manager: User
    administrator: User
    chair: User
    service_manager: User
    auditor: User
    senior_manager: User
    system_administrator: User
    partner: User
    police: Agency
    health: Agency
    school: Agency

    def everybody(self) -> list[User]:
        """Every person of the cast, for tests over all of them."""
        values = (getattr(self, name) for name in self.__slots__)
        return [value for value in values if isinstance(value, User)]


def person(name: str, **fields: Any) -> User:
    """Somebody who can sign in with PASSWORD."""
    user = User(name=name, email=f"{name.lower().replace(' ', '.')}@example.test", **fields)
    user.set_password(PASSWORD)
    return add(user, by=system_actor())


def sign_in(client: Client, who: User) -> Client:
    """The browser of somebody who has signed in by the page, as people do."""
    client.post("/sign-in/", {"email": who.email, "password": PASSWORD})
    return client


def software(agency: Agency) -> AgencyClient:
    """An agency's API client, which gets its tokens with SECRET."""
    return give_client(agency, by=system_actor(), on=SINCE, secret=SECRET)[0]


@remembered
def gather() -> Cast:
    """Write the whole cast to the database."""
    system = system_actor()
    police, health, school = (
        add(Agency(name=name, kind=kind, secure_email=f"{kind}@agency.test"), by=system)
        for name, kind in (
            ("Aldermere Police", "police"),
            ("Aldermere Health Trust", "health"),
            ("Brook Lane School", "education"),
        )
    )
    manager, other_manager = person("Tom Bright"), person("Ruth Hale")
    team = add(Team(name="North assessment", duty_manager=manager), by=system)
    other = add(Team(name="South assessment", duty_manager=other_manager), by=system)

    def post(who: User, role: str, team: Team | None = None) -> User:
        add(Post(person=who, role=role, team=team, since=SINCE), by=system)
        return who

    return Cast(
        system=system,
        team=team,
        other_team=other,
        worker=post(person("Amina Yusuf"), Role.SOCIAL_WORKER, team),
        colleague=post(person("Dev Patel"), Role.SOCIAL_WORKER, team),
        manager=post(manager, Role.TEAM_MANAGER, team),
        other_worker=post(person("Ivy Moss"), Role.SOCIAL_WORKER, other),
        other_manager=post(other_manager, Role.TEAM_MANAGER, other),
        administrator=post(person("Priya Nair"), Role.CONFERENCE_ADMINISTRATOR),
        chair=post(person("Denise Okafor"), Role.CHAIR),
        service_manager=post(person("Paul Hartley"), Role.SERVICE_MANAGER),
        auditor=post(person("Grace Lin"), Role.AUDITOR),
        senior_manager=post(person("Helen Marsh"), Role.SENIOR_MANAGER),
        system_administrator=post(person("Sam Reed"), Role.SYSTEM_ADMINISTRATOR),
        partner=post(person("Carla Meyer", agency=police), Role.PARTNER),
        police=police,
        health=health,
        school=school,
    )
