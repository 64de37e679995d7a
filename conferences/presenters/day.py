"""Conference day: where we are, who is here, what is decided, and what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from conferences.choices import Kind, Presence, Question
from conferences.models import Attendance, Conference, ConferenceChild, Invitation
from conferences.presenters.known import Known
from conferences.presenters.sitting import counted_of, dates_if_held, sitting_of
from conferences.rules.core_groups import MeetBy, is_set_late
from cpcase.web import formats
from cpcase.web.components import Attending, Consequence
from timescales.engine.offsets import london_day
from timescales.engine.pathway import Step

_OPTIONS = tuple(Presence.values)
NOTHING_KNOWN: Mapping[Any, Known] = {}


@dataclass(frozen=True, slots=True)
class AskChild:
    """The questions about one child, by the names of the form's fields."""

    name: str
    questions: tuple[str, ...]
    decided: tuple[str, ...]
    outline: str
    core_group: str
    core_group_late: str
    late: str
    known: Known


@dataclass(frozen=True, slots=True)
class DayPage:
    """The live page."""

    when: str
    quorum: str
    is_quorate: bool
    attending: tuple[Attending, ...]
    views: tuple[tuple[str, str], ...]
    children: tuple[AskChild, ...]
    checklist: tuple[tuple[str, str], ...]
    dates: tuple[Consequence, ...]


def day_page(
    conference: Conference,
    people: Sequence[Invitation],
    children: Sequence[ConferenceChild],
    *,
    as_of: datetime,
    limits: Mapping[Any, MeetBy],
    known: Mapping[Any, Known] = NOTHING_KNOWN,
) -> DayPage:
    """The live page for the children whom the reader may see; `limits` of their core groups,
    `known` what is on record of each already.
    """
    rows = sitting_of(conference)
    counted = counted_of(conference, rows)
    today = london_day(as_of)
    return DayPage(
        when=formats.span(conference.starts_at, conference.ends_at, today)  # type: ignore[arg-type]
        if conference.starts_at
        else "",
        quorum=counted.in_words,
        is_quorate=counted.is_quorate,
        attending=tuple(_attending(one, rows) for one in people),
        views=tuple((f"agrees-{one.pk}", f"view-{one.pk}") for one in people if one.agency_kind),
        children=tuple(
            _ask(conference, child, limits.get(child.pk), known.get(child.pk, Known()), today)
            for child in children
        ),
        checklist=tuple(_checklist(conference)),
        dates=tuple(dates_if_held(conference, as_of=as_of)),
    )


def _attending(one: Invitation, rows: Sequence[Attendance]) -> Attending:
    report = "report in" if hasattr(one, "report") else ""
    mine = next((row for row in rows if row.invitation_id == one.pk), None)
    neither = mine is not None and mine.presence == Presence.NEITHER and bool(one.agency_kind)
    note = one.contact_rule if one.separate or one.contact_rule else ""
    return Attending(
        field=f"presence-{one.pk}",
        who=one.name,
        role=", ".join(filter(None, (one.as_who[:1].lower() + one.as_who[1:], report))),
        note=note,
        breach="Neither came nor sent a report" if neither else "",
        options=_OPTIONS,
    )


def _ask(
    conference: Conference,
    child: ConferenceChild,
    limit: MeetBy | None,
    known: Known,
    today: date,
) -> AskChild:
    review = conference.kind == Kind.REVIEW
    more = ("ending", "taken_over") if review else ("previous",)
    return AskChild(
        name=child.case.child.called,
        questions=tuple(f"{question}-{child.pk}" for question in Question),
        decided=tuple(f"{name}-{child.pk}" for name in ("outcome", "category", "reason", *more)),
        outline=f"outline-{child.pk}",
        core_group=f"core_group-{child.pk}",
        core_group_late=f"core_group_late-{child.pk}",
        late=_late_words(child, limit, today),
        known=known,
    )


def _late_words(child: ConferenceChild, limit: MeetBy | None, today: date) -> str:
    """“Friday 1 May is 3 working days after the limit, Tuesday 28 April.”"""
    at = child.first_core_group_at
    if at is None or limit is None or not is_set_late(child, limit):
        return ""
    days = limit.working_days_late(london_day(at))
    by = f"{formats.working_days(days)} after" if days else "after"
    said = f"{formats.day(at, today)} is {by} the limit, {formats.day(limit.due_on, today)}."
    return said if child.core_group_late_why else f"{said} Choose an earlier date, or say why."


def initial_of(conference: Conference, children: Iterable[ConferenceChild]) -> dict[str, Any]:
    """The live page as it was saved."""
    found: dict[str, Any] = {}
    for row in sitting_of(conference):
        key = row.invitation_id
        agrees = {True: "yes", False: "no"}.get(row.agrees) if row.agrees is not None else ""
        found |= {f"presence-{key}": row.presence, f"agrees-{key}": agrees}
        found[f"view-{key}"] = row.view
    for child in children:
        found |= {f"{one.question}-{child.pk}": one.words for one in child.answers.all()}
        found |= {
            f"outcome-{child.pk}": child.outcome,
            f"category-{child.pk}": child.category,
            f"reason-{child.pk}": child.reason,
            f"ending-{child.pk}": child.ending,
            f"taken_over-{child.pk}": child.transfer_conference_on,
            f"previous-{child.pk}": child.previous_plans or "",
            f"core_group-{child.pk}": child.first_core_group_at,
            f"core_group_late-{child.pk}": child.core_group_late_why,
        }
        names = ("need", "result", "action", "who", "by_when")
        found[f"outline-{child.pk}"] = [
            {name: getattr(line, name) for name in names}
            for line in child.outline.all()
            if not line.dropped
        ]
    return found


def _checklist(conference: Conference) -> Iterable[tuple[str, str]]:
    """What the pathway asks of the meeting besides: rules and steps without a date."""
    seen: dict[str, Step] = {}
    for case in conference.cases():
        for version in filter(None, (case.timeline.pathway, case.timeline.overlay)):
            for step in version.pathway.step_by_id.values():
                if step.meeting == "conference":
                    seen.setdefault(step.id, step)
    return ((step.id, step.title) for step in seen.values())
