"""Whatever the day a clock starts: limits in working days hold what they count, and keep order."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timescales.engine.calendar import Calendar, bank_holidays, calendar_for
from timescales.engine.dates import day_of
from timescales.engine.deadline import Deadline
from timescales.engine.deadlines import deadlines
from timescales.engine.kinds import read_events
from timescales.engine.offsets import london_day
from timescales.engine.part import Part
from timescales.engine.reading import SHIPPED, load

ENGLAND = calendar_for("england-and-wales")
SHUT = calendar_for(
    "england-and-wales", ((date(2026, 4, 8), "Flood"), (date(2026, 12, 29), "Shut"))
)
# From just before the moved holidays of 2020 to after the substitute days of Christmas 2027.
moments = st.datetimes(datetime(2020, 1, 1), datetime(2028, 1, 31), timezones=st.just(UTC))
TRIGGERS = ("referral.received", "strategy_discussion.held", "conference.held")


def owed_from(slug: str, at: datetime, calendar: Calendar = ENGLAND) -> list[tuple[Part, Deadline]]:
    """What is dated when the referral, the discussion and the conference all end at `at`."""
    pathway = load(slug)
    events = read_events([{"kind": kind, "at": at} for kind in TRIGGERS])
    rows = deadlines(pathway, events, calendar, as_of=at + timedelta(days=1))
    parts = {(part.step, part.name): part for part, _ in pathway.parts}
    return [(parts[row.step, row.part], row) for row in rows if row.due is not None]


@pytest.mark.parametrize("slug", SHIPPED)
@given(moments)
@settings(max_examples=60, deadline=None)
def test_a_limit_in_working_days_is_a_working_day_and_holds_so_many(
    slug: str, at: datetime
) -> None:
    """C04 to C20, S05 to S13, L04 to L10, D03 to D13a, N01 to N03."""
    seen = 0
    for calendar in (ENGLAND, SHUT):
        for part, row in owed_from(slug, at, calendar):
            # What a conference brings forward (C13, D09) is due on its day, or before it.
            if row.unit != "working days" or row.due is None or part.sooner is not None:
                continue
            due, since = day_of(row.due), london_day(at)
            assert calendar.is_working(due)
            if part.day is not None:
                assert row.day_one is not None
                assert calendar.count(row.day_one - timedelta(days=1), due) == part.day
                assert calendar.count(since, row.day_one) <= 1
            elif part.within is not None:
                assert calendar.count(since, due) == part.within.count
            seen += 1
    assert seen > 0


@pytest.mark.parametrize("slug", SHIPPED)
@given(moments, st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_a_clock_that_starts_later_never_runs_out_earlier(
    slug: str, at: datetime, later: int
) -> None:
    """Working days, calendar days, months and hours alike."""
    before = owed_from(slug, at)
    after = owed_from(slug, at + timedelta(days=later))
    assert [part.key for part, _ in before] == [part.key for part, _ in after]
    for (_, first), (_, second) in zip(before, after, strict=True):
        assert first.due is not None
        assert second.due is not None
        assert first.due <= second.due


@given(moments)
@settings(max_examples=200, deadline=None)
def test_the_national_limit_of_a_conference_is_numpys_15_working_days(at: datetime) -> None:
    """N02, C14: with the discussion as Day 1 a day earlier, or the same from a closed day."""
    closed = [day for day in bank_holidays("england-and-wales") if day.weekday() < 5]
    since = np.datetime64(london_day(at))
    fifteen = np.busday_offset(since, 15, roll="backward", holidays=closed).astype(date)
    on_day_1 = np.busday_offset(since, 14, roll="forward", holidays=closed).astype(date)
    [row] = [row for part, row in owed_from("cambridgeshire", at) if part.key == "C14"]
    assert row.national_due == fifteen
    assert row.due == on_day_1
