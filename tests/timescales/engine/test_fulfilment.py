"""What fulfils what: seen and alone, several that must all be done, and the general act."""

from typing import Any

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, DISCUSSION, Told, owed

REVIEW = {"conference": "review"}


def visit(at: str, **facts: Any) -> Told:
    return ("visit.made", at, facts)


@pytest.mark.parametrize(
    ("facts", "c03", "c18", "l11"),
    [
        ({}, "met", "overdue", "overdue"),
        ({"alone": True}, "met", "met", "met"),
        ({"alone": True, "announced": True}, "met", "met", "met"),
        ({"seen": False}, "overdue", "overdue", "overdue"),
        ({"attempted": True}, "overdue", "overdue", "overdue"),
        ({"attempted": True, "seen": True, "alone": True}, "overdue", "overdue", "overdue"),
    ],
)
def test_a_visit_counts_by_who_was_seen_and_how(
    facts: dict[str, Any], c03: str, c18: str, l11: str
) -> None:
    """C03 and C22: seen. C18 and L11: seen and alone. Announced is recorded and never blocks."""
    first = owed(
        "cambridgeshire", DISCUSSION, visit("2026-03-24T17:00", **facts), as_of="2026-03-25T09:00"
    )
    assert first.status("C03") == c03
    under = [CONFERENCE, visit("2026-04-27T17:00", **facts)]
    assert owed("cambridgeshire", *under, as_of="2026-04-30T09:00").status("C18") == c18
    assert owed("cambridgeshire", *under, as_of="2026-04-30T09:00").status("C22") == c03
    assert owed("csrs-process-map", *under, as_of="2026-04-30T09:00").status("L11") == l11


def test_a_visit_before_the_discussion_does_not_fulfil_it() -> None:
    """L03, C03."""
    early = visit("2026-03-24T15:59")
    rows = owed("csrs-process-map", early, DISCUSSION, as_of="2026-03-24T17:00")
    assert rows.status("L03") == "due_soon"


def test_both_the_enquiry_and_the_report_are_signed_off() -> None:
    """C15: met by the later of the two."""
    authorised: Told = ("section_47.authorised", "2026-04-09T12:00")
    report: Told = ("report.authorised", "2026-04-13T12:00")
    half = owed("cambridgeshire", DISCUSSION, authorised, as_of="2026-04-14T09:00")
    assert half.status("C15") == "due_soon"
    both = owed("cambridgeshire", DISCUSSION, authorised, report, as_of="2026-04-14T09:00")
    assert both.row("C15").as_row()["met_at"] == "2026-04-13T12:00:00+01:00"


def test_without_a_conference_the_enquirys_outcome_is_all_there_is_to_finish() -> None:
    """C04, C13, C15."""
    none: Told = ("section_47.authorised", "2026-04-09T12:00", {"outcome": "no_continuing_risk"})
    rows = owed("cambridgeshire", DISCUSSION, none, as_of="2026-04-20T09:00")
    assert rows.status("C13") == rows.status("C15") == "met"
    assert rows.status("C04") == "met_late"


def test_a_booking_fulfils_the_arranging_and_past_day_15_it_does_so_late() -> None:
    """L06, S03: a booking past the 15th working day breaks it; its own date is what counts."""
    on_time: Told = ("conference.booked", "2026-04-16T10:00")
    rows = owed("csrs-process-map", DISCUSSION, on_time, as_of="2026-03-31T09:00")
    assert (rows.due("L06"), rows.status("L06")) == ("2026-04-16", "met")
    assert rows.row("L06").as_row()["met_at"] == "2026-04-16T10:00:00+01:00"
    late: Told = ("conference.booked", "2026-04-20T10:00", {"replaces": 1})
    rows = owed("csrs-process-map", DISCUSSION, on_time, late, as_of="2026-03-31T09:00")
    assert (rows.status("L06"), rows.row("L06").late_working_days) == ("met_late", 2)
    down: Told = ("conference.stood_down", "2026-03-30T10:00")
    rows = owed("csrs-process-map", DISCUSSION, on_time, down, as_of="2026-03-31T09:00")
    assert rows.status("L06") == "not_needed"


def test_decisions_are_those_of_their_own_conference() -> None:
    """C16, C17, S10."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        ("conference.held", "2026-07-10T12:00", REVIEW),
        ("conference.decisions_sent", "2026-07-10T18:00", {**REVIEW, "number": 1}),
        as_of="2026-07-13T09:00",
    )
    assert [row.status for row in rows.each("C16")] == ["overdue", "met"]
    by_number: Told = ("conference.decisions_sent", "2026-07-10T18:00", {"number": 1})
    rows = owed("cambridgeshire", CONFERENCE, by_number, as_of="2026-07-13T09:00")
    assert rows.status("C16") == "met_late"
    unnamed = owed(
        "cambridgeshire",
        CONFERENCE,
        ("conference.decisions_sent", "2026-04-16T10:00"),
        ("conference.held", "2026-07-10T12:00", REVIEW),
        ("conference.decisions_sent", "2026-07-10T18:00"),
        as_of="2026-07-13T09:00",
    )
    assert [row.status for row in unnamed.each("C16")] == ["met", "met"]
    assert [row.status for row in unnamed.each("C17")] == ["met", "met"]


def test_minutes_are_those_of_their_own_core_group() -> None:
    """C21, D15: by number, else of the last group whose minutes were not sent."""
    second: Told = ("core_group.held", "2026-05-26T11:00")
    numbered: list[Told] = [
        ("core_group.held", "2026-04-28T11:00", {"number": 1}),
        ("core_group.held", "2026-05-26T11:00", {"number": 2}),
        ("core_group.minutes_sent", "2026-05-27T11:00", {"number": 2}),
    ]
    rows = owed("cambridgeshire", *numbered, as_of="2026-05-28T09:00")
    assert [row.status for row in rows.each("C21")] == ["overdue", "met"]
    plain = [CORE_GROUP, second, ("core_group.minutes_sent", "2026-05-27T11:00")]
    rows = owed("cambridgeshire", *plain, as_of="2026-05-28T09:00")
    assert [row.status for row in rows.each("C21")] == ["overdue", "met"]
    both = [*plain, ("core_group.minutes_sent", "2026-05-28T08:00")]
    rows = owed("cambridgeshire", *both, as_of="2026-05-28T09:00")
    assert [row.status for row in rows.each("C21")] == ["met_late", "met"]


def test_a_report_shared_for_the_review_is_not_the_one_of_the_initial_conference() -> None:
    """C10, C25."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        ("conference.booked", "2026-04-15T14:00"),
        CONFERENCE,
        ("conference.booked", "2026-07-10T10:00", REVIEW),
        ("report.shared", "2026-07-03T10:00"),
        as_of="2026-07-06T09:00",
    )
    assert rows.status("C10") == "overdue"
    assert (rows.due("C25"), rows.status("C25")) == ("2026-07-05", "met")


def test_a_core_group_held_before_the_review_is_booked_does_not_fill_its_window() -> None:
    """C23."""
    rows = owed("cambridgeshire", CONFERENCE, CORE_GROUP, as_of="2026-05-01T09:00")
    assert rows.status("C23", "window") == "waiting"


def test_recording_a_step_fulfils_its_row_and_no_other() -> None:
    """C02, S08: the general act, for a row that has no kind of its own."""
    record: Told = ("step.recorded", "2026-03-24T18:00", {"step": "C02"})
    rows = owed("cambridgeshire", DISCUSSION, record, as_of="2026-03-25T09:00")
    assert rows.status("C02") == "met"
    assert rows.status("C03") == "overdue"
    agencies: Told = ("step.recorded", "2026-04-10T09:00", {"step": "S08", "part": "agencies"})
    booked: Told = ("conference.booked", "2026-04-15T14:00")
    rows = owed("stoke-on-trent", DISCUSSION, booked, agencies, as_of="2026-04-14T09:00")
    assert rows.status("S08", "agencies") == "met"
    assert rows.status("S08", "social_worker") == "overdue"


def test_any_row_can_be_recorded_by_the_general_act_also_late() -> None:
    """C10: the report was shared after the conference, and that is said."""
    events: list[Told] = [
        DISCUSSION,
        ("conference.booked", "2026-04-15T14:00"),
        CONFERENCE,
        ("step.recorded", "2026-04-17T10:00", {"step": "C10"}),
    ]
    rows = owed("cambridgeshire", *events, as_of="2026-04-20T09:00")
    # Due on Monday 13 April; 14, 15, 16, 17 are 4 working days.
    assert (rows.status("C10"), rows.row("C10").late_working_days) == ("met_late", 4)


def test_one_record_does_for_one_occurrence_only() -> None:
    """C07 of two enquiries; S06a of two lists."""
    listed: list[Told] = [
        ("invitations.listed", "2026-03-27T10:00"),
        ("invitations.listed", "2026-03-30T10:00"),
    ]
    once: Told = ("step.recorded", "2026-03-30T12:00", {"step": "S06a"})
    rows = owed("stoke-on-trent", *listed, once, as_of="2026-03-31T09:00")
    assert [row.status for row in rows.each("S06a")] == ["overdue", "met"]
    rows = owed("stoke-on-trent", *listed, once, once, as_of="2026-03-31T09:00")
    assert [row.status for row in rows.each("S06a")] == ["met_late", "met"]


def test_recording_a_row_that_no_event_dates_is_its_fulfilment() -> None:
    """N08 considered."""
    record: Told = ("step.recorded", "2026-03-24T18:00", {"step": "N08", "part": "considered"})
    rows = owed("national", record, as_of="2026-03-25T09:00")
    assert (rows.due("N08", "considered"), rows.status("N08", "considered")) == (None, "met")


def test_what_fulfilled_a_row_is_named_by_its_key() -> None:
    """For the product: the event's id."""
    rows = owed("cambridgeshire", DISCUSSION, visit("2026-03-24T17:00"), as_of="2026-03-25T09:00")
    assert rows.row("C03").met_by == 1
    assert rows.row("C04").met_by is None
