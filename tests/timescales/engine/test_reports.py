"""A report names no conference: it is that of the nearest one."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, Told, owed

REVIEW = {"conference": "review"}
BOOKED: Told = ("conference.booked", "2026-04-15T14:00")
REVIEW_BOOKED: Told = ("conference.booked", "2026-07-10T10:00", REVIEW)
EVENTS: list[Told] = [DISCUSSION, BOOKED, CONFERENCE, REVIEW_BOOKED]
AS_OF = "2026-07-06T09:00"


def shared(at: str) -> Told:
    return ("report.shared", at)


def test_a_report_shared_soon_after_its_conference_is_late_for_it() -> None:
    """C10, C25: shared on Friday 17 April, due on Monday 13 April; the review's is still owed."""
    rows = owed("cambridgeshire", *EVENTS, shared("2026-04-17T10:00"), as_of=AS_OF)
    assert (rows.status("C10"), rows.row("C10").late_working_days) == ("met_late", 4)
    assert (rows.due("C25"), rows.status("C25")) == ("2026-07-05", "overdue")


@pytest.mark.parametrize(
    ("at", "c10", "c25"),
    [
        # From the end of the one, 15 April at 4pm, to the start of the other, 10 July at 10am,
        # are 85 days and 18 hours: half of them end on 28 May at 1pm.
        ("2026-05-28T12:59", "met_late", "overdue"),
        ("2026-05-28T13:00", "overdue", "met"),
    ],
)
def test_half_way_to_the_review_a_report_is_the_reviews(at: str, c10: str, c25: str) -> None:
    """C10, C25."""
    rows = owed("cambridgeshire", *EVENTS, shared(at), as_of=AS_OF)
    assert (rows.status("C10"), rows.status("C25")) == (c10, c25)


def test_a_report_shared_again_after_its_conference_is_not_the_reviews() -> None:
    """C10, C25."""
    events = [*EVENTS, shared("2026-04-10T10:00"), shared("2026-04-17T10:00")]
    rows = owed("cambridgeshire", *events, as_of=AS_OF)
    assert (rows.status("C10"), rows.status("C25")) == ("met", "overdue")


def test_until_the_review_is_booked_a_report_is_that_of_the_conference_before() -> None:
    """C10, C25."""
    rows = owed("cambridgeshire", *EVENTS[:3], shared("2026-06-20T10:00"), as_of=AS_OF)
    assert (rows.status("C10"), rows.status("C25")) == ("met_late", "waiting")


def test_between_two_reviews_it_goes_by_the_nearest_too() -> None:
    """C25: the report of the first review, shared three days after it."""
    events: list[Told] = [
        *EVENTS,
        ("conference.held", "2026-07-10T12:00", REVIEW),
        shared("2026-07-13T10:00"),
        ("conference.booked", "2027-01-08T10:00", REVIEW),
    ]
    rows = owed("cambridgeshire", *events, as_of="2026-12-01T09:00")
    assert [row.status for row in rows.each("C25")] == ["met_late", "upcoming"]
    later = owed("cambridgeshire", *events, shared("2026-11-30T10:00"), as_of="2026-12-01T09:00")
    assert [row.status for row in later.each("C25")] == ["met_late", "met"]


def test_a_report_of_the_next_enquiry_is_not_a_late_one_of_the_last() -> None:
    """C10 of two enquiries; the first made a plan."""
    events: list[Told] = [
        DISCUSSION,
        BOOKED,
        CONFERENCE,
        ("section_47.authorised", "2026-04-09T12:00"),
        ("strategy_discussion.held", "2026-04-20T10:00"),
        shared("2026-04-22T10:00"),
    ]
    rows = owed("cambridgeshire", *events, as_of="2026-04-23T09:00")
    assert rows.status("C10") == "overdue"


def test_what_is_distributed_is_the_authorised_report() -> None:
    """D25: between D09 and the conference, due on Tuesday 14 April."""
    authorised: Told = ("report.authorised", "2026-04-10T12:00")
    early, after = shared("2026-04-09T10:00"), shared("2026-04-10T15:00")
    events = [DISCUSSION, BOOKED]
    rows = owed("darlington", *events, early, authorised, as_of="2026-04-13T09:00")
    assert (rows.status("D09"), rows.status("D25")) == ("met", "due_soon")
    rows = owed("darlington", *events, early, authorised, after, as_of="2026-04-13T09:00")
    assert rows.row("D25").as_row()["met_at"] == "2026-04-10T15:00:00+01:00"
    # Where no authorisation was recorded, none is asked for: earlier events may be missing.
    assert owed("darlington", *events, early, as_of="2026-04-13T09:00").status("D25") == "met"
    said: Told = ("step.recorded", "2026-04-09T10:00", {"step": "D25"})
    rows = owed("darlington", *events, said, authorised, as_of="2026-04-13T09:00")
    assert rows.status("D25") == "met"


@pytest.mark.parametrize(
    ("slug", "step", "part", "kind"),
    [
        ("cambridgeshire", "C13", "", "report.submitted"),
        ("stoke-on-trent", "S08", "social_worker", "report.shared"),
        ("csrs-process-map", "L05", "", "report.authorised"),
        ("csrs-process-map", "L05", "", "assessment.authorised"),
        ("csrs-process-map", "L07", "", "report.shared"),
        ("darlington", "D09", "", "report.authorised"),
        ("darlington", "D25", "", "report.shared"),
    ],
)
def test_every_row_of_the_report_goes_by_the_nearest(
    slug: str, step: str, part: str, kind: str
) -> None:
    """C13, S08, L05, L07, D09, D25: a day after the conference late, a week before the review
    not for it.
    """
    late = owed(slug, *EVENTS, (kind, "2026-04-16T17:00"), as_of=AS_OF)
    assert late.status(step, part) == "met_late"
    other = owed(slug, *EVENTS, (kind, "2026-07-03T10:00"), as_of=AS_OF)
    assert other.status(step, part) == "overdue"
