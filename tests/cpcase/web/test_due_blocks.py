"""The due block's states, and what is said of work done, replaced, not needed or without a date."""

from datetime import date, datetime

import pytest

from cpcase.web.due import (
    closed_day_words,
    done_block,
    due_block,
    local_and_national,
    no_date_block,
    not_needed_block,
    replaced_block,
)
from cpcase.web.formats import LONDON

TODAY = date(2026, 3, 30)


def at(*parts: int) -> datetime:
    """A moment by London's clocks."""
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type, misc]


NOW = at(2026, 3, 30, 7)


@pytest.mark.parametrize(
    ("left", "state"), [(0, "today"), (1, "soon"), (5, "soon"), (6, "later"), (30, "later")]
)
def test_soon_is_the_next_five_working_days(left: int, state: str) -> None:
    due = TODAY if left == 0 else date(2026, 5, 14)
    assert due_block(due, as_of=NOW, working_days_left=left).state == state


def test_a_block_has_relative_time_full_date_and_machine_date() -> None:
    block = due_block(date(2026, 5, 14), as_of=NOW, working_days_left=30)
    assert (block.when, block.date_words) == ("Due in about 6 weeks", "Thursday 14 May")
    assert block.iso == "2026-05-14"
    assert due_block(at(2026, 3, 30, 10), as_of=NOW).iso == "2026-03-30T10:00:00+01:00"


def test_done_on_time_and_late_with_its_reason() -> None:
    done = done_block(date(2026, 3, 24), as_of=NOW)
    assert (done.state, done.sentence) == ("done", "Done on Tuesday 24 March, on time")
    late = done_block(date(2026, 3, 27), as_of=NOW, working_days_late=1, why="child in hospital")
    assert late.state == "late"
    assert late.sentence == "Done on Friday 27 March, 1 working day late: child in hospital"
    hours = done_block(at(2026, 3, 27, 15), as_of=NOW, hours_late=3)
    assert hours.sentence == "Done on Friday 27 March, 3 hours late"


def test_no_date_yet_says_what_it_waits_for() -> None:
    block = no_date_block("2 working days before the conference, which is not booked")
    assert block.sentence == (
        "No date yet. 2 working days before the conference, which is not booked"
    )
    assert no_date_block("").sentence == "No date yet"


def test_replaced_says_by_what_and_why() -> None:
    block = replaced_block(
        date(2026, 4, 13),
        as_of=NOW,
        on=date(2026, 4, 14),
        by=date(2026, 4, 22),
        what="report",
        since="the conference was rearranged to Friday 24 April",
    )
    assert block.sentence == (
        "Was due Monday 13 April. Replaced on 14 April by Wednesday 22 April: report, since the "
        "conference was rearranged to Friday 24 April"
    )
    stood_down = replaced_block(
        date(2026, 4, 13), as_of=NOW, on=date(2025, 4, 14), by=None, since="it was stood down"
    )
    assert stood_down.sentence == (
        "Was due Monday 13 April. Replaced on Monday 14 April 2025, with no date yet, since it "
        "was stood down"
    )


def test_not_needed_says_whose_decision() -> None:
    block = not_needed_block("no conference (decision of Monday 30 March)")
    assert block.sentence == "Not needed: no conference (decision of Monday 30 March)"


def test_a_limit_on_a_closed_day_names_the_last_working_day() -> None:
    words = closed_day_words(date(2026, 7, 12), last_working_day=date(2026, 7, 10), today=TODAY)
    assert words == "Limit: Sunday 12 July. Last working day before it: Friday 10 July"


def test_a_stricter_local_limit_stands_beside_the_national_one() -> None:
    words = local_and_national(date(2026, 4, 15), date(2026, 4, 16), today=TODAY)
    assert words == "Local limit Wednesday 15 April. National limit Thursday 16 April"
