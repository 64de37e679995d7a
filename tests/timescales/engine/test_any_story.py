"""Whatever is recorded, in whatever order: the rows hold together."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from tests.timescales.engine.asking import tell
from timescales.engine.calendar import calendar_for
from timescales.engine.deadline import Deadline
from timescales.engine.deadlines import deadlines
from timescales.engine.kinds import KINDS, WHOLE, BadEvent, Event, read_events
from timescales.engine.reading import SHIPPED, load

ENGLAND = calendar_for("england-and-wales")
BEGIN = datetime(2026, 1, 5, 10, tzinfo=UTC)
STEPS = ("C02", "C10", "S24", "D20", "F06", "N08", "C22")
OFTEN = (
    "strategy_discussion.held",
    "section_47.authorised",
    "conference.booked",
    "conference.held",
    "core_group.held",
    "visit.made",
)


@st.composite
def facts(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Some facts of a kind; what is left out takes its default."""
    drawn: dict[str, Any] = {}
    for name, rule in KINDS[kind].items():
        if name in ("number", "replaces", "occurrence") and draw(st.integers(0, 4)):
            continue
        if isinstance(rule, tuple):
            drawn[name] = draw(st.sampled_from(rule))
        elif rule is bool:
            drawn[name] = draw(st.booleans())
        elif rule is str:
            drawn[name] = draw(st.sampled_from(STEPS)) if name == "step" else ""
        elif rule is WHOLE:
            drawn[name] = draw(st.integers(1, 9 if name == "every_days" else 3))
    return drawn


@st.composite
def stories(draw: st.DrawFn) -> list[Event]:
    """A list of events, mostly in order; each booking of a conference replaces the one before."""
    listed = []
    day = 0
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from((*OFTEN, *OFTEN, *KINDS)))
        day += draw(st.integers(-10, 40))
        at = BEGIN + timedelta(days=day, hours=draw(st.integers(0, 8)))
        listed.append({"kind": kind, "at": at, "facts": draw(facts(kind))})
        if kind == "conference.booked":
            _replace(listed)
    events = read_events(listed)
    try:
        tell(events)
    except BadEvent:
        reject()
    return events


def _replace(listed: list[dict[str, Any]]) -> None:
    """Point the last booking to the one that stands, where one does."""
    try:
        before = tell(read_events(listed[:-1]))
        tell(read_events(listed))
    except BadEvent:
        booked = listed[-1]["facts"]
        for (conference, number), standing in before.bookings.items():
            if conference == booked.get("conference", "initial"):
                booked.update(number=number, replaces=standing.key)


def rows_of(slug: str, story: list[Event], days: int, history: bool = True) -> list[Deadline]:
    overlay = load("red-amber-green") if slug == "cambridgeshire" else None
    as_of = BEGIN + timedelta(days=days)
    return deadlines(load(slug), story, ENGLAND, as_of=as_of, overlay=overlay, history=history)


@pytest.mark.parametrize("slug", SHIPPED)
@given(stories(), st.integers(0, 500))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_rows_hold_together(slug: str, story: list[Event], days: int) -> None:
    rows = rows_of(slug, story, days)
    each_occurrence_stands_once(slug, rows)
    for place, row in enumerate(rows):
        facts_agree_with_the_status(row)
        if row.status == "superseded":
            points_on(place, row, rows)
    whole = [row.as_row() for row in rows if row.status != "superseded"]
    assert whole == [row.as_row() for row in rows_of(slug, story, days, history=False)]


def each_occurrence_stands_once(slug: str, rows: list[Deadline]) -> None:
    """Every duty is printed, its occurrences numbered from 1 without a gap."""
    standing = [(row.step, row.part, row.occurrence) for row in rows if row.status != "superseded"]
    for part, _ in load(slug).parts:
        numbers = [n for step, name, n in standing if (step, name) == (part.step, part.name)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers


def points_on(place: int, row: Deadline, rows: list[Deadline]) -> None:
    """What was replaced points to the row after it, which has other dates."""
    assert row.replaced_by == place + 1
    after = rows[place + 1]
    assert (after.step, after.part, after.occurrence) == (row.step, row.part, row.occurrence)
    assert (row.not_before, row.target, row.due) != (after.not_before, after.target, after.due)


def facts_agree_with_the_status(row: Deadline) -> None:
    """Dates, reasons and lateness are there where the status says so, and only there."""
    printed = row.as_row()
    status, dated = printed["status"], printed["due"] or printed["not_before"]
    assert not (status == "waiting" and dated)
    assert (status in ("met", "met_late")) is (printed["met_at"] is not None)
    assert (status in ("not_needed", "superseded")) is (printed["reason"] is not None)
    assert (status == "superseded") is (printed["replaced_by"] is not None)
    assert printed["explanation"]
    assert not printed["late_working_days"] or status in ("overdue", "met_late")
    assert status != "overdue" or printed["late_working_days"] is not None
