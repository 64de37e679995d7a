"""A conference that was held though no booking of it was recorded."""

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, Told, owed

HELD: Told = ("conference.held", "2026-04-09T16:00")
REVIEW: Told = ("conference.held", "2026-07-10T12:00", {"conference": "review"})
AS_OF = "2026-04-10T09:00"


def test_the_day_it_was_held_brings_forward_what_a_booking_would() -> None:
    """C13, D09: held on Thursday 9 April, Day 11; the old limit is kept with the reason."""
    rows = owed("cambridgeshire", DISCUSSION, HELD, as_of=AS_OF)
    assert rows.due("C13") == "2026-04-09"
    assert rows.row("C13").explanation == (
        "The day of the initial conference, held on Thursday 9 April, which is sooner than Day 15."
    )
    [old] = rows.replaced("C13")
    assert (old.as_row()["due"], old.reason_code) == ("2026-04-15", "trigger_moved")
    # 2 working days before it, past Easter: Tuesday 7 April.
    assert owed("darlington", DISCUSSION, HELD, as_of=AS_OF).due("D09") == (
        "2026-04-07T10:00:00+01:00"
    )


def test_the_limits_of_the_conference_and_its_signing_off_stay() -> None:
    """C14, C15."""
    rows = owed("cambridgeshire", DISCUSSION, HELD, as_of=AS_OF)
    assert (rows.due("C14"), rows.status("C14"), rows.due("C15")) == (
        "2026-04-15",
        "met",
        "2026-04-15",
    )


def test_where_a_booking_stands_it_is_the_booking_that_counts() -> None:
    """C13: held a day before it was booked for, which nobody rearranged."""
    booked: Told = ("conference.booked", "2026-04-10T14:00")
    rows = owed("cambridgeshire", DISCUSSION, booked, HELD, as_of=AS_OF)
    assert rows.due("C13") == "2026-04-10"
    assert [row.as_row()["due"] for row in rows.replaced("C13")] == ["2026-04-15"]


def test_what_counts_from_a_booking_says_why_it_has_no_date() -> None:
    """C10, L13."""
    rows = owed("cambridgeshire", DISCUSSION, HELD, as_of=AS_OF)
    assert rows.status("C10") == "waiting"
    assert rows.row("C10").explanation == (
        "No date. 2 working days before the initial conference, which was held without a booking."
    )
    rows = owed("csrs-process-map", CONFERENCE, REVIEW, as_of="2026-07-13T09:00")
    assert [row.explanation for row in rows.each("L13")] == [
        "No date. 5 working days before the review conference, which was held without a booking.",
        "No date yet. 5 working days before the review conference, which is not booked.",
    ]
