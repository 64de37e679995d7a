"""Earlier events may be missing: each step needs only its own trigger."""

from tests.timescales.engine.asking import DISCUSSION, REFERRAL, Told, owed

AS_OF = "2026-03-31T09:00"


def test_an_outcome_of_an_enquiry_before_the_list_begins_settles_nothing() -> None:
    """Earlier events may be missing."""
    old = ("section_47.authorised", "2026-02-01T12:00", {"outcome": "not_substantiated"})
    rows = owed("cambridgeshire", old, DISCUSSION, as_of=AS_OF)
    assert rows.status("C14") == "upcoming"


def test_a_discussion_that_was_not_recorded_leaves_its_clocks_waiting() -> None:
    """C10, C14, C20: each step needs only its own trigger."""
    rows = owed(
        "cambridgeshire",
        ("conference.booked", "2026-04-14T10:00"),
        ("conference.held", "2026-04-14T12:00"),
        as_of="2026-04-15T09:00",
    )
    assert rows.status("C14") == "waiting"
    assert rows.due("C10") == "2026-04-10"
    assert rows.due("C20") == "2026-04-28"


def test_a_decision_settles_also_where_the_discussion_was_not_recorded() -> None:
    """C06, C10."""
    no: Told = ("conference.decided", "2026-03-30T10:00", {"needed": False})
    rows = owed("cambridgeshire", ("conference.booked", "2026-04-14T10:00"), no, as_of=AS_OF)
    assert rows.status("C10") == "not_needed"
    yes: Told = ("conference.decided", "2026-03-30T10:00")
    assert owed("cambridgeshire", REFERRAL, yes, as_of=AS_OF).status("C06", "20wd") == "not_needed"
