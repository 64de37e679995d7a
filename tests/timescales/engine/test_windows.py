"""Windows and half ways: a first allowed day and a last one."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, Owed, Told, owed

REVIEW = {"conference": "review"}
BOOKED: Told = ("conference.booked", "2026-07-10T10:00", REVIEW)


def window(rows: Owed, step: str, part: str = "") -> tuple[str | None, str | None]:
    row = rows.row(step, part).as_row()
    return row["not_before"], row["due"]


@pytest.mark.parametrize(
    ("held", "step", "opens", "due"),
    [
        # "During month 6" is (5 months, 6 months] after the conference; 9 and 14 alike.
        ("2026-04-15T16:00", "S19", "2026-09-16", "2026-10-15"),
        ("2026-04-15T16:00", "S21", "2026-12-16", "2027-01-15"),
        ("2026-04-15T16:00", "S23", "2027-05-16", "2027-06-15"),
        # Clipped: 31 August + 6 months is 28 February; + 5 is 31 January, so from 1 February.
        ("2026-08-31T16:00", "S19", "2027-02-01", "2027-02-28"),
        # 30 September + 5 months is 28 February, so from 1 March.
        ("2026-09-30T16:00", "S19", "2027-03-01", "2027-03-30"),
    ],
)
def test_a_midpoint_review_has_two_ends(held: str, step: str, opens: str, due: str) -> None:
    """S19, S21, S23."""
    rows = owed("stoke-on-trent", ("conference.held", held), as_of="2026-10-01T09:00")
    assert window(rows, step) == (opens, due)


def test_a_review_before_its_window_does_not_count() -> None:
    """S15, S19: done in week 8, and too early for month 6."""
    done: Told = ("midpoint_review.done", "2026-09-15T10:00")
    rows = owed("stoke-on-trent", CONFERENCE, done, as_of="2026-09-17T09:00")
    assert rows.status("S19") == "upcoming"
    assert rows.status("S15") == "met_late"
    first_day: Told = ("midpoint_review.done", "2026-09-16T10:00")
    rows = owed("stoke-on-trent", CONFERENCE, done, first_day, as_of="2026-09-17T09:00")
    assert rows.row("S19").as_row()["met_at"] == "2026-09-16T10:00:00+01:00"


def test_the_core_group_before_a_conference_is_in_its_last_ten_working_days() -> None:
    """C23: from the 10th working day before the conference to the one before it."""
    rows = owed("cambridgeshire", CONFERENCE, BOOKED, as_of="2026-06-01T09:00")
    # Before Friday 10 July: 9, 8, 7, 6, 3, 2, 1 July, 30, 29 and Friday 26 June.
    assert window(rows, "C23", "window") == ("2026-06-26", "2026-07-09")
    early: Told = ("core_group.held", "2026-06-25T10:00")
    inside: Told = ("core_group.held", "2026-06-26T10:00")
    on_the_day: Told = ("core_group.held", "2026-07-10T09:00")
    for groups, status in (
        ([early], "due_soon"),
        ([early, inside], "met"),
        ([on_the_day], "met_late"),
    ):
        as_of = "2026-07-10T09:30" if on_the_day in groups else "2026-07-06T09:00"
        rows = owed("cambridgeshire", CONFERENCE, BOOKED, *groups, as_of=as_of)
        assert rows.status("C23", "window") == status


def test_child_in_need_is_not_closed_before_day_84() -> None:
    """S25a: a first allowed day and no limit."""
    ended: Told = ("plan.ended", "2026-07-10T12:00", {"reason": "child_in_need"})
    rows = owed("stoke-on-trent", CONFERENCE, ended, as_of="2026-07-13T09:00")
    # 84 days after Friday 10 July: 21 to 31 July, 31, 30 to 30 September, and 2 more.
    assert window(rows, "S25a") == ("2026-10-02", None)
    assert rows.status("S25a") == "upcoming"
    early: Told = ("step.recorded", "2026-10-01T10:00", {"step": "S25a"})
    rows = owed("stoke-on-trent", CONFERENCE, ended, early, as_of="2026-10-03T09:00")
    assert rows.status("S25a") == "upcoming"
    allowed: Told = ("step.recorded", "2026-10-02T10:00", {"step": "S25a"})
    rows = owed("stoke-on-trent", CONFERENCE, ended, allowed, as_of="2026-10-03T09:00")
    assert rows.status("S25a") == "met"


def test_midway_is_half_the_days_rounded_down_to_the_limit_or_the_booking() -> None:
    """C24."""
    # 15 April to the limit, 15 July: 91 days, 45 after 15 April is 30 May.
    unbooked = owed("cambridgeshire", CONFERENCE, as_of="2026-05-01T09:00")
    assert unbooked.due("C24") == "2026-05-30"
    # To the booking of 10 July: 86 days, 43 after is 28 May.
    rows = owed("cambridgeshire", CONFERENCE, BOOKED, as_of="2026-05-01T09:00")
    assert rows.due("C24") == "2026-05-28"
    assert [row.as_row()["due"] for row in rows.replaced("C24")] == ["2026-05-30"]


def test_midway_after_a_review_counts_from_it() -> None:
    """C24: 10 July to 6 months on, 10 January: 184 days, 92 after is 10 October."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        BOOKED,
        ("conference.held", "2026-07-10T12:00", REVIEW),
        ("midpoint_review.done", "2026-05-27T12:00"),
        as_of="2026-08-01T09:00",
    )
    assert rows.status("C24", occurrence=1) == "met"
    assert rows.due("C24", occurrence=2) == "2026-10-10"
    # To a booking of 8 January: 182 days, 91 after is 9 October.
    booked: Told = ("conference.booked", "2027-01-08T10:00", REVIEW)
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        BOOKED,
        ("conference.held", "2026-07-10T12:00", REVIEW),
        booked,
        as_of="2026-08-01T09:00",
    )
    assert rows.due("C24", occurrence=2) == "2026-10-09"


def test_a_midway_review_belongs_to_its_own_period() -> None:
    """C24: one done after the review conference is for the next period."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        ("conference.held", "2026-07-10T12:00", REVIEW),
        ("midpoint_review.done", "2026-09-27T12:00"),
        as_of="2026-10-01T09:00",
    )
    assert [row.status for row in rows.each("C24")] == ["overdue", "met"]


def test_what_is_owed_before_the_first_review_alone_is_printed_once() -> None:
    """S16: record review and report; a later review has no such row."""
    rows = owed("stoke-on-trent", CONFERENCE, BOOKED, as_of="2026-05-01T09:00")
    assert [row.as_row()["due"] for row in rows.each("S16", "record_review")] == ["2026-07-03"]
    assert [row.as_row()["due"] for row in rows.each("S16", "report")] == ["2026-07-08"]
    held: Told = ("conference.held", "2026-07-10T12:00", REVIEW)
    second: Told = ("conference.booked", "2027-01-08T10:00", REVIEW)
    later = owed("stoke-on-trent", CONFERENCE, BOOKED, held, second, as_of="2026-08-01T09:00")
    assert [row.as_row()["due"] for row in later.each("S16", "report")] == ["2026-07-08"]


def test_a_row_is_printed_also_where_the_first_review_is_not_in_the_list() -> None:
    """S16, D13d pre_review: every dated row is printed."""
    second: Told = ("conference.booked", "2027-01-08T10:00", {**REVIEW, "number": 2})
    rows = owed("stoke-on-trent", CONFERENCE, second, as_of="2026-08-01T09:00")
    assert rows.status("S16", "report") == "waiting"
    over: Told = ("conference.held", "2026-07-10T12:00", {**REVIEW, "outcome": "child_in_need"})
    rows = owed("darlington", CONFERENCE, over, as_of="2026-08-01T09:00")
    assert rows.status("D13d", "pre_review") == "not_needed"
