"""Bookings: replaced only by name, counted ahead, stood down, and numbered."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, Told, owed, tell
from timescales.engine.kinds import BadEvent

BOOKED: Told = ("conference.booked", "2026-04-14T10:00")


def refused(*events: Told) -> str:
    with pytest.raises(BadEvent) as refusal:
        owed("cambridgeshire", *events, as_of="2026-03-31T09:00")
    return str(refusal.value)


def rebooked(at: str, replaces: object, conference: str = "initial") -> Told:
    return ("conference.booked", at, {"conference": conference, "replaces": replaces})


def test_a_second_booking_without_replaces_is_refused_with_its_index() -> None:
    said = refused(DISCUSSION, BOOKED, ("conference.booked", "2026-04-15T10:00"))
    assert said.startswith("Event 2: this conference is booked already by event 1")


@pytest.mark.parametrize("replaces", [0, 5, "1", "elsewhere"])
def test_replaces_must_point_to_the_booking_that_stands(replaces: object) -> None:
    said = refused(DISCUSSION, BOOKED, rebooked("2026-04-15T10:00", replaces))
    assert said.startswith("Event 2: “replaces” does not point to the booking that stands")


def test_replaces_may_not_point_to_a_booking_that_was_replaced() -> None:
    said = refused(
        DISCUSSION, BOOKED, rebooked("2026-04-15T10:00", 1), rebooked("2026-04-16T10:00", 1)
    )
    assert said.startswith("Event 3: ")


def test_replaces_may_not_point_to_another_conference() -> None:
    said = refused(DISCUSSION, BOOKED, rebooked("2026-07-10T10:00", 1, "review"))
    assert said.startswith("Event 2: ")


def test_a_booking_may_be_replaced_again_and_again() -> None:
    """C10."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        BOOKED,
        rebooked("2026-04-15T10:00", 1),
        rebooked("2026-04-13T10:00", 2),
        as_of="2026-03-31T09:00",
    )
    # 2 working days before Monday 13 April.
    assert rows.due("C10") == "2026-04-09"
    assert [row.as_row()["due"] for row in rows.replaced("C10")] == ["2026-04-10", "2026-04-13"]


def test_in_the_database_replaces_is_the_id_of_the_event() -> None:
    from timescales.engine.kinds import read_event

    events = [
        read_event(0, {"kind": "conference.booked", "at": "2026-04-14T10:00"}, key="first"),
        read_event(
            1,
            {
                "kind": "conference.booked",
                "at": "2026-04-15T10:00",
                "facts": {"replaces": "first"},
            },
            key="second",
        ),
    ]
    assert tell(events).bookings[("initial", 1)].key == "second"


def test_a_booking_counts_whatever_its_moment_a_happening_only_up_to_as_of() -> None:
    """C10, C14."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        BOOKED,
        ("conference.held", "2026-04-14T12:00"),
        as_of="2026-04-01T09:00",
    )
    assert rows.due("C10") == "2026-04-10"
    assert rows.status("C14") == "upcoming"
    assert rows.status("C20") == "waiting"


def test_after_a_conference_was_stood_down_it_may_be_booked_again() -> None:
    """C10, C14: the first dates are kept while none is wanted, and replaced when one is."""
    down: Told = ("conference.stood_down", "2026-04-08T10:00")
    stood_down = owed("cambridgeshire", DISCUSSION, BOOKED, down, as_of="2026-04-09T09:00")
    assert (stood_down.due("C10"), stood_down.status("C10")) == ("2026-04-10", "not_needed")
    assert stood_down.status("C14") == "not_needed"
    again = owed(
        "cambridgeshire",
        DISCUSSION,
        BOOKED,
        down,
        ("conference.booked", "2026-04-15T10:00"),
        as_of="2026-04-09T09:00",
    )
    assert (again.due("C10"), again.status("C10")) == ("2026-04-13", "due_soon")
    assert again.status("C14") == "due_soon"
    assert [row.as_row()["due"] for row in again.replaced("C10")] == ["2026-04-10"]


def test_wanted_again_a_conference_that_was_stood_down_is_not_booked() -> None:
    """C10: the old date is kept as replaced, and the new one waited for."""
    down: Told = ("conference.stood_down", "2026-04-08T10:00")
    again: Told = ("conference.decided", "2026-04-09T10:00", {"needed": True})
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, down, again, as_of="2026-04-09T11:00")
    assert (rows.due("C10"), rows.status("C10")) == (None, "waiting")
    assert [row.as_row()["due"] for row in rows.replaced("C10")] == ["2026-04-10"]
    assert rows.status("C14") == "due_soon"


def test_a_review_that_was_stood_down_has_no_date_any_more() -> None:
    """C25."""
    events: list[Told] = [
        ("conference.held", "2026-04-15T16:00"),
        ("conference.booked", "2026-07-10T10:00", {"conference": "review"}),
    ]
    down: Told = ("conference.stood_down", "2026-06-01T10:00", {"conference": "review"})
    rows = owed("cambridgeshire", *events, down, as_of="2026-06-02T09:00")
    assert (rows.due("C25"), rows.status("C25")) == (None, "waiting")
    [old] = rows.replaced("C25")
    assert old.as_row()["due"] == "2026-07-05"
    assert old.explanation == (
        "Was due Sunday 5 July. It has no date now, since the conference was stood down on "
        "Monday 1 June."
    )
    assert rows.rows[old.replaced_by or 0] is rows.row("C25")


def test_a_booking_counts_with_the_meetings_start_in_london() -> None:
    """S08, L07: hours before a start; 2 working days before at the same time of day."""
    events: list[Told] = [DISCUSSION, ("conference.booked", "2026-04-14T09:30+00:00")]
    s08 = owed("stoke-on-trent", *events, as_of="2026-03-31T09:00").due("S08", "social_worker")
    assert s08 == "2026-04-10T10:30:00+01:00"
    l07 = owed("csrs-process-map", *events, as_of="2026-03-31T09:00").due("L07")
    assert l07 == "2026-04-13T10:30:00+01:00"


def test_a_booking_after_a_standing_down_may_say_which_one_it_replaces() -> None:
    """C10, C25: it need not; what counts from it counts from the new one either way."""
    down: Told = ("conference.stood_down", "2026-03-26T10:00")
    for again in (rebooked("2026-04-15T10:00", 1), ("conference.booked", "2026-04-15T10:00")):
        rows = owed("cambridgeshire", DISCUSSION, BOOKED, down, again, as_of="2026-03-27T09:00")
        assert rows.due("C10") == "2026-04-13"
    about = {"conference": "review"}
    review: list[Told] = [
        ("conference.booked", "2026-07-08T10:00", about),
        ("conference.stood_down", "2026-06-01T10:00", about),
        rebooked("2026-07-10T10:00", 1, "review"),
    ]
    rows = owed("cambridgeshire", CONFERENCE, *review, as_of="2026-06-02T09:00")
    assert (rows.due("C25"), rows.row("C25").occurrence) == ("2026-07-05", 1)
