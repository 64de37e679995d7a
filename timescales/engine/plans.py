"""Child protection plans, read off what was recorded: start, reviews, end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from timescales.engine.kinds import Event


@dataclass(slots=True, eq=False)
class Plan:
    """From the conference that made a plan to the plan's end.

    `start` is None where that conference was not recorded. `next_number` is the number of the
    review that would come after the last one held, `shut` the start of the next plan.
    """

    start: Event | None
    reviews: list[Event] = field(default_factory=list)
    end: Event | None = None
    shut: datetime | None = None
    first_number: int = 1
    next_number: int = 1

    @property
    def since(self) -> datetime | None:
        """From when something done counts for it."""
        return self.start.at if self.start else None

    def may_have(self, booking: Event) -> bool:
        """Whether a review booked for that moment can be one of this plan's."""
        return self.start is None or booking.at >= self.start.at


@dataclass(slots=True, eq=False)
class Plans:
    """All plans of an episode, first one first; none only when a conference made none."""

    each: list[Plan]
    no_plan: Event | None = None

    def at(self, moment: datetime) -> Plan | None:
        """The plan of that moment, else the first."""
        found = self.each[0] if self.each else None
        for one in self.each[1:]:
            if one.start is not None and one.start.at <= moment:
                found = one
        return found


def tell_plans(held: Sequence[Event], ended: Sequence[Event]) -> Plans:
    """Conferences held and plans ended, each by the moment it happened."""
    first = [event for event in held if event["conference"] != "review"]
    reviews = [event for event in held if event["conference"] == "review"]
    starts = [event for event in first if event["outcome"] == "plan"]
    plans = [Plan(event) for event in starts]
    early = not starts or any(event.at < starts[0].at for event in (*reviews, *ended))
    if starts and early:
        plans.insert(0, Plan(None))
    elif not starts:
        made_none = first[-1] if first else None
        if made_none is not None and not reviews and not ended:
            return Plans([], made_none)
        # Earlier events may be missing: what is there belongs to one plan without a start.
        plans.append(Plan(None))
    told = Plans(plans)
    for event in reviews:
        _of(told, event).reviews.append(event)
    for event in ended:
        plan = _of(told, event)
        plan.end = plan.end or event
    _link(plans)
    return told


def _of(told: Plans, event: Event) -> Plan:
    plan = told.at(event.at)
    assert plan is not None
    return plan


def _link(plans: Sequence[Plan]) -> None:
    """Reviews are numbered on over the plans of an episode."""
    highest = 0
    for plan, later in zip(plans, (*plans[1:], None), strict=True):
        plan.first_number = highest + 1
        highest = max([highest, *(event["number"] for event in plan.reviews)])
        plan.next_number = highest + 1
        if later is not None and later.start is not None:
            # One plan at a time: the next one's start is the end of this one at the latest.
            plan.shut = later.start.at
            plan.end = plan.end or later.start
