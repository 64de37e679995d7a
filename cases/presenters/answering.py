"""Who answers for the children of a process now, for the page that reallocates them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.roles import Role
from cases.models import Case
from cpcase.web import formats
from timescales.models import Allocation

_SHOWN = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CHAIR)


@dataclass(frozen=True, slots=True)
class Answering:
    """One child: the team, and (role, who, since when) for those who are named."""

    child: str
    team: str
    people: tuple[tuple[str, str, str], ...]


def answering(cases: Iterable[Case]) -> list[Answering]:
    """A line for each child, in the order that they come in."""
    found = list(cases)
    rows = Allocation.objects.in_force().filter(
        timeline__in=[case.timeline_id for case in found], role__in=_SHOWN
    )
    named: dict[Any, dict[str, Allocation]] = {}
    for row in rows.select_related("person"):
        named.setdefault(row.timeline_id, {})[row.role] = row
    return [_of(case, named.get(case.timeline_id, {})) for case in found]


def _of(case: Case, named: dict[str, Allocation]) -> Answering:
    return Answering(
        child=str(case.child),
        team=case.timeline.team.name,
        people=tuple(
            (role.label, row.person.name, formats.day(row.started_at))
            for role in _SHOWN
            if (row := named.get(role)) is not None
        ),
    )
