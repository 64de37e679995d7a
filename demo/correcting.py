"""Scenes in which a record is put right, explained, or kept to named people."""

from datetime import datetime, timedelta

from cases.services.corrections import correct
from cases.services.restrictions import restrict as keep_to
from cases.services.steps import say_not_needed, say_why_late
from demo.family import Household
from demo.people import Authority


def correct_a_visit(home: Household, authority: Authority, *, at: datetime) -> None:
    """The visit was an hour earlier than it was written down."""
    case = home.cases[0]
    event = case.timeline.events.standing().filter(kind="visit.made").latest("at")
    correct(
        event, case, why="I wrote down when I left, not when I came.", by=home.worker,
        as_of=at, again_at=event.at - timedelta(hours=1),
    )  # fmt: skip


def restrict(home: Household, authority: Authority, *, at: datetime) -> None:
    """A colleague's family: only those who need it see the record."""
    people = [home.worker, authority.administrator, authority.service_manager, *authority.chairs]
    for case in home.cases:
        case.refresh_from_db()
        keep_to(
            case, people=people, why="A parent works for this authority.", by=home.manager,
            as_of=at, version=case.version,
        )  # fmt: skip


def not_needed(home: Household, step: str, *, why: str, at: datetime) -> None:
    """The manager says that a step is not needed, and why."""
    home.not_needed.add(step)
    for case in home.cases:
        for row in case.timeline.deadlines.open().filter(step=step):
            say_not_needed(row, case, why=why, by=home.manager, as_of=at, version=row.version)


def why_late(home: Household, *, at: datetime) -> None:
    """The worker says why the oldest of what is late has not been done."""
    for case in home.cases:
        row = case.timeline.deadlines.overdue(at).in_order().first()
        if row is not None:
            say_why_late(
                row, case, reason="worker_ill", words="Back on Monday.", by=home.worker, as_of=at
            )
