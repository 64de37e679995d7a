"""A child's page: what happens next and why, when last seen, why we are involved, whom to call."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases.models import Case, Relationship
from cases.presenters.stages import enquiry_day, stage_in
from cpcase.web import formats
from cpcase.web.components import ChildBand, LimitRow, PathStep, Warned
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.models.event import Event
from timescales.presenters.deadlines import due_block, why

NEXT = 3
_TABS = (
    ("Overview", "cases:case"),
    ("Timeline", "cases:timeline"),
    ("Pathway", "cases:pathway"),
    ("People", "cases:people"),
    ("Notes", "cases:notes"),
    ("Who has looked", "cases:access"),
)


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything that the overview shows."""

    band: ChildBand
    limits: tuple[LimitRow, ...]
    steps: tuple[PathStep, ...]
    last_seen: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]
    why_involved: str


def band_of(case: Case, *, as_of: datetime, calendar: Calendar, here: str) -> ChildBand:
    """Who the child is, on every page of the record. A constant number of queries."""
    today = london_day(as_of)
    child = case.child
    events = list(case.timeline.events.standing().in_order())
    stage = stage_in(events)
    day = enquiry_day(events, case.timeline.pathway.pathway.day_one, today, calendar)
    if day and stage == "Section 47 enquiry":
        stage = f"{stage}, day {day} of 15"
    return ChildBand(
        name=str(child),
        stage=stage,
        facts=tuple(filter(None, _facts(case, today))),
        warnings=tuple(
            Warned(one.words, "bad" if one.kind == "pairs" else "warn")
            for one in child.warnings.all()
            if one.ended_on is None
        ),
        siblings=_siblings(case, today),
        restricted=case.restricted,
        tabs=tuple((text, reverse(name, args=[case.pk]), name == here) for text, name in _TABS),
    )


def _facts(case: Case, today: date) -> list[str]:
    child = case.child
    born = child.birth_date
    if born:
        first = f"{formats.age(born, on=today)}, born {born.day} {born:%B %Y}"
    else:
        first = f"Not yet born, due {formats.day(child.expected_birth_date)}"
    people = {row.role: row.person.name for row in case.timeline.allocations.all()
              if row.ended_at is None}  # fmt: skip
    sex = {"M": "Boy", "F": "Girl"}.get(child.sex, "")
    named = [
        f"{words}: {people[role]}"
        for role, words in (
            ("social_worker", "Social worker"),
            ("team_manager", "Team manager"),
            ("chair", "Chair"),
        )
        if role in people
    ]
    return [first, sex, f"Child number {child.number}", *named]


def _siblings(case: Case, today: date) -> tuple[tuple[str, str, str], ...]:
    found = []
    for child in case.child.family.children.all():
        age = child.age_on(today)
        name = f"{child.called}, {age}" if age is not None else child.called
        own = next((one for one in child.cases.all() if one.closed_on is None), None)
        if child.pk == case.child_id:
            found.append((name, "", ""))
        elif own is not None and not own.restricted:
            same = own.timeline.group == case.timeline.group
            found.append(
                (name, reverse("cases:case", args=[own.pk]), "same process" if same else "")
            )
        else:
            found.append((name, "", ""))
    return tuple(found) if len(found) > 1 else ()


def case_page(case: Case, *, as_of: datetime, calendar: Calendar) -> CasePage:
    """The overview of one episode."""
    rows = list(case.timeline.deadlines.current().for_lists())
    open_rows = [row for row in rows if row.state == State.OPEN and row.due is not None]
    replaced = list(
        case.timeline.deadlines.filter(state=State.SUPERSEDED, replaced_by__isnull=False)
    )
    return CasePage(
        band=band_of(case, as_of=as_of, calendar=calendar, here="cases:case"),
        limits=tuple(
            limit_row(row, case, as_of=as_of, calendar=calendar, replaced=replaced)
            for row in open_rows[:NEXT]
        ),
        steps=path_steps(rows, as_of=as_of, calendar=calendar),
        last_seen=_last_seen(case, london_day(as_of), calendar),
        people=_people(case),
        why_involved=case.child.why_involved,
    )


def limit_row(
    row: Deadline, case: Case, *, as_of: datetime, calendar: Calendar, replaced: list[Deadline]
) -> LimitRow:
    """One limit with its owner and “Why this date?”."""
    people = {a.role: a.person.name for a in case.timeline.allocations.all() if a.ended_at is None}
    words = case.timeline.pathway.pathway.role_words(row.role)
    who = people.get(row.answers)
    history = [old for old in replaced if old.replaced_by_id == row.pk]
    return LimitRow(
        due=due_block(row, as_of=as_of, calendar=calendar),
        what=row.title,
        owner=f"{who}, {words}." if who else f"{words[0].upper()}{words[1:]}.",
        href=reverse("cases:limit", args=[case.pk, row.pk]),
        why=why(row, as_of=as_of, calendar=calendar, history=history),
    )


def path_steps(
    rows: list[Deadline], *, as_of: datetime, calendar: Calendar
) -> tuple[PathStep, ...]:
    """The pathway so far: what is done, in order, then what is now, next and without a date."""
    done = sorted((r for r in rows if r.state == State.MET), key=lambda r: r.met_at or as_of)
    owed = [r for r in rows if r.state in (State.OPEN, State.EXPECTED)]
    owed.sort(key=lambda r: (r.due_on or london_day(as_of), r.step))
    waiting = [r for r in rows if r.state == State.WAITING]
    steps = []
    for row in (*done, *owed, *waiting):
        block = due_block(row, as_of=as_of, calendar=calendar)
        state = {"done": "done", "late": "late", "overdue": "now", "today": "now"}.get(
            block.state, "next"
        )
        lines = (
            (row.explanation,) if block.state == "none" else (f"{block.when}. {block.date_words}",)
        )
        steps.append(PathStep(state, row.title, lines))
    return tuple(steps)


def _last_seen(case: Case, today: date, calendar: Calendar) -> tuple[str, ...]:
    visits = Event.objects.standing().filter(timeline=case.timeline_id, kind="visit.made")
    for visit in visits.order_by("-at").select_related("recorded_by"):
        if visit.facts.get("seen", True) and not visit.facts.get("attempted"):
            ago = calendar.count(london_day(visit.at), today)
            alone = "Seen alone" if visit.facts.get("alone") else "Seen, not alone"
            when = formats.moment(visit.at, today)
            words = f"{formats.working_days(ago)} ago" if ago else "today"
            return (when, f"{words}, by {visit.recorded_by.name}", alone)
    return ()


def _people(case: Case) -> tuple[tuple[str, str, str], ...]:
    family = (
        Relationship.objects.filter(child=case.child_id, ended_on=None)
        .select_related("relative")
        .order_by("created_at")
    )
    found = [
        (f"{row.relative}, {row.get_relation_display().lower()}", row.relative.phone,
         row.relative.contact_rule)
        for row in family
    ]  # fmt: skip
    for involved in case.involvements.filter(until=None).select_related("professional"):
        professional: Any = involved.professional
        found.append((str(professional), professional.phone, professional.secure_route))
    return tuple(found)
