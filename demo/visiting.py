"""Scenes at the family's home, and whom the worker visits."""

from datetime import datetime

from cases.models import Case
from coregroups.models import Plan
from coregroups.rules.visits import Sight
from coregroups.services import visits
from demo.family import Household
from demo.people import Authority


def visit(home: Household, *, at: datetime) -> None:
    """The children are seen together: those who have a plan, once there is one."""
    cases = watched(home)
    if not cases:
        return
    told = visits.Told(
        sights=[_sight(case) for case in cases],
        announced=False,
        bedrooms_seen=True,
        words="" if all(case.child.is_unborn for case in cases) else home.story.says(at),
        analysis=home.story.analysis(at),
    )
    visits.record_visit(told, by=home.worker, at=at, as_of=at)


def _sight(case: Case) -> Sight:
    if case.child.is_unborn:
        case.child.refresh_from_db()  # born meanwhile
    return Sight(case, "alone", awake=None if case.child.is_unborn else True)


def watched(home: Household) -> list[Case]:
    """Whom the worker visits: every child until there is a plan, then those whose plan is open."""
    plans = list(Plan.objects.filter(case__in=home.cases).values_list("case", "ended_on"))
    if not plans:
        return home.cases
    going_on = {case for case, ended_on in plans if ended_on is None}
    return [case for case in home.cases if case.pk in going_on]


def find_nobody(home: Household, authority: Authority, *, at: datetime) -> None:
    """Nobody is in: the visit is kept, and counts for nothing."""
    sights = [Sight(case, "not_seen", "nobody_in") for case in home.cases]
    told = visits.Told(sights, announced=False, words="", analysis="I called again at four.")
    visits.record_visit(told, by=home.worker, at=at, as_of=at)
