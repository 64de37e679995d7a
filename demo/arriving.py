"""Scenes in which a child comes into it: born, joining brothers and sisters, moving here."""

from datetime import datetime, timedelta

from cases.services.births_and_deaths import record_birth
from cases.services.episodes import authority_pathways, open_episode
from cases.services.siblings import join_process
from cases.services.steps import record_step, say_not_needed
from conferences.services.requests import send_request
from conferences.services.transfers import notify_transfer_in
from coregroups.rules.pathways import applies
from demo import enquiring, names
from demo.family import Household, another_child, professionals
from demo.people import Authority

SEE_THE_CHILDREN = ("C03", "L03")


def consider_before_birth(home: Household, authority: Authority, *, at: datetime) -> None:
    """A conference before the birth is considered (N08)."""
    for case in home.cases:
        if not case.child.is_unborn:
            continue
        record_step(
            case, "N08", "considered", at=at, by=home.worker, note="Yes: before 30 weeks.",
            as_of=at,
        )  # fmt: skip
        for row in case.timeline.deadlines.open().filter(step__in=SEE_THE_CHILDREN):
            say_not_needed(
                row, case, why="The baby is not born yet.", by=home.manager, as_of=at,
                version=row.version,
            )  # fmt: skip


def is_born(home: Household, *, at: datetime) -> None:
    """The midwife rang: the baby was born the day before."""
    for child in home.children:
        child.refresh_from_db()
        if child.is_unborn:
            first, sex = names.CHILDREN[(home.number * 5 + 3) % len(names.CHILDREN)]
            record_birth(
                child, on=at.date() - timedelta(days=1), first_name=first, last_name="", sex=sex,
                known_from="The midwife rang.", by=home.worker, as_of=at, version=child.version,
            )  # fmt: skip


def sibling_joins(home: Household, authority: Authority, *, at: datetime) -> None:
    """A half-brother moved in: he joins the process, and his clocks are later."""
    child = another_child(home, born=at.date() - timedelta(days=365 * 3 + 40), at=at)
    (case,) = enquiring.received(home, [child], at=at)
    join_process(
        case, beside=home.cases[0], why="He moved in last week and is at the same risk.",
        by=home.manager, at=at, as_of=at,
    )  # fmt: skip
    case.refresh_from_db()
    home.children.append(child)
    home.cases.append(case)
    professionals(home, authority, at.date(), cases=[case])
    if applies(case.timeline, "C02"):
        record_step(case, "C02", at=at, by=home.worker, note="", as_of=at)


def move_here(home: Household, authority: Authority, *, at: datetime) -> None:
    """Another authority gives notice of a family with a plan; a conference is asked for (N07)."""
    version, overlay = authority_pathways()
    group = None
    for child in home.children:
        case = open_episode(
            child, team=home.team, pathway=version, overlay=overlay, group=group,
            worker=home.worker, by=home.manager, as_of=at,
        )  # fmt: skip
        group = case.timeline.group
        home.cases.append(case)
    professionals(home, authority, at.date())
    request = notify_transfer_in(
        home.cases, other_authority="Northmere Council", why="A plan for neglect since the spring.",
        by=home.worker, at=at, as_of=at,
    )  # fmt: skip
    send_request(request, with_list=True, by=home.worker, as_of=at, version=request.version)
