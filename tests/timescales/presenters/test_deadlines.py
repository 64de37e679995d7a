"""“Why this date?”: the weeks behind a limit, from the values that the row keeps."""

import pytest

from tests.cast import Cast, gather
from tests.given import a_timeline, at
from timescales.engine.calendar import Calendar
from timescales.models import Deadline
from timescales.presenters.deadlines import due_block, why
from timescales.services.recording import Happening, record
from timescales.services.working_out import calendar_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def _row(cast: Cast, step: str, *told: Happening, part: str = "") -> Deadline:
    record(told, by=cast.manager, as_of=at(17, 4))
    timeline = told[0].timeline
    return timeline.deadlines.current().get(step=step, part=part)


def _weeks(row: Deadline) -> list[list[str]]:
    """What stands in the cells, or under which day they are empty."""
    shown = why(row, as_of=at(26, 3, 9), calendar=calendar_of("england-and-wales")).weeks
    return [[cell.words or "-" for cell in week] for week in shown]


def test_what_a_booking_met_is_booked_until_its_day_has_come(cast: Cast) -> None:
    """L06: booked for Thursday 16 April, the 15th working day."""
    timeline = a_timeline(cast, pathway="csrs-process-map")
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    booked = Happening(timeline, "conference.booked", at(16, 4, 10), {"conference": "initial"})
    row = _row(cast, "L06", held, booked)
    calendar = calendar_of("england-and-wales")
    before = due_block(row, as_of=at(30, 3, 9), calendar=calendar)
    assert before.sentence == "Booked, for Thursday 16 April"
    after = due_block(row, as_of=at(17, 4, 9), calendar=calendar)
    assert after.sentence == "Done on Thursday 16 April, on time"


def test_day_1_is_the_discussions_own_day_where_the_pathway_says_so(cast: Cast) -> None:
    """C05: from Tuesday 24 to Monday 30 March."""
    timeline = a_timeline(cast)
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    assert _weeks(_row(cast, "C05", held)) == [
        ["-", "Day 1", "Day 2", "Day 3, today", "Day 4"],
        ["Day 5, limit", "-", "-", "-", "-"],
    ]


def test_from_a_saturday_the_weekend_is_shown_and_day_1_is_the_monday(cast: Cast) -> None:
    """C04."""
    timeline = a_timeline(cast)
    held = Happening(timeline, "strategy_discussion.held", at(28, 3, 16))
    weeks = _weeks(_row(cast, "C04", held))
    assert weeks[0] == ["-", "-", "-", "-", "-", "Start", "-"]
    assert weeks[1][:5] == ["Day 1", "Day 2", "Day 3", "Day 4", "Good Friday"]
    assert weeks[2][:3] == ["Easter Monday", "Day 5, limit", "-"]


def test_where_the_day_after_is_day_1_the_count_starts_before_it(cast: Cast) -> None:
    """S05: Day 4, from Tuesday 24 to Monday 30 March."""
    timeline = a_timeline(cast, pathway="stoke-on-trent")
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    row = _row(cast, "S05", held, part="list")
    assert _weeks(row) == [
        ["-", "Start", "Day 1", "Day 2, today", "Day 3"],
        ["Day 4, limit", "-", "-", "-", "-"],
    ]


def test_back_from_a_booking_the_days_are_so_many_before_it(cast: Cast) -> None:
    """C10: 2 working days before Wednesday 8 April, over Easter."""
    timeline = a_timeline(cast)
    booked = Happening(timeline, "conference.booked", at(8, 4, 10), {"conference": "initial"})
    assert _weeks(_row(cast, "C10", booked)) == [
        ["-", "-", "-", "2 before, limit", "Good Friday"],
        ["Easter Monday", "1 before", "Counted from", "-", "-"],
    ]


def test_hours_and_what_is_due_on_its_own_day_have_no_weeks(cast: Cast) -> None:
    """C01, C16."""
    timeline = a_timeline(cast)
    held = [
        Happening(timeline, "strategy_discussion.held", at(24, 3, 16)),
        Happening(timeline, "conference.held", at(14, 4, 12), {"conference": "initial"}),
    ]
    assert _weeks(_row(cast, "C01", *held)) == []
    assert _weeks(timeline.deadlines.get(step="C16")) == []


def test_days_of_every_kind_are_counted_where_they_are_calendar_days(cast: Cast) -> None:
    """C22: 2 weeks after Tuesday 14 April, the early Sunday included; C24's span is too long."""
    timeline = a_timeline(cast)
    held = Happening(timeline, "conference.held", at(14, 4, 12), {"conference": "initial"})
    weeks = _weeks(_row(cast, "C22", held))
    assert weeks[0] == ["-", "Start", "Day 1", "Day 2", "Day 3", "Day 4", "Day 5"]
    assert weeks[2][:2] == ["Day 13", "Day 14, limit"]
    assert _weeks(timeline.deadlines.get(step="N04")) == []


def test_a_limit_on_a_closed_day_says_the_last_working_day_before_it(cast: Cast) -> None:
    """N04: three months after the first conference."""
    timeline = a_timeline(cast)
    held = Happening(
        timeline, "conference.held", at(12, 3, 12), {"conference": "initial", "outcome": "plan"}
    )
    row = _row(cast, "N04", held)
    assert str(row.due_on) == "2026-06-12"
    calendar = Calendar(closures=[(row.due_on, "Training day")])
    words = "Limit: Friday 12 June. Last working day before it: Thursday 11 June"
    ahead = due_block(row, as_of=at(8, 6, 9), calendar=calendar)
    assert ahead.date_words == words
    assert ahead.sentence == f"Due in 3 working days. {words}"
    late = due_block(row, as_of=at(15, 6, 9), calendar=calendar)
    assert late.date_words == "was due Friday 12 June"
