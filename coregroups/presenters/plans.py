"""A child's plan in words: the page, its history, the paper for the table (D17, D28)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cases.models import Case
from coregroups.choices import Progress
from coregroups.models import CoreGroup, InterimPlan, Plan, PlanLine
from coregroups.presenters.endings import decided_early
from coregroups.rules.endings import child_in_need_until
from coregroups.rules.smart import hints
from cpcase.web import formats
from cpcase.web.components import Action
from cpcase.web.components import PlanLine as Card

_COLOURS = {
    Progress.ON_TRACK: "blue",
    Progress.SLOW: "yellow",
    Progress.STUCK: "red",
    Progress.DONE: "green",
}


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What a plan says, and what can be done about it."""

    plan: Plan | None
    facts: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    acts: tuple[Action, ...]
    earlier: tuple[str, ...]
    interim: InterimPlan | None
    core_group: CoreGroup | None


@dataclass(frozen=True, slots=True)
class Wording:
    """How a line stood, until when."""

    words: tuple[tuple[str, str], ...]
    when: str


@dataclass(frozen=True, slots=True)
class LineHistory:
    """One line: as it stands, as it stood, and how it went."""

    need: str
    wordings: tuple[Wording, ...]
    progress: tuple[str, ...]


def current_plan(plans: Iterable[Plan]) -> Plan | None:
    """The open plan, else the one that ended last."""
    rows = sorted(plans, key=lambda plan: (plan.ended_on is None, plan.started_on))
    return rows[-1] if rows else None


def plan_page(case: Case, *, today: date, acts: tuple[Action, ...], may_change: bool) -> PlanPage:
    """The plan of one episode; `acts` are the links that its reader may follow."""
    plans = list(case.plans.all())
    plan = current_plan(plans)
    lines = plan.lines.in_order() if plan else ()
    groups = CoreGroup.objects.of(case)
    return PlanPage(
        plan=plan,
        facts=(*facts_of(plan, today), *decided_early(plan, today)) if plan else (),
        cards=tuple(card_of(line, today=today, may_change=may_change) for line in lines),
        acts=acts,
        earlier=tuple(_ended(one, today) for one in plans if one != plan),
        interim=InterimPlan.objects.open().filter(case=case).first(),
        core_group=groups.order_by("-opened_on").first(),
    )


def facts_of(plan: Plan, today: date) -> tuple[tuple[str, str], ...]:
    """Category, since when, how many before, how often seen, how it ended."""
    found = [
        ("Category", plan.get_latest_category_display()),
        ("Since", formats.day(plan.started_on, today)),
        ("Plans before this one", str(plan.previous_plans)),
    ]
    if plan.category != plan.latest_category:
        since = formats.day(plan.latest_category_since, today)
        found[0] = (
            "Category",
            f"{plan.get_latest_category_display()} since {since}, "
            f"{plan.get_category_display()} at the start",
        )
    if plan.seen_every_days:
        found.append(("Seen at least", f"Every {formats.count(plan.seen_every_days, 'day')}"))
    if plan.visiting:
        found.append(("Visits", plan.visiting))
    if plan.ended_on:
        found.append(("Ended", _ended(plan, today)))
        if until := child_in_need_until(plan):
            found.append(("Child in need stays", f"At least until {formats.day(until, today)}"))
    return tuple(found)


def _ended(plan: Plan, today: date) -> str:
    if plan.ended_on is None:
        return f"Since {formats.day(plan.started_on, today)}"
    span = formats.days(plan.started_on, plan.ended_on)
    return f"{span}: {plan.get_reason_display().lower()}"


def card_of(line: PlanLine, *, today: date, may_change: bool = False) -> Card:
    """One line as a card, with hints towards what somebody would see."""
    said = _seen(line, today)
    actions = (
        Action("Say how it goes", reverse("coregroups:note_progress", args=[line.pk])),
        Action("Change this line", reverse("coregroups:reword_line", args=[line.pk])),
    )
    return Card(
        need=line.need,
        result=line.outcome,
        action=". ".join(filter(None, (line.action, line.how and f"How: {line.how}"))),
        who=line.who,
        by=_by(line, today),
        progress=line.get_progress_display(),
        progress_colour=_COLOURS.get(Progress(line.progress), "grey") if line.progress else "grey",
        changed=said,
        hint=" ".join(hints(line.words())) if may_change else "",
        actions=actions if may_change else (),
    )


def _by(line: PlanLine, today: date) -> str:
    by = formats.day(line.achieve_by, today)
    again = formats.day(line.review_on, today)
    return ". ".join(filter(None, (by, again and f"Looked at again on {again}")))


def _seen(line: PlanLine, today: date) -> str:
    if not line.progress_on:
        return ""
    seen = f": {line.seen}" if line.seen else ""
    return f"Seen on {formats.day(line.progress_on, today)}{seen}"


_HEADS = {
    "need": "Need",
    "outcome": "Wanted result",
    "action": "Action",
    "how": "How",
    "who": "Who",
    "achieve_by": "By when",
    "review_on": "Looked at again",
}


def history_of(lines: Iterable[PlanLine], today: date) -> list[LineHistory]:
    """Every line with its earlier wordings; load `earlier` and `notes__said_by` before."""
    return [_history(line, today) for line in lines]


def _history(line: PlanLine, today: date) -> LineHistory:
    earlier = sorted(line.earlier.all(), key=lambda one: one.until, reverse=True)
    now = Wording(_said(line.words(), today), f"Since {formats.day(line.written_on, today)}")
    before = (
        Wording(
            _said(one.words(), today),
            f"{formats.day(one.written_on, today)} until {formats.day(one.until, today)}",
        )
        for one in earlier
    )
    notes = sorted(line.notes.all(), key=lambda one: one.said_on, reverse=True)
    return LineHistory(
        need=line.need,
        wordings=(now, *before),
        progress=tuple(
            ". ".join(
                filter(
                    None,
                    (
                        f"{formats.day(note.said_on, today)}, {note.said_by.name}: "
                        f"{note.get_progress_display().lower()}",
                        note.seen,
                    ),
                )
            )
            for note in notes
        ),
    )


def _said(words: dict[str, Any], today: date) -> tuple[tuple[str, str], ...]:
    return tuple(
        (head, formats.day(words[name], today) if isinstance(words[name], date) else words[name])
        for name, head in _HEADS.items()
        if words[name]
    )
