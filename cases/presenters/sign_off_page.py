"""The check before the sign-off: the dates that run, whose they are, and what it also sends."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings

from cases.models import Case, DiscussionChild, StrategyDiscussion
from cases.rules.sign_off import happenings, starting
from cpcase.web import formats
from cpcase.web.components import Consequence
from timescales.engine.dates import Limit
from timescales.services.preview import Previewed, preview

SHOWN_FIRST = 3


@dataclass(slots=True)
class Owed:
    """One date of one or several siblings."""

    one: Previewed
    cases: list[Case] = field(default_factory=list)


def dates_after(
    discussion: StrategyDiscussion, *, at: datetime
) -> tuple[list[DiscussionChild], dict[Any, list[Previewed]]]:
    """For whom an enquiry is opened, and what would be owed of each child, by their case."""
    rows = list(discussion.children.all())
    fresh = starting(rows)
    would = happenings(discussion, rows, fresh, at=at)
    return fresh, {row.case_id: preview(row.case.timeline, would, as_of=at) for row in rows}


def consequences_of(
    rows: Sequence[Any],
    owed: Mapping[Any, list[Previewed]],
    today: date,
    *,
    fresh: Iterable[DiscussionChild],
) -> tuple[Consequence, ...]:
    """The dates of the children that are shown; what siblings share is one line.

    Of those in `fresh` the social worker is chosen on this very page.
    """
    chosen_here = {row.case_id for row in fresh}
    found: dict[tuple[Any, ...], Owed] = {}
    for row in rows:
        for one in owed[row.case_id]:
            if one.is_owed:
                key = (one.step, one.part, one.occurrence, one.due)
                found.setdefault(key, Owed(one)).cases.append(row.case)
    listed = sorted(found.values(), key=lambda each: (str(each.one.due), each.one.step))
    return tuple(_line(each, len(rows), today, chosen_here) for each in listed)


def _line(each: Owed, among: int, today: date, chosen_here: Container[Any]) -> Consequence:
    names = formats.listed([case.child.called for case in each.cases])
    about = f": {names}" if len(each.cases) < among else ""
    return Consequence(
        what=f"{each.one.title}{about}",
        when=limit_words(each.one.due, today),
        who=_who(each.one.role, each.cases[0], chosen_here),
        rule=each.one.step,
    )


def limit_words(due: Limit | None, today: date) -> str:
    """Today, or the day, with the time of a clock limit."""
    if due is None:
        return ""
    words = "today" if formats.london_day(due) == today else formats.day(due, today)
    if isinstance(due, datetime):
        return f"by {formats.clock_time(due)} {words}" if words == "today" else (
            f"by {formats.clock_time(due)} on {words}"
        )  # fmt: skip
    return words[0].upper() + words[1:]


def _who(role: str, case: Case, chosen_here: Container[Any]) -> str:
    if role == "social_worker" and case.pk in chosen_here:
        return "The social worker you choose"
    people = {row.role: row.person.name for row in case.timeline.allocations.all()
              if row.ended_at is None}  # fmt: skip
    words = case.timeline.role_words(role)
    return people.get(role) or words[0].upper() + words[1:]


def also_sent(discussion: StrategyDiscussion, fresh: Iterable[Any]) -> tuple[str, ...]:
    """Who is told of it."""
    found = []
    if list(fresh):
        found.append("The social worker is told that the enquiry is theirs.")
    if discussion.conference_possible:
        name = formats.in_sentence(settings.ADMINISTRATION_NAME)
        found.append(f"A warning to {name}: a conference is possible.")
    return tuple(found)
