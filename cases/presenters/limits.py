"""A limit on a child's pages: who must act, why the date, and for them the way to its form."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.models import Case
from cases.presenters.step_pages import page_for
from cpcase.web.components import LimitRow
from timescales.engine.calendar import Calendar
from timescales.models import Deadline
from timescales.presenters.deadlines import due_block, why


def answered_by(person: Any, case: Case) -> frozenset[Any]:
    """The open deadlines of a case that a person answers for, as on My work, stand-ins included.

    None for whoever records nothing, as an auditor.
    """
    if not person.may(Permission.RECORD_STEP, None):
        return frozenset()
    rows = case.timeline.deadlines.open().for_people(
        person.answers_for(), person.posts_answered_for()
    )
    return frozenset(rows.values_list("pk", flat=True))


def limit_row(
    row: Deadline,
    case: Case,
    *,
    as_of: datetime,
    calendar: Calendar,
    replaced: list[Deadline],
    mine: Collection[Any] = (),
) -> LimitRow:
    """One limit with its owner and “Why this date?”. One that the reader answers for, among `mine`,
    leads to the form that records it.
    """
    people = {a.role: a.person.name for a in case.timeline.allocations.all() if a.ended_at is None}
    words = case.timeline.role_words(row.role)
    who = people.get(row.answers)
    history = [old for old in replaced if old.replaced_by_id == row.pk]
    own = reverse("cases:limit", args=[case.pk, row.pk])
    return LimitRow(
        due=due_block(row, as_of=as_of, calendar=calendar),
        what=row.title,
        owner=f"{who}, {words}." if who else f"{words[0].upper()}{words[1:]}.",
        href=page_for(row, case) if row.pk in mine else own,
        action="Record this" if row.pk in mine else "",
        page=own if row.pk in mine else "",
        why=why(row, as_of=as_of, calendar=calendar, history=history),
    )
