"""The invented authority: teams, people, agencies, rooms and chairs."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.models import Agency, AgencyClient, Team, User
from accounts.roles import Role
from accounts.services.agencies import add_agency
from accounts.services.clients import give_client
from accounts.services.people import system_actor
from accounts.services.posts import give_post
from conferences.models import Room
from conferences.services.diary import open_room, set_hours
from cpcase import clock
from cpcase.records import add
from demo import names
from timescales.models import Deadline, PathwayVersion
from timescales.services.pathways import publish_shipped

SINCE = date(2020, 1, 6)
# The console's secret for the examples; a real one is told once and never written down.
CLIENT_SECRET = "demo-client-secret-of-aldermere-police"  # noqa: S105


@dataclass(slots=True)
class Authority:
    """Everybody that a story needs."""

    system: User
    teams: list[Team] = field(default_factory=list)
    managers: list[User] = field(default_factory=list)
    workers: list[list[User]] = field(default_factory=list)
    administrator: Any = None
    chairs: list[User] = field(default_factory=list)
    service_manager: Any = None
    agencies: dict[str, Agency] = field(default_factory=dict)
    rooms: list[Room] = field(default_factory=list)
    pathways: dict[str, PathwayVersion] = field(default_factory=dict)


def person(name: str, encoded: str, *, job: str = "", agency: Agency | None = None) -> User:
    """Somebody who signs in with the demo's password."""
    email = names.EMAIL.format(name.lower().replace(" ", "."))
    user = User(email=email, name=name, job=job, agency=agency, password=encoded)
    user.save(force_insert=True)
    return user


def make_authority(as_of: Any) -> Authority:
    """Teams, people with posts, agencies with an API client, rooms with their hours."""
    system = system_actor()
    made = Authority(system, pathways=publish_shipped(by=system, as_of=as_of))
    encoded = make_password(names.PASSWORD)

    def post(name: str, role: str, team: Team | None = None, **more: Any) -> User:
        who = person(name, encoded, job=Role(role).label, **more)
        give_post(who, role=role, team=team, since=SINCE, by=system)
        return who

    _teams(made, post, encoded)
    made.administrator = post("Priya Nair", Role.CONFERENCE_ADMINISTRATOR)
    made.chairs = [post("Denise Okafor", Role.CHAIR), post("Paul Hartley", Role.CHAIR)]
    made.service_manager = post("Helen Marsh", Role.SERVICE_MANAGER)
    post("Grace Lin", Role.AUDITOR)
    post("Martin Eade", Role.SENIOR_MANAGER)
    post("Sam Reed", Role.SYSTEM_ADMINISTRATOR)
    _agencies(made, post)
    _diary(made)
    return made


def _teams(made: Authority, post: Any, encoded: str) -> None:
    for name, manager, workers in zip(names.TEAMS, names.MANAGERS, names.WORKERS, strict=True):
        boss = person(manager, encoded, job=Role.TEAM_MANAGER.label)
        team = add(Team(name=name, duty_manager=boss), by=made.system)
        give_post(boss, role=Role.TEAM_MANAGER, team=team, since=SINCE, by=made.system)
        made.teams.append(team)
        made.managers.append(boss)
        made.workers.append([post(worker, Role.SOCIAL_WORKER, team) for worker in workers])


def _agencies(made: Authority, post: Any) -> None:
    for name, kind in (
        ("Aldermere Police", "police"),
        ("Aldermere Health Trust", "health"),
        ("Brook Lane School", "education"),
    ):
        mail = f"safeguarding@{kind}.example"
        made.agencies[kind] = add_agency(name=name, kind=kind, secure_email=mail, by=made.system)
    post("Carla Meyer", Role.PARTNER, agency=made.agencies["police"])
    give_client(made.agencies["police"], by=made.system, on=SINCE, secret=CLIENT_SECRET)


def _diary(made: Authority) -> None:
    for name in ("Room 1", "Room 2", "Room 3"):
        made.rooms.append(
            open_room(
                name=name,
                place="Civic Centre, Aldermere",
                how_to_get_there="Bus 4 stops outside. There is parking for blue badges.",
                seats=14,
                step_free=True,
                by=made.administrator,
            )
        )
    for chair in made.chairs:
        for weekday in range(5):
            set_hours(chair, weekday=weekday, starts=time(9), ends=time(17), by=made.administrator)


def found_authority() -> Authority:
    """The authority as it was made before, to go on with."""
    by_email = {user.email: user for user in User.objects.all()}

    def named(name: str) -> User:
        return by_email[names.EMAIL.format(name.lower().replace(" ", "."))]

    return Authority(
        system=system_actor(),
        teams=[Team.objects.get(name=name) for name in names.TEAMS],
        managers=[named(name) for name in names.MANAGERS],
        workers=[[named(name) for name in group] for group in names.WORKERS],
        administrator=named("Priya Nair"),
        chairs=[named("Denise Okafor"), named("Paul Hartley")],
        service_manager=named("Helen Marsh"),
        agencies={agency.kind: agency for agency in Agency.objects.all()},
        rooms=list(Room.objects.order_by("name")),
        pathways={
            slug: PathwayVersion.objects.latest_of(slug)
            for slug in PathwayVersion.objects.values_list("slug", flat=True).distinct()
        },
    )


def client_id() -> str:
    """The name under which the police's software asks for a token."""
    client = AgencyClient.objects.select_related("application").get(agency__kind="police")
    return str(client.application.client_id)


def sign_ins() -> list[tuple[str, str]]:
    """(role, address) for the console: one for each role, the social worker with most to do."""
    listed = (
        ("Social worker", _busiest()),
        ("Team manager", "Tom Bright"),
        ("Conference administrator", "Priya Nair"),
        ("Conference chair", "Denise Okafor"),
        ("Service manager", "Helen Marsh"),
        ("Auditor", "Grace Lin"),
        ("Senior manager", "Martin Eade"),
        ("Partner agency", "Carla Meyer"),
        ("System administrator", "Sam Reed"),
    )
    return [(role, names.EMAIL.format(name.lower().replace(" ", "."))) for role, name in listed]


def _busiest() -> str:
    """The worker of the first team whose first page shows most of what a page can: something
    late, something for today, something for this week; of two the one with more to do."""
    today = clock.today()
    due = Deadline.objects.open().filter(
        due_on__lte=today + timedelta(days=7),
        role=Role.SOCIAL_WORKER,
        timeline__allocations__ended_at=None,
        timeline__allocations__person__name__in=names.WORKERS[0],
    )
    rows = due.values_list("timeline__allocations__person__name", "due_on")
    counted = Counter((name, (on > today) - (on < today)) for name, on in rows if on)

    def shown(name: str) -> tuple[int, int]:
        groups = [counted[name, when] for when in (-1, 0, 1)]
        return sum(map(bool, groups)), sum(groups)

    return max(names.WORKERS[0], key=shown)
