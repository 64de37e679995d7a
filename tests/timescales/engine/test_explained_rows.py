"""One row of each way of counting, explained word for word."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, DISCUSSION, REFERRAL, Told, owed

REVIEW = {"conference": "review"}
BOOKED: Told = ("conference.booked", "2026-04-15T14:00")
REVIEW_BOOKED: Told = ("conference.booked", "2026-07-10T10:00", REVIEW)
AS_OF = "2026-04-29T09:00"
EASTER = "Weekends, Good Friday (3 April) and Easter Monday (6 April) are not counted."


@pytest.mark.parametrize(
    ("slug", "step", "part", "said"),
    [
        (
            "cambridgeshire",
            "C14",
            "",
            f"Day 15. The strategy discussion on Tuesday 24 March is Day 1. {EASTER} "
            "The national limit is Thursday 16 April.",
        ),
        ("cambridgeshire", "C01", "", "On the day of the strategy discussion, Tuesday 24 March."),
        (
            "cambridgeshire",
            "C10",
            "",
            "2 working days before the initial conference, booked for Wednesday 15 April.",
        ),
        (
            "cambridgeshire",
            "C16",
            "",
            "24 hours after the initial conference ended, at 4pm on Wednesday 15 April. "
            "It is 305 hours late.",
        ),
        (
            "cambridgeshire",
            "C20",
            "",
            "10 working days after the initial conference, on Wednesday 15 April. "
            "Weekends are not counted.",
        ),
        (
            "cambridgeshire",
            "C22",
            "",
            "2 weeks after the initial conference, on Wednesday 15 April.",
        ),
        (
            "cambridgeshire",
            "C23",
            "interval",
            "4 weeks after the first core group, on Tuesday 28 April.",
        ),
        (
            "cambridgeshire",
            "C23",
            "window",
            "In the 10 working days before the review conference, booked for Friday 10 July. "
            "Not before Friday 26 June. Weekends are not counted.",
        ),
        (
            "cambridgeshire",
            "C24",
            "",
            "Half way from the initial conference, on Wednesday 15 April, to the review "
            "conference, booked for Friday 10 July.",
        ),
        (
            "cambridgeshire",
            "C25",
            "",
            "5 days before the review conference, booked for Friday 10 July. That day is a Sunday. "
            "The last working day before it is Friday 3 July.",
        ),
        (
            "cambridgeshire",
            "N01",
            "",
            "45 working days after the referral, on Monday 23 March. Weekends, Good Friday "
            "(3 April), Easter Monday (6 April), Early May bank holiday (4 May) and Spring bank "
            "holiday (25 May) are not counted.",
        ),
        ("cambridgeshire", "N05", "", "No date yet. 6 months after the review conference."),
        ("cambridgeshire", "N08", "considered", "No date yet. Before the due date."),
        (
            "stoke-on-trent",
            "S01",
            "",
            "24 hours after the strategy discussion ended, at 4pm on Tuesday 24 March. "
            "It is 832 hours late.",
        ),
        (
            "stoke-on-trent",
            "S19",
            "",
            "Between 5 and 6 months after the initial conference, on Wednesday 15 April. "
            "Not before Wednesday 16 September.",
        ),
        ("stoke-on-trent", "S11", "", "No date yet. At the Section 47 outcome."),
        (
            "csrs-process-map",
            "L04",
            "conference",
            "Day 15. Day 1 is Wednesday 25 March, the working day after the strategy discussion on "
            f"Tuesday 24 March. {EASTER}",
        ),
        (
            "csrs-process-map",
            "L07",
            "",
            "24 hours before the initial conference, booked for 2pm on Wednesday 15 April. "
            "It is 355 hours late.",
        ),
        (
            "darlington",
            "D03",
            "",
            "Day 10. Day 1 is Wednesday 25 March, the working day after the strategy discussion on "
            f"Tuesday 24 March. Aim for Wednesday 8 April, Day 9. {EASTER}",
        ),
        ("darlington", "D13b", "", "6 weeks after the first core group, on Tuesday 28 April."),
        (
            "darlington",
            "D20",
            "draft",
            "5 working days after the limit for the second core group, Tuesday 9 June. "
            "Weekends are not counted.",
        ),
        (
            "darlington",
            "D13d",
            "pre_review",
            "No date yet. 4 weeks before the review conference, which is not booked.",
        ),
    ],
)
def test_a_date_says_how_it_was_counted(slug: str, step: str, part: str, said: str) -> None:
    """The rows named, each with its own way of counting."""
    events = [REFERRAL, DISCUSSION, BOOKED, CONFERENCE, CORE_GROUP, REVIEW_BOOKED]
    assert owed(slug, *events, as_of=AS_OF).row(step, part).explanation == said
