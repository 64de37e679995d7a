"""The limit of a conference in a box: before and after it is booked, and on a closed day."""

from dataclasses import replace
from datetime import date

from conferences.presenters.limits import limit_box
from conferences.rules.limits import HoldBy, hold_by
from tests.cast import Cast
from tests.given_conference import BOOKED, a_booked, to_book

UNDECIDED = "it is not decided yet whether there will be a conference"


def _limit(conference: object) -> HoldBy:
    found = hold_by(conference)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_once_booked_it_is_told_as_decided_and_nothing_else_is_left_out(cast: Cast) -> None:
    """C14, C04: the manager may still decide; the limit does not say so any more."""
    limit = _limit(to_book(cast))
    before = limit_box(limit, as_of=BOOKED)
    after = limit_box(limit, as_of=BOOKED, is_booked=True)
    assert UNDECIDED in before.explanation
    assert UNDECIDED in before.why.sentence
    assert UNDECIDED not in after.explanation + after.why.sentence
    said = before.explanation.replace(f"If needed: {UNDECIDED}. ", "")
    assert after.explanation == said
    assert limit.deadline.explanation == before.explanation


def test_a_limit_that_says_nothing_of_it_stays_as_it_is(cast: Cast) -> None:
    limit = _limit(a_booked(cast, pathway="national"))
    box = limit_box(limit, as_of=BOOKED, is_booked=True)
    assert box.explanation
    assert UNDECIDED not in box.explanation


def test_a_limit_on_a_closed_day_says_the_last_working_day_before_it(cast: Cast) -> None:
    """N04, N05: months end on any day."""
    limit = replace(_limit(to_book(cast)), due_on=date(2026, 7, 12), day=None)
    box = limit_box(limit, as_of=BOOKED)
    assert box.headline == "Hold it by Sunday 12 July 2026."
    assert box.day.endswith("Limit: Sunday 12 July. Last working day before it: Friday 10 July.")
