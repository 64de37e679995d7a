"""Which steps of a pathway can still come for one child, told by what they wait for.

A pathway is written for every child: a step that waits for a birth, or for a family that moves
here with a plan, concerns few of them. What it waits for is the pathway's own data.
"""

from enum import Enum

from cases.models import Case
from timescales.engine.part import Part

_MOVES = "transfer_in.notified"
_BORN = "child.born"
# With one of these the child's process began here, so that no plan is brought any more (N07).
_BEGUN = frozenset({"strategy_discussion.held", _MOVES, "conference.held"})


class Comes(Enum):
    """Whether a step that waits is to come, comes in one case only, or cannot."""

    YES = ""
    IF_PLAN_IS_BROUGHT = "the family moves here with another authority’s plan"
    NEVER = "never"


def began_here(case: Case) -> bool:
    """N07: whether a process was begun here, so that the family no longer comes with a plan."""
    return not _BEGUN.isdisjoint(_told(case))


class ToCome:
    """What is known of one child that rules steps out; asked for once, in one query."""

    def __init__(self, case: Case) -> None:
        told = _told(case)
        self._concerns_birth = case.child.is_unborn or _BORN in told
        self._may_bring_plan = case.closed_on is None and _BEGUN.isdisjoint(told)

    def of(self, part: Part) -> Comes:
        """For a duty that waits: by the event that dates it, or that would end it."""
        if part.start == _MOVES:
            return Comes.IF_PLAN_IS_BROUGHT if self._may_bring_plan else Comes.NEVER
        ends_with_birth = part.start == "nothing" and _BORN in {one.kind for one in part.unless}
        awaits_birth = part.start == _BORN or ends_with_birth
        if awaits_birth and not self._concerns_birth:
            return Comes.NEVER
        return Comes.YES


def _told(case: Case) -> set[str]:
    kinds = case.timeline.events.standing().filter(kind__in=(*_BEGUN, _BORN))
    return set(kinds.values_list("kind", flat=True))
