"""An episode that ended and began again, also where not everything was recorded."""

from tests.timescales.engine.asking import Told, owed

FIRST: Told = ("strategy_discussion.held", "2026-01-05T10:00")
HELD: Told = ("conference.held", "2026-01-21T12:00")
SECOND: Told = ("strategy_discussion.held", "2026-09-01T10:00")
AS_OF = "2026-09-03T09:00"


def ended(at: str = "2026-06-01T12:00", reason: str = "moved") -> Told:
    return ("plan.ended", at, {"reason": reason})


def test_after_the_end_of_its_plan_an_enquiry_is_over_also_where_nobody_authorised_it() -> None:
    """C04, C14, S01: the discussion of September is Day 1 of its own."""
    rows = owed("cambridgeshire", FIRST, HELD, ended(), SECOND, as_of=AS_OF)
    # 1 September is Day 1, so Monday 7 is Day 5 and Monday 21 Day 15.
    assert rows.due("C04", occurrence=2) == "2026-09-07"
    assert rows.due("C14", occurrence=2) == "2026-09-21"
    assert rows.status("C14") == "met"
    stoke = owed("stoke-on-trent", FIRST, HELD, ended(), SECOND, as_of=AS_OF)
    assert stoke.due("S01", occurrence=2) == "2026-09-02T10:00:00+01:00"


def test_what_the_second_enquiry_does_fulfils_nothing_of_the_first() -> None:
    """C03, C05, C10."""
    rows = owed(
        "cambridgeshire",
        FIRST,
        HELD,
        ended(),
        SECOND,
        ("visit.made", "2026-09-01T17:00"),
        ("conference.requested", "2026-09-02T12:00"),
        ("conference.booked", "2026-09-17T10:00"),
        as_of=AS_OF,
    )
    assert (rows.status("C05"), rows.status("C05", occurrence=2)) == ("overdue", "met")
    assert rows.status("C03", occurrence=2) == "met"
    # 2 working days before Thursday 17 September; the first conference was never booked.
    assert (rows.due("C10"), rows.due("C10", occurrence=2)) == (None, "2026-09-15")


def test_a_conference_that_made_no_plan_ends_its_enquiry() -> None:
    """N02: held without a plan on 21 January, another discussion on 2 February counts anew."""
    none: Told = ("conference.held", "2026-01-21T12:00", {"outcome": "child_in_need"})
    again: Told = ("strategy_discussion.held", "2026-02-02T10:00")
    rows = owed("national", FIRST, none, again, as_of="2026-02-03T09:00")
    # Day 1 is 3 February; 15 working days with nothing left out but weekends.
    assert rows.due("N02", occurrence=2) == "2026-02-23"


def test_under_a_plan_the_enquiry_stays_open_until_it_is_authorised() -> None:
    """N02: a discussion after the conference, before the authorisation, changes nothing."""
    again: Told = ("strategy_discussion.held", "2026-02-02T10:00")
    assert len(owed("national", FIRST, HELD, again, as_of="2026-02-03T09:00").each("N02")) == 1
    done: Told = ("section_47.authorised", "2026-01-30T12:00")
    rows = owed("national", FIRST, HELD, done, again, as_of="2026-02-03T09:00")
    assert rows.due("N02", occurrence=2) == "2026-02-23"


def test_the_end_of_a_plan_that_was_there_before_leaves_the_enquiry_open() -> None:
    """N02: an enquiry about a child who had a plan already outlives that plan."""
    enquiry: Told = ("strategy_discussion.held", "2026-05-20T10:00")
    later: Told = ("strategy_discussion.held", "2026-06-03T10:00")
    rows = owed("national", HELD, enquiry, ended(), later, as_of="2026-06-04T09:00")
    assert len(rows.each("N02")) == 1
    # From 20 May, with the Monday of the spring bank holiday left out.
    assert rows.due("N02") == "2026-06-11"


def test_an_ending_recorded_late_still_comes_before_the_next_discussion() -> None:
    """N02, N03."""
    rows = owed("national", FIRST, HELD, SECOND, ended(), as_of=AS_OF)
    assert rows.due("N02", occurrence=2) == "2026-09-22"
    assert rows.status("N03") == "not_needed"


def test_an_authorisation_at_the_moment_of_the_next_discussion_is_of_the_first() -> None:
    """N02: recorded before it, so that a third discussion is within the second enquiry."""
    rows = owed(
        "national",
        FIRST,
        ("section_47.authorised", "2026-09-01T10:00"),
        SECOND,
        ("strategy_discussion.held", "2026-09-02T10:00"),
        as_of=AS_OF,
    )
    assert len(rows.each("N02")) == 2
