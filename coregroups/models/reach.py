"""The reach of a record about several children: an act on it needs the right to each of them."""

from collections.abc import Iterable

from accounts.reach import Reach
from cases.models import Case


def reach_of(cases: Iterable[Case]) -> Reach:
    """Whoever reaches every one of the children. One who sees only some may read, not act."""
    reaches = [case.reach() for case in cases]
    if not reaches:
        return Reach()
    first, *others = reaches
    restricted = [one.restricted_to for one in reaches if one.restricted_to is not None]
    return Reach(
        team_id=first.team_id if all(one.team_id == first.team_id for one in others) else None,
        allocated=first.allocated.intersection(*(one.allocated for one in others)),
        restricted_to=frozenset.intersection(*restricted) if restricted else None,
        agencies=first.agencies.intersection(*(one.agencies for one in others)),
    )
