"""A walk of the Cambridgeshire pathway, from a referral before Easter 2026 to January 2027.

Day 1 is the discussion's own day. Closed: 3 and 6 April, 4 and 25 May, 25 and 28 December 2026.
"""

import pytest

from tests.pathways.walking import carried, check, standing
from tests.timescales.engine.asking import Told, owed

REVIEW = {"conference": "review"}
UNDER_A_PLAN = ("C18", "C2", "N01", "N04", "N05")
ENQUIRY: list[Told] = [
    ("referral.received", "2026-03-23T09:00"),
    ("strategy_discussion.held", "2026-03-24T16:00"),
    ("strategy_discussion.signed_off", "2026-03-24T16:35"),
    ("step.recorded", "2026-03-24T17:00", {"step": "C02"}),
    ("visit.made", "2026-03-24T17:45", {"alone": True}),
    ("conference.decided", "2026-03-30T10:00"),
    ("conference.requested", "2026-03-30T15:20"),
    ("conference.booked", "2026-04-14T10:00"),
]
CONFERENCE: list[Told] = [
    ("conference.booked", "2026-04-15T14:00", {"replaces": 7}),
    ("step.recorded", "2026-04-08T11:00", {"step": "C07"}),
    ("step.recorded", "2026-04-08T11:00", {"step": "C08"}),
    ("step.recorded", "2026-04-15T09:00", {"step": "C09"}),
    ("step.recorded", "2026-04-13T09:00", {"step": "C12"}),
    ("report.submitted", "2026-04-10T12:00"),
    ("section_47.authorised", "2026-04-10T16:00"),
    ("report.authorised", "2026-04-13T10:00"),
    ("report.shared", "2026-04-13T11:00"),
    ("conference.held", "2026-04-15T16:00"),
    ("conference.decisions_sent", "2026-04-16T10:00"),
]
PLAN: list[Told] = [
    ("visit.made", "2026-04-27T11:00", {"alone": True}),
    ("core_group.held", "2026-04-28T11:00"),
    ("core_group.minutes_sent", "2026-05-12T11:00"),
    ("visit.made", "2026-05-10T11:00"),
    ("supervision.held", "2026-05-14T11:00"),
    ("conference.booked", "2026-07-10T10:00", REVIEW),
]
FIRST_REVIEW: list[Told] = [
    ("midpoint_review.done", "2026-05-27T11:00"),
    ("core_group.held", "2026-07-02T11:00"),
    ("report.shared", "2026-07-03T11:00"),
    ("assessment.authorised", "2026-05-28T11:00"),
    ("conference.held", "2026-07-10T12:00", REVIEW),
    ("conference.decisions_sent", "2026-07-11T11:00", REVIEW | {"number": 1}),
    ("conference.booked", "2027-01-08T10:00", REVIEW),
]
ENDING: list[Told] = [
    ("conference.held", "2027-01-08T12:00", {**REVIEW, "outcome": "child_in_need"}),
    ("plan.ended", "2027-01-08T12:00", {"reason": "child_in_need"}),
]


def test_on_day_5_what_the_discussion_started_is_owed() -> None:
    """C01 to C15 before anything is booked, on Monday 30 March at 5pm."""
    rows = owed("cambridgeshire", *ENQUIRY[:7], as_of="2026-03-30T17:00")
    waiting = (None, "waiting")
    expected: dict[str, tuple[str | None, str]] = {
        # The day of the discussion itself.
        "C01": ("2026-03-24", "met"),
        "C02": ("2026-03-24", "met"),
        "C03": ("2026-03-24", "met"),
        # Days 1 to 5: 24, 25, 26, 27, 30 March.
        "C04": ("2026-03-30", "met"),
        "C05": ("2026-03-30", "met"),
        "C06/decide": ("2026-03-30", "not_needed"),
        # Working days after Monday 23 March: 24 to 27 are 4, to 2 April 8, 7 to 10 are 12, to the
        # 17th 17, 20, 21, 22 April.
        "C06/20wd": ("2026-04-22", "not_needed"),
        # 23, 24 are 22, to 1 May 27, 5 to 8 May (the 4th is closed) 31, 11 to 14 May 35.
        "C06/35wd": ("2026-05-14", "not_needed"),
        # 15 May 36, 18 to 22 May 41, 26 to 29 May (the 25th is closed) 45.
        "C06/45wd": ("2026-05-29", "not_needed"),
        # Day 6 is 31 March, 8 is 2 April, 9 to 12 are 7 to 10 April, 13 to 15 are 13 to 15 April.
        "C13": ("2026-04-15", "upcoming"),
        "C14": ("2026-04-15", "upcoming"),
        "C15": ("2026-04-15", "upcoming"),
        **dict.fromkeys(("C07", "C08", "C09", "C10", "C11", "C12"), waiting),
        **dict.fromkeys(("C16", "C17", "C18", "C20", "C21", "C22", "C23/interval"), waiting),
        **dict.fromkeys(("C23/window", "C24", "C25", "C26"), waiting),
    }
    check(rows, expected, "C")


def test_the_conference_is_prepared_rearranged_and_held() -> None:
    """C07 to C17 on Thursday 16 April at noon; what moved with the booking is kept."""
    rows = owed("cambridgeshire", *ENQUIRY, *CONFERENCE, as_of="2026-04-16T12:00")
    found = {row.step: (row.as_row()["due"], str(row.status)) for row in rows.rows}
    assert {step: found[step] for step in sorted(found) if "C07" <= step <= "C17"} == {
        # 1 working day before Wednesday 15 April.
        "C07": ("2026-04-14", "met"),
        "C08": ("2026-04-14", "met"),
        "C09": ("2026-04-14", "met_late"),
        # 2 working days before it.
        "C10": ("2026-04-13", "met"),
        "C11": ("2026-04-13", "not_needed"),
        "C12": ("2026-04-13", "met"),
        # Day 15, which is the conference's own day.
        "C13": ("2026-04-15", "met"),
        "C14": ("2026-04-15", "met"),
        "C15": ("2026-04-15", "met"),
        # 24 hours after it ended at 4pm.
        "C16": ("2026-04-16T16:00:00+01:00", "met"),
        "C17": ("2026-04-16T16:00:00+01:00", "met"),
    }
    # Before Tuesday 14 April: Monday 13, and Friday 10 April.
    replaced = {row.step: row.as_row()["due"] for row in rows.rows if row.status == "superseded"}
    assert replaced == {
        **dict.fromkeys(("C07", "C08", "C09"), "2026-04-13"),
        **dict.fromkeys(("C10", "C11", "C12"), "2026-04-10"),
        "C13": "2026-04-14",
    }
    assert [row.as_row()["due"] for row in rows.replaced("C13")] == ["2026-04-15", "2026-04-14"]
    assert rows.row("C14").as_row()["national_due"] == "2026-04-16"


def test_under_the_plan_visits_groups_and_reviews_are_owed() -> None:
    """C18, C20 to C26 and the national rows on Wednesday 20 May."""
    rows = owed("cambridgeshire", *ENQUIRY, *CONFERENCE, *PLAN, as_of="2026-05-20T09:00")
    assert standing(rows, *UNDER_A_PLAN) == {
        # 10 working days after Wednesday 15 April: 16, 17, 20 to 24, 27, 28, 29.
        "C18": ("2026-04-29", "met"),
        "C20": ("2026-04-29", "met"),
        # After Tuesday 28 April: 29, 30, 1 May, 5 to 8 (7), 11, 12, 13.
        "C21": ("2026-05-13", "met"),
        # 2 weeks after 15 April, 27 April, 10 May.
        "C22": ("2026-04-29", "met"),
        "C22#2": ("2026-05-11", "met"),
        "C22#3": ("2026-05-24", "due_soon"),
        # 4 weeks after 28 April. The 5 working days after the 20th: 21, 22, 26, 27, 28.
        "C23/interval": ("2026-05-26", "due_soon"),
        # The working day before Friday 10 July.
        "C23/window": ("2026-07-09", "upcoming"),
        # 86 days from 15 April to 10 July: 43 after.
        "C24": ("2026-05-28", "due_soon"),
        "C25": ("2026-07-05", "upcoming"),
        # A month after 15 April, after 14 May.
        "C26": ("2026-05-15", "met"),
        "C26#2": ("2026-06-14", "upcoming"),
        "N01": ("2026-05-29", "upcoming"),
        "N04": ("2026-07-15", "upcoming"),
        "N05": (None, "waiting"),
    }
    # The 10th working day before 10 July: 9, 8, 7, 6, 3, 2, 1, 30, 29, 26 June.
    assert rows.row("C23", "window").as_row()["not_before"] == "2026-06-26"


def test_over_christmas_the_second_review_is_prepared() -> None:
    """C16, C23, C24, C25, N05 on Monday 4 January 2027; the review is on Friday the 8th."""
    walk = [*ENQUIRY, *CONFERENCE, *PLAN, *FIRST_REVIEW]
    rows = owed("cambridgeshire", *walk, as_of="2027-01-04T09:00")
    found = standing(rows, *UNDER_A_PLAN)
    assert found["N01"] == ("2026-05-29", "met")
    assert found["N04"] == ("2026-07-15", "met")
    # 6 months after 10 July.
    assert found["N05"] == ("2027-01-10", "due_soon")
    assert rows.due("C16", occurrence=2) == "2026-07-11T12:00:00+01:00"
    assert rows.status("C16", occurrence=2) == rows.status("C17", occurrence=2) == "met"
    # 182 days from 10 July to 8 January: 91 after is 9 October.
    assert found["C24#2"] == ("2026-10-09", "overdue")
    assert found["C25"] == ("2026-07-05", "met")
    # 5 calendar days before it, a Sunday.
    assert found["C25#2"] == ("2027-01-03", "overdue")
    assert rows.row("C25", occurrence=2).late_working_days == 1
    # Back from 8 January: 7, 6, 5, 4, 31, 30, 29, then past 28 and 25: 24, 23, 22 December.
    assert rows.row("C23", "window", 2).as_row()["not_before"] == "2026-12-22"
    assert found["C23/window#2"] == ("2027-01-07", "due_soon")
    assert found["C23/window"] == ("2026-07-09", "met")


def test_the_end_of_the_plan_leaves_only_what_the_last_conference_owes() -> None:
    """C16, C17 until the day after; the rest is done or not needed."""
    walk = [*ENQUIRY, *CONFERENCE, *PLAN, *FIRST_REVIEW, *ENDING]
    rows = owed("cambridgeshire", *walk, as_of="2027-01-08T17:00")
    still = {row.step for row in rows.rows if row.status in ("upcoming", "due_soon", "due_today")}
    assert still == {"C16", "C17"}
    # 24 hours after noon, on a Saturday.
    assert rows.due("C16", occurrence=3) == "2027-01-09T12:00:00+00:00"
    for step, part in (("C22", ""), ("C23", "interval"), ("C26", "")):
        assert rows.each(step, part)[-1].reason == "the plan ended (on Friday 8 January)"


@pytest.mark.parametrize(
    ("step", "who", "role", "when", "words"),
    [
        ("C19", "SW/CG", "social_worker", "per plan", "as the plan recommends"),
        ("C27", "CG", "core_group", "per core group", "as the core group requires"),
    ],
)
def test_what_has_no_date_is_carried(step: str, who: str, role: str, when: str, words: str) -> None:
    """C19, C27."""
    row = carried("cambridgeshire", step)
    assert (row.who, row.role, row.when, row.kind) == (who, role, when, "undated")
    assert words in row.title
    assert step not in owed("cambridgeshire", *ENQUIRY, as_of="2026-04-01T09:00").steps
