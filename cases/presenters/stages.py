"""The stage a child is at, read off what happened."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cases.models import Case
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models.event import Event

_TELLING = (
    "referral.received", "strategy_discussion.held", "section_47.authorised", "conference.held",
    "plan.ended", "transfer_in.notified",
)  # fmt: skip


def stages_of(timelines: Iterable[Any]) -> Mapping[Any, str]:
    """A stage in words for each timeline, in two queries."""
    found: dict[Any, str] = {}
    timelines = list(timelines)
    events = Event.objects.standing().filter(timeline__in=timelines, kind__in=_TELLING)
    for timeline, kind, facts in events.in_order().values_list("timeline", "kind", "facts"):
        found[timeline] = _after(kind, facts, found.get(timeline, ""))
    # Higher floors are named, never imported.
    needing = Case.objects.filter(
        timeline__in=timelines,
        child_in_need_plans__isnull=False,
        child_in_need_plans__ended_on=None,
    )
    for timeline in needing.values_list("timeline", flat=True):
        found[timeline] = _with_a_plan(found.get(timeline, ""))
    return found


def stage_in(events: Iterable[Event], *, is_in_need: bool = False) -> str:
    """Where the last telling event leaves a child; `is_in_need` while such a plan runs."""
    stage = ""
    for event in events:
        stage = _after(event.kind, event.facts, stage)
    return _with_a_plan(stage) if is_in_need else stage


def _with_a_plan(stage: str) -> str:
    """What says more than the plan: that somebody asks whether the child is harmed."""
    return stage if stage == "Section 47 enquiry" else "Child in need plan"


def _after(kind: str, facts: Mapping[str, Any], stage: str) -> str:
    match kind:
        case "referral.received":
            return stage or "Referral"
        case "strategy_discussion.held":
            began = facts.get("s47_initiated", True)
            return "Section 47 enquiry" if began else stage or "Strategy discussion"
        case "section_47.authorised":
            if facts.get("outcome", "conference") == "conference":
                return "Initial conference"
            return "Child in need" if facts.get("child_in_need") else "Assessment"
        case "conference.held":
            outcome = facts.get("outcome", "plan")
            return {"plan": "Child protection plan", "child_in_need": "Child in need"}.get(
                outcome, "Assessment"
            )
        case "plan.ended":
            return {"child_in_need": "Child in need", "looked_after": "Looked after"}.get(
                facts.get("reason", ""), "Plan ended"
            )
        case "transfer_in.notified":
            return "Transfer in"
    return stage


def enquiry_day(events: Iterable[Event], day_one: str, today: date, calendar: Calendar) -> int:
    """Which day of the running Section 47 enquiry it is; 0 when none runs."""
    start: date | None = None
    for event in events:
        if event.kind == "strategy_discussion.held" and event.facts.get("s47_initiated", True):
            start = start or london_day(event.at)
        elif event.kind in ("section_47.authorised", "conference.held"):
            start = None
    if start is None:
        return 0
    return max(calendar.count(start, today), 0) + (1 if day_one == "trigger" else 0)
