"""Dates that moved: the old row stays, says why, and points to the row that replaced it."""

from datetime import date

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, REFERRAL, Told, owed

BOOKED: Told = ("conference.booked", "2026-04-14T10:00")
MOVED: Told = ("conference.booked", "2026-04-24T10:00", {"replaces": 1})
AS_OF = "2026-04-01T09:00"


def test_a_rearranged_conference_moves_what_counts_from_the_booking() -> None:
    """C07 to C12, C13; the brief's own sentence."""
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, MOVED, as_of=AS_OF)
    # 2 working days before Tuesday 14 and Friday 24 April; 1 working day before.
    for steps, was, now in (
        (("C10", "C11", "C12"), "2026-04-10", "2026-04-22"),
        (("C07", "C08", "C09"), "2026-04-13", "2026-04-23"),
    ):
        for step in steps:
            [old] = rows.replaced(step)
            assert (old.as_row()["due"], rows.due(step)) == (was, now)
            assert old.reason == "booking: the conference was rearranged to Friday 24 April"
            assert old.reason_code == "booking"
    [old] = rows.replaced("C10")
    assert old.explanation == (
        "Was due Friday 10 April. Replaced by Wednesday 22 April, since the conference was "
        "rearranged to Friday 24 April."
    )


def test_the_limit_of_the_conference_itself_stays_and_it_is_then_late() -> None:
    """C14, N02, D10."""
    held: Told = ("conference.held", "2026-04-24T12:00")
    for slug, step, due, late in (
        ("cambridgeshire", "C14", "2026-04-15", 7),
        ("national", "N02", "2026-04-16", 6),
        ("darlington", "D10", "2026-04-16", 6),
    ):
        rows = owed(slug, DISCUSSION, BOOKED, MOVED, held, as_of="2026-04-27T09:00")
        assert (rows.due(step), rows.status(step)) == (due, "met_late")
        assert rows.row(step).late_working_days == late
        assert not rows.replaced(step)


def test_replaced_by_is_the_place_of_the_row_that_replaced_it() -> None:
    """C13: to an earlier conference, and back to Day 15."""
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, MOVED, as_of=AS_OF)
    first, second, last = rows.each("C13")
    assert [row.as_row()["due"] for row in (first, second, last)] == [
        "2026-04-15",
        "2026-04-14",
        "2026-04-15",
    ]
    assert rows.rows[first.replaced_by or 0] is second
    assert rows.rows[second.replaced_by or 0] is last
    assert (last.status, last.replaced_by) == ("upcoming", None)
    for row in rows.rows:
        if row.replaced_by is not None:
            assert rows.rows[row.replaced_by].step == row.step
            assert rows.rows[row.replaced_by].occurrence == row.occurrence


def test_places_go_on_over_an_overlay() -> None:
    """F rows stand after the pathway's; the places are those of the whole list."""
    late: Told = ("conference.held", "2026-04-13T16:00")
    rows = owed(
        "cambridgeshire", CONFERENCE, late, as_of="2026-05-01T09:00", overlay="red-amber-green"
    )
    for row in rows.rows:
        if row.replaced_by is not None:
            assert rows.rows[row.replaced_by].step == row.step
    [old] = rows.replaced("F05")
    assert (old.as_row()["due"], rows.due("F05")) == ("2026-07-15", "2026-07-13")


def test_the_same_date_again_is_no_change() -> None:
    """C10: another hour of the same day; S08 goes by the hour."""
    later: Told = ("conference.booked", "2026-04-14T15:00", {"replaces": 1})
    assert not owed("cambridgeshire", DISCUSSION, BOOKED, later, as_of=AS_OF).replaced("C10")
    stoke = owed("stoke-on-trent", DISCUSSION, BOOKED, later, as_of=AS_OF)
    [old] = stoke.replaced("S08", "social_worker")
    assert old.as_row()["due"] == "2026-04-10T10:00:00+01:00"
    assert stoke.due("S08", "social_worker") == "2026-04-10T15:00:00+01:00"


def test_a_first_booking_replaces_only_what_had_a_date_without_it() -> None:
    """C13, C24, D09."""
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, as_of=AS_OF)
    assert {row.step for row in rows.rows if row.status == "superseded"} == {"C13"}
    [old] = rows.replaced("C13")
    assert old.reason == "booking: the conference was booked for Tuesday 14 April"
    darlington = owed("darlington", DISCUSSION, BOOKED, as_of=AS_OF)
    # Day 13 is Tuesday 14 April, 10am; 2 working days before the conference is Friday 10 April.
    [old] = darlington.replaced("D09")
    assert old.as_row()["due"] == "2026-04-14T10:00:00+01:00"
    assert darlington.due("D09") == "2026-04-10T10:00:00+01:00"


def test_a_trigger_recorded_late_moves_what_counted_from_the_later_one() -> None:
    """N01: a referral two days before the one that was recorded first."""
    earlier: Told = ("referral.received", "2026-03-19T09:00")
    rows = owed("national", REFERRAL, earlier, as_of=AS_OF)
    [old] = rows.replaced("N01")
    # 2 working days fewer: Thursday 19 March against Monday 23 March.
    assert (old.as_row()["due"], rows.due("N01")) == ("2026-05-29", "2026-05-27")
    assert old.reason == "trigger moved: what it counts from was recorded for Thursday 19 March"


def test_a_core_group_recorded_late_moves_the_interval() -> None:
    """C23, C21."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        ("core_group.held", "2026-04-28T11:00"),
        ("core_group.held", "2026-04-24T11:00"),
        as_of="2026-04-29T09:00",
    )
    assert rows.due("C23", "interval", occurrence=1) == "2026-05-22"
    assert rows.due("C23", "interval", occurrence=2) == "2026-05-26"
    assert rows.row("C20").as_row()["met_at"] == "2026-04-24T11:00:00+01:00"


def test_without_history_only_the_rows_that_stand_are_given() -> None:
    """The product keeps its own replaced rows."""
    from tests.timescales.engine.asking import moment, told
    from timescales.engine.calendar import calendar_for
    from timescales.engine.deadlines import deadlines
    from timescales.engine.reading import load

    events = told(DISCUSSION, BOOKED, MOVED)
    calendar = calendar_for("england-and-wales")
    rows = deadlines(load("cambridgeshire"), events, calendar, as_of=moment(AS_OF), history=False)
    whole = owed("cambridgeshire", DISCUSSION, BOOKED, MOVED, as_of=AS_OF)
    standing = [row.as_row() for row in whole.rows if row.status != "superseded"]
    assert [row.as_row() for row in rows] == standing


def test_a_closure_moves_what_lies_behind_it() -> None:
    """C14, C20: local closures are no working days."""
    closed = [(date(2026, 4, 13), "Council closed")]
    rows = owed("cambridgeshire", DISCUSSION, as_of=AS_OF, closures=closed)
    assert rows.due("C14") == "2026-04-16"
    assert "Council closed (13 April)" in rows.row("C14").explanation


def test_a_second_plan_recorded_late_takes_over_what_came_after_it() -> None:
    """D13c: the core groups turn out to be those of the later plan; each old row points on."""
    rows = owed(
        "darlington",
        ("conference.held", "2025-12-08T12:00"),
        ("core_group.held", "2025-12-18T11:00"),
        ("core_group.held", "2025-12-22T11:00"),
        ("conference.held", "2025-12-15T12:00"),
        as_of="2026-01-09T09:00",
    )
    first, second, third = [row.as_row() for row in rows.each("D13c") if row.occurrence == 1]
    # 4 weeks after Monday 22 December; the limit is 3 months after the conference.
    assert [row["target"] for row in (first, second, third)] == [None, "2026-01-19", None]
    assert {row["due"] for row in (first, second, third)} == {"2026-03-08"}
    places = [rows.rows[at].as_row() for at in (first["replaced_by"], second["replaced_by"])]
    assert places == [second, third]
    assert "Replaced: now aim for Monday 19 January, since" in first["explanation"]
    assert "Replaced: now no day is aimed at before it, since" in second["explanation"]
    assert rows.row("D13c", occurrence=2).as_row()["target"] == "2026-01-19"
