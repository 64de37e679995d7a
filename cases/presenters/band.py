"""The band on every page of a child's record: who the child is, and what must be known."""

from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from accounts.permissions import Permission
from cases.models import Case, Child
from cases.presenters.family import family_in_reach
from cases.presenters.stages import enquiry_day, stage_in
from cpcase.web import formats
from cpcase.web.components import ChildBand, Warned
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day

# A tab is there for those who may open it; without a permission of its own, for every reader.
_TABS: tuple[tuple[str, str, Permission | None], ...] = (
    ("Overview", "cases:case", None),
    ("Timeline", "cases:timeline", None),
    ("Visits", "coregroups:visits", None),
    ("Meetings", "conferences:meetings_of_case", None),
    ("Plan", "coregroups:plan", None),
    ("Core group", "coregroups:group_of_case", None),
    ("Pathway", "cases:pathway", None),
    ("Documents", "conferences:documents_of_case", None),
    ("People", "cases:people", None),
    ("Details", "cases:details", None),
    ("Notes", "cases:notes", None),
    ("Who has looked", "cases:access", Permission.SEE_WHO_LOOKED),
)


def band_of(case: Case, *, by: Any, as_of: datetime, calendar: Calendar, here: str) -> ChildBand:
    """Who the child is, on every page of the record that `by` reads. A constant query count."""
    today = london_day(as_of)
    child = case.child
    events = list(case.timeline.events.standing().in_order())
    stage = stage_in(events, is_in_need=case.child_in_need_plans.filter(ended_on=None).exists())
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
        siblings=_siblings(case, today, by),
        family=reverse("cases:family", args=[child.family_id]),
        restricted=case.restricted,
        tabs=tabs_of(case, here, by=by),
    )


def tabs_of(case: Case, here: str, *, by: Any) -> tuple[tuple[str, str, bool], ...]:
    """The pages of the record that are there: higher floors are named, never imported."""
    found = []
    for text, name, permission in _TABS:
        if permission is not None and not by.may(permission, case):
            continue
        try:
            found.append((text, reverse(name, args=[case.pk]), name == here))
        except NoReverseMatch:
            continue
    return tuple(found)


def _facts(case: Case, today: date) -> list[str]:
    child = case.child
    first = _life(child, today)
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


def _life(child: Child, today: date) -> str:
    """6 years old, born 14 June 2019; what nobody knows for sure says so."""
    if child.birth_date is None:
        if child.death_date:
            return f"Died before birth, on {formats.day(child.death_date)}"
        return f"Not yet born, due {formats.day(child.expected_birth_date)}"
    about = "about " if child.birth_estimated else ""
    born = f"born {about}{formats.short_day(child.birth_date)} {child.birth_date.year}"
    if child.death_date:
        return f"Died on {formats.day(child.death_date)}, {born}"
    return f"{formats.age(child.birth_date, on=today)}, {born}"


def _siblings(case: Case, today: date, by: Any) -> tuple[tuple[str, str, str], ...]:
    """The family's children whom the reader may see; of any other nothing is said, not even how
    many there are.
    """
    visible = family_in_reach(case, by)
    waiting = _waiting(case, by)
    found = []
    for child in case.child.family.children.all():
        age = child.age_on(today)
        name = f"{child.called}, {age or 'under 1'}" if age is not None else child.called
        episodes = list(child.cases.all())
        seen = [one for one in episodes if one.pk in visible]
        own = next((one for one in seen if one.closed_on is None), None)
        if child.pk in waiting:
            family = reverse("cases:family", args=[child.family_id])
            found.append((name, family, "no referral yet"))
        elif child.pk == case.child_id or (own is None and seen):
            found.append((name, "", ""))
        elif own is not None:
            same = own.timeline.group == case.timeline.group
            found.append(
                (name, reverse("cases:case", args=[own.pk]), "same process" if same else "")
            )
    return tuple(found) if len(found) > 1 else ()


def _waiting(case: Case, by: Any) -> frozenset[Any]:
    """The family's children whom the reader may see and who have no episode yet."""
    without = [one.pk for one in case.child.family.children.all() if not one.cases.all()]
    if not without:
        return frozenset()
    rows = Child.objects.visible_to(by).filter(pk__in=without)
    return frozenset(rows.values_list("pk", flat=True))
