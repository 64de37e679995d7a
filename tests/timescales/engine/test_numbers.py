"""Which conference is meant: by its number, else the next; whatever the moment of judging."""

import pytest

from tests.timescales.engine.asking import DISCUSSION, Told, owed, tell, told

BOOKED: Told = ("conference.booked", "2026-04-14T10:00")


def test_a_review_is_the_next_one_unless_its_number_is_given() -> None:
    events = told(
        ("conference.held", "2026-04-15T16:00"),
        ("conference.booked", "2026-07-10T10:00", {"conference": "review"}),
        ("conference.held", "2026-07-10T12:00", {"conference": "review"}),
        ("conference.booked", "2027-01-08T10:00", {"conference": "review"}),
        ("conference.booked", "2027-07-02T10:00", {"conference": "review", "number": 3}),
    )
    assert [number for kind, number in tell(events).bookings if kind == "review"] == [1, 2, 3]


def test_the_number_goes_on_from_the_highest_one_held() -> None:
    events = told(
        ("conference.held", "2026-07-10T12:00", {"conference": "review", "number": 3}),
        ("conference.booked", "2027-01-08T10:00", {"conference": "review"}),
    )
    assert list(tell(events).bookings) == [("review", 4)]


def test_a_conference_that_was_held_needs_no_replaces_for_the_next() -> None:
    """Also where both are called number 1."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        ("conference.booked", "2026-04-14T10:00", {"number": 1}),
        ("conference.held", "2026-04-14T12:00", {"number": 1, "outcome": "none"}),
        ("section_47.authorised", "2026-04-14T13:00"),
        ("strategy_discussion.held", "2026-06-01T10:00"),
        ("conference.booked", "2026-06-19T10:00", {"number": 1}),
        as_of="2026-06-02T09:00",
    )
    assert rows.due("C10", occurrence=1) == "2026-04-10"
    assert rows.due("C10", occurrence=2) == "2026-06-17"


def test_a_booking_recorded_after_its_conference_was_held_is_that_ones() -> None:
    """C25, N05: not one of the review that comes next."""
    review = {"conference": "review"}
    rows = owed(
        "cambridgeshire",
        ("conference.held", "2026-04-15T16:00"),
        ("conference.held", "2026-07-14T12:00", review),
        ("conference.booked", "2026-07-14T10:00", review),
        as_of="2026-07-20T09:00",
    )
    assert [(row.as_row()["due"], row.status) for row in rows.each("C25")] == [
        ("2026-07-09", "overdue"),
        (None, "waiting"),
    ]


def test_a_booking_that_replaces_another_has_its_number() -> None:
    """C25."""
    events = told(
        ("conference.held", "2026-04-15T16:00"),
        ("conference.booked", "2027-01-08T10:00", {"conference": "review", "number": 2}),
        ("conference.booked", "2027-01-15T10:00", {"conference": "review", "replaces": 1}),
    )
    assert list(tell(events).bookings) == [("review", 2)]


def test_a_booking_left_standing_by_a_plan_that_ended_blocks_nothing() -> None:
    """C25: the second plan's first review is booked without replacing the first plan's."""
    review = {"conference": "review", "number": 1}
    rows = owed(
        "cambridgeshire",
        ("conference.held", "2025-01-15T16:00"),
        ("conference.booked", "2025-04-10T10:00", review),
        ("plan.ended", "2025-02-15T10:00", {"reason": "moved"}),
        ("conference.held", "2026-04-15T16:00", {"number": 2}),
        ("conference.booked", "2026-07-10T10:00", review),
        as_of="2026-06-02T09:00",
    )
    assert rows.due("C25", occurrence=2) == "2026-07-05"


def test_a_whole_case_can_be_judged_at_any_earlier_moment() -> None:
    """C25, C24, N05: numbers and replacements are read off the whole list, dates at the moment."""
    case: list[Told] = [
        DISCUSSION,
        BOOKED,
        ("conference.held", "2026-04-14T12:00"),
        ("conference.booked", "2026-07-10T10:00", {"conference": "review"}),
        ("conference.held", "2026-07-10T12:00", {"conference": "review"}),
        ("conference.booked", "2027-01-08T10:00", {"conference": "review"}),
        ("conference.booked", "2027-01-07T10:00", {"conference": "review", "replaces": 5}),
    ]
    early = owed("cambridgeshire", *case, as_of="2026-06-01T09:00")
    assert (early.due("C25", occurrence=1), early.due("C25", occurrence=2)) == (
        "2026-07-05",
        "2027-01-02",
    )
    assert early.status("N05") == "waiting"
    # The second half way waits for the first review to be held.
    assert early.due("C24", occurrence=2) is None
    late = owed("cambridgeshire", *case, as_of="2026-07-13T09:00")
    assert late.due("N05") == "2027-01-10"
    # 181 days from 10 July to 7 January: 90 after is 8 October.
    assert late.due("C24", occurrence=2) == "2026-10-08"


def test_a_stand_down_after_the_moment_leaves_the_later_booking() -> None:
    """C10: what lies between two bookings may not have happened yet."""
    case: list[Told] = [
        DISCUSSION,
        BOOKED,
        ("conference.stood_down", "2026-04-08T10:00"),
        ("conference.booked", "2026-04-24T10:00"),
    ]
    assert owed("cambridgeshire", *case, as_of="2026-04-01T09:00").due("C10") == "2026-04-22"


REVIEW = {"conference": "review"}


@pytest.mark.parametrize("held", ["2026-05-12T11:00", "2026-05-14T09:00"])
def test_minutes_recorded_before_their_core_group_are_of_that_one(held: str) -> None:
    """C21: the group was recorded after its minutes, or they were sent as it ended; those of
    28 April are not sent.
    """
    rows = owed(
        "cambridgeshire",
        ("conference.held", "2026-04-15T16:00"),
        ("core_group.held", "2026-04-28T11:00"),
        ("core_group.minutes_sent", "2026-05-14T09:00"),
        ("core_group.held", held),
        as_of="2026-05-15T09:00",
    )
    assert rows.status("C21", occurrence=1) == "overdue"
    assert rows.status("C21", occurrence=2) == "met"


def test_minutes_of_two_groups_recorded_backwards_are_of_both() -> None:
    """C21: each of the last group whose minutes were not sent, by the moment they were sent."""
    rows = owed(
        "cambridgeshire",
        ("core_group.minutes_sent", "2026-05-14T09:00"),
        ("core_group.minutes_sent", "2026-05-13T09:00"),
        ("core_group.held", "2026-05-12T11:00"),
        ("core_group.held", "2026-04-28T11:00"),
        as_of="2026-05-15T09:00",
    )
    met = [rows.row("C21", occurrence=nth).as_row()["met_at"] for nth in (1, 2)]
    assert met == ["2026-05-14T09:00:00+01:00", "2026-05-13T09:00:00+01:00"]


def test_decisions_recorded_before_their_conference_are_of_that_one() -> None:
    """C17: the review of 10 July was recorded after its decisions were sent."""
    rows = owed(
        "cambridgeshire",
        ("conference.held", "2026-04-15T16:00"),
        ("conference.decisions_sent", "2026-07-11T09:00"),
        ("conference.held", "2026-07-10T12:00", REVIEW),
        as_of="2026-07-13T09:00",
    )
    assert rows.status("C17", occurrence=1) == "overdue"
    assert rows.status("C17", occurrence=2) == "met"
