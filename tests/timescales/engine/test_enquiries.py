"""Strategy discussions and Section 47 enquiries: what starts clocks, and what changes nothing."""

import pytest

from tests.timescales.engine.asking import DISCUSSION, Told, owed

AS_OF = "2026-03-31T09:00"
AUTHORISED: Told = ("section_47.authorised", "2026-04-08T12:00")
NOT_SUBSTANTIATED: Told = (
    "section_47.authorised",
    "2026-04-08T12:00",
    {"outcome": "not_substantiated"},
)


def discussion(at: str, **facts: bool) -> Told:
    return ("strategy_discussion.held", at, dict(facts))


def test_holding_the_discussion_starts_every_clock() -> None:
    """C01, C02, C03, C04, C05, C13, C14, C15."""
    rows = owed("cambridgeshire", DISCUSSION, as_of=AS_OF)
    assert [rows.due(step) for step in ("C01", "C02", "C03")] == ["2026-03-24"] * 3
    # Day 1 is Tuesday 24 March: 24, 25, 26, 27, 30.
    assert [rows.due(step) for step in ("C04", "C05")] == ["2026-03-30"] * 2
    # ... 31, 1, 2 April are Days 6 to 8; Good Friday and Easter Monday are closed; 7 to 10 are
    # Days 9 to 12; 13, 14, 15 are Days 13 to 15.
    assert [rows.due(step) for step in ("C13", "C14", "C15")] == ["2026-04-15"] * 3


def test_the_sign_off_fulfils_c01_and_starts_nothing() -> None:
    """C01."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        ("strategy_discussion.signed_off", "2026-03-25T09:00"),
        as_of=AS_OF,
    )
    assert (rows.due("C01"), rows.status("C01")) == ("2026-03-24", "met_late")
    assert rows.due("C14") == "2026-04-15"
    alone = owed(
        "cambridgeshire", ("strategy_discussion.signed_off", "2026-03-25T09:00"), as_of=AS_OF
    )
    assert (alone.due("C01"), alone.status("C01")) == (None, "waiting")


def test_a_later_discussion_changes_nothing_while_the_enquiry_is_open() -> None:
    """C01, C14."""
    rows = owed("cambridgeshire", DISCUSSION, discussion("2026-03-27T10:00"), as_of=AS_OF)
    assert rows.due("C14") == "2026-04-15"
    assert len(rows.each("C14")) == len(rows.each("C01")) == 1


def test_after_authorisation_another_discussion_starts_new_clocks() -> None:
    """C01, C03, C14."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        NOT_SUBSTANTIATED,
        discussion("2026-04-20T10:00"),
        as_of="2026-04-21T09:00",
    )
    assert rows.due("C01", occurrence=2) == rows.due("C03", occurrence=2) == "2026-04-20"
    # Day 1 is Monday 20 April: 20 to 24, 27 to 1 May; 4 May is closed; 5, 6, 7, 8 are Days 11 to
    # 14 and Monday 11 May is Day 15.
    assert rows.due("C14", occurrence=2) == "2026-05-11"
    assert rows.status("C14", occurrence=1) == "not_needed"
    assert rows.status("C14", occurrence=2) == "upcoming"


def test_an_authorisation_recorded_late_still_ends_the_first_enquiry() -> None:
    """The list is in the order of recording; whether an enquiry was open goes by the moments."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        discussion("2026-04-20T10:00"),
        NOT_SUBSTANTIATED,
        as_of="2026-04-21T09:00",
    )
    assert rows.due("C14", occurrence=2) == "2026-05-11"


def test_a_discussion_recorded_late_that_fell_inside_the_enquiry_changes_nothing() -> None:
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        NOT_SUBSTANTIATED,
        discussion("2026-04-01T10:00"),
        as_of="2026-04-21T09:00",
    )
    assert len(rows.each("C14")) == 1


def test_a_discussion_without_an_enquiry_is_signed_off_and_starts_no_day_n() -> None:
    """C01, L02."""
    decided_against = discussion("2026-03-23T10:00", s47_initiated=False)
    rows = owed("cambridgeshire", decided_against, DISCUSSION, as_of=AS_OF)
    assert [row.due.isoformat() for row in rows.each("C01") if row.due] == [
        "2026-03-23",
        "2026-03-24",
    ]
    assert rows.due("C14") == "2026-04-15"
    alone = owed("cambridgeshire", decided_against, as_of=AS_OF)
    assert alone.status("C14") == alone.status("C03") == "waiting"


def test_what_happens_in_the_next_enquiry_fulfils_nothing_of_the_last() -> None:
    """C03, C05, C14."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        NOT_SUBSTANTIATED,
        discussion("2026-05-20T10:00"),
        ("visit.made", "2026-05-20T15:00"),
        ("conference.requested", "2026-05-21T10:00"),
        ("conference.held", "2026-06-02T12:00"),
        as_of="2026-06-10T09:00",
    )
    assert rows.status("C03", occurrence=1) == "overdue"
    assert rows.status("C03", occurrence=2) == "met"
    assert rows.status("C05", occurrence=1) == "not_needed"
    assert rows.status("C14", occurrence=1) == "not_needed"
    assert rows.status("C14", occurrence=2) == "met"


def test_one_conference_does_for_two_enquiries_that_both_want_it() -> None:
    """C14."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        AUTHORISED,
        ("conference.booked", "2026-04-14T10:00"),
        discussion("2026-04-10T10:00"),
        ("conference.held", "2026-04-14T12:00"),
        as_of="2026-04-20T09:00",
    )
    assert rows.status("C14", occurrence=1) == rows.status("C14", occurrence=2) == "met"
    assert rows.due("C10", occurrence=1) == "2026-04-10"
    assert rows.status("C10", occurrence=2) == "waiting"
    assert rows.row("C10", occurrence=2).explanation == (
        "No date. 2 working days before the initial conference, "
        "which was booked in another enquiry and is prepared there."
    )


def test_a_conference_that_is_shared_brings_forward_in_both_enquiries() -> None:
    """C13: booked in the first, and Day 15 of the second is Thursday 30 April."""
    events = [DISCUSSION, AUTHORISED, ("conference.booked", "2026-04-14T10:00")]
    rows = owed("cambridgeshire", *events, discussion("2026-04-10T10:00"), as_of="2026-04-13T09:00")
    assert rows.due("C14", occurrence=2) == "2026-04-30"
    assert rows.due("C13", occurrence=1) == rows.due("C13", occurrence=2) == "2026-04-14"


def test_each_booking_belongs_to_the_enquiry_in_which_it_was_made() -> None:
    """C10: two enquiries, each with a conference of its own."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        ("conference.booked", "2026-04-14T10:00"),
        NOT_SUBSTANTIATED,
        discussion("2026-05-20T10:00"),
        ("conference.booked", "2026-06-05T10:00"),
        as_of="2026-05-21T09:00",
    )
    # 2 working days before Tuesday 14 April and before Friday 5 June.
    assert rows.due("C10", occurrence=1) == "2026-04-10"
    assert rows.status("C10", occurrence=1) == "not_needed"
    assert rows.due("C10", occurrence=2) == "2026-06-03"


@pytest.mark.parametrize(
    ("at", "day_1", "day_15"),
    [
        # From a Saturday, Good Friday and Easter Monday, Day 1 is the next working day.
        ("2026-03-28T20:00", "2026-03-28", "2026-04-21"),
        ("2026-04-03T10:00", "2026-04-03", "2026-04-27"),
        ("2026-04-06T10:00", "2026-04-06", "2026-04-27"),
        # 11:30pm in summer time is still the same day in London.
        ("2026-04-08T22:30+00:00", "2026-04-08", "2026-04-28"),
        ("2026-04-07T23:30+00:00", "2026-04-08", "2026-04-28"),
    ],
)
def test_day_1_duties_fall_on_the_date_itself(at: str, day_1: str, day_15: str) -> None:
    """C01, C02, C03 on the trigger's own London date; C14 from the next working day."""
    rows = owed("cambridgeshire", discussion(at), as_of="2026-04-09T09:00")
    assert [rows.due(step) for step in ("C01", "C02", "C03")] == [day_1] * 3
    assert rows.due("C14") == day_15
