"""A walk of the Stoke-on-Trent pathway, from a strategy meeting before Easter 2026 to its endings.

Day 1 is the working day after the strategy meeting. Closed: Good Friday 3 and Easter Monday
6 April, 4 and 25 May, 31 August, 25 and 28 December 2026, 1 January 2027.
"""

import pytest

from tests.pathways.walking import carried, check, standing
from tests.timescales.engine.asking import Told, owed

REVIEW = {"conference": "review"}
MEETING: list[Told] = [
    ("referral.received", "2026-03-23T09:00"),
    ("strategy_discussion.held", "2026-03-24T16:00"),
    ("conference.requested", "2026-03-25T10:00"),
    ("step.recorded", "2026-03-25T10:30", {"step": "S02"}),
    ("conference.decided", "2026-03-25T10:30"),
    ("conference.booked", "2026-04-15T14:00"),
    ("invitations.listed", "2026-03-31T09:00"),
]
CONFERENCE: list[Told] = [
    ("step.recorded", "2026-03-31T12:00", {"step": "S05", "part": "escalation"}),
    ("step.recorded", "2026-03-31T15:00", {"step": "S06a"}),
    ("step.recorded", "2026-04-01T15:00", {"step": "S06b"}),
    ("step.recorded", "2026-04-09T15:00", {"step": "S07"}),
    ("report.shared", "2026-04-13T13:00"),
    ("step.recorded", "2026-04-13T15:00", {"step": "S08", "part": "agencies"}),
    ("conference.held", "2026-04-15T16:00"),
    ("conference.decisions_sent", "2026-04-16T15:59"),
]
PLAN: list[Told] = [
    ("core_group.held", "2026-04-28T11:00"),
    ("core_group.held", "2026-05-26T11:00"),
    ("midpoint_review.done", "2026-06-09T11:00"),
    ("conference.booked", "2026-07-10T10:00", REVIEW),
]
LATER: list[Told] = [
    ("step.recorded", "2026-07-03T11:00", {"step": "S16", "part": "record_review"}),
    ("report.shared", "2026-07-08T11:00"),
    ("conference.held", "2026-07-10T12:00", REVIEW),
    ("midpoint_review.done", "2026-10-12T11:00"),
    ("conference.held", "2027-01-08T12:00", REVIEW),
    ("midpoint_review.done", "2027-01-14T11:00"),
    ("step.recorded", "2027-02-12T11:00", {"step": "S22a"}),
    ("step.recorded", "2027-06-15T11:00", {"step": "S24"}),
]


def test_up_to_the_conference() -> None:
    """S01, S02, S05 to S11 on Tuesday 14 April at 9am."""
    rows = owed("stoke-on-trent", *MEETING, *CONFERENCE, as_of="2026-04-14T09:00")
    expected: dict[str, tuple[str | None, str]] = {
        # 24 hours after the meeting ended at 4pm.
        "S01": ("2026-03-25T16:00:00+00:00", "met"),
        "S02": ("2026-03-25T16:00:00+00:00", "met"),
        # Day 1 is Wednesday 25 March: 25, 26, 27, 30 are Day 4, 31 March is Day 5.
        "S05/list": ("2026-03-30", "met_late"),
        "S05/escalation": ("2026-03-31", "met"),
        # On the day of the list.
        "S06a": ("2026-03-31", "met"),
        "S06b": ("2026-03-31", "met_late"),
        # 31 is 5, 1 and 2 April 6 and 7, past Easter 7, 8, 9 April are 8, 9, 10.
        "S07": ("2026-04-09", "met"),
        # 2 working days before Wednesday 15 April at 2pm.
        "S08/social_worker": ("2026-04-13T14:00:00+01:00", "met"),
        "S08/agencies": ("2026-04-13T14:00:00+01:00", "met_late"),
        # 10 April is 11, 13 to 16 April are 12 to 15.
        "S09a": ("2026-04-16", "due_soon"),
        "S10": (None, "waiting"),
        "S11": (None, "waiting"),
    }
    check(rows, expected, "S0", "S10", "S11")
    assert rows.row("S08", "agencies").explanation.endswith("Done 1 hour late.")


def test_from_the_conference_to_the_first_review() -> None:
    """S10, S13, S15, S16, S19 to S24 on Monday 6 July."""
    rows = owed("stoke-on-trent", *MEETING, *CONFERENCE, *PLAN, as_of="2026-07-06T09:00")
    expected: dict[str, tuple[str | None, str]] = {
        "S10": ("2026-04-16T16:00:00+01:00", "met"),
        "S11": (None, "waiting"),
        # 10 working days after Wednesday 15 April: 16, 17, 20 to 24, 27, 28, 29.
        "S13/first": ("2026-04-29", "met"),
        # 4 weeks after 28 April, after 26 May.
        "S13/next": ("2026-05-26", "met"),
        "S13/next#2": ("2026-06-23", "overdue"),
        # 56 days after 15 April: 15 to 30 April, 31 in May, 10 June.
        "S15": ("2026-06-10", "met"),
        "S16/conference": ("2026-07-15", "upcoming"),
        # Before Friday 10 July: 9, 8 (2), 7, 6, 3 (5).
        "S16/record_review": ("2026-07-03", "overdue"),
        "S16/report": ("2026-07-08", "due_soon"),
        "S19": ("2026-10-15", "upcoming"),
    }
    check(rows, expected, "S10", "S11", "S13", "S15", "S16", "S19")
    assert rows.row("S16", "conference").as_row()["national_due"] == "2026-07-15"
    assert {step: rows.due(step) for step in ("S21", "S22a", "S23", "S24")} == {
        "S21": "2027-01-15",
        "S22a": "2027-02-15",
        "S23": "2027-06-15",
        "S24": "2027-06-15",
    }


def test_through_two_more_reviews_to_the_fourteenth_month() -> None:
    """S16, S19 to S24 on Wednesday 16 June 2027."""
    walk = [*MEETING, *CONFERENCE, *PLAN, *LATER]
    rows = owed("stoke-on-trent", *walk, as_of="2027-06-16T09:00")
    found = standing(rows, "S16", "S19", "S2")
    assert found["S16/conference"] == ("2026-07-15", "met")
    assert found["S16/record_review"] == ("2026-07-03", "met")
    assert found["S16/report"] == ("2026-07-08", "met")
    assert rows.row("S19").as_row()["not_before"] == "2026-09-16"
    assert found["S19"] == ("2026-10-15", "met")
    # 6 months after 10 July, after 8 January.
    assert found["S20"] == ("2027-01-10", "met")
    assert found["S20#2"] == ("2027-07-08", "upcoming")
    assert rows.row("S20").as_row()["national_due"] == "2027-01-10"
    assert rows.row("S21").as_row()["not_before"] == "2026-12-16"
    assert found["S21"] == ("2027-01-15", "met")
    assert found["S22a"] == ("2027-02-15", "met")
    assert rows.row("S23").as_row()["not_before"] == "2027-05-16"
    assert found["S23"] == ("2027-06-15", "overdue")
    assert found["S24"] == ("2027-06-15", "met")
    # The meeting of 15 June counts as that month's core group: the next is 4 weeks after it.
    assert rows.each("S13", "next")[-1].as_row()["due"] == "2027-07-13"


def test_a_plan_that_ends_as_child_in_need_keeps_that_for_twelve_weeks() -> None:
    """S25a: 84 days after Friday 8 January 2027: 23 in January, 28, 31, and 2 April."""
    ended: Told = ("plan.ended", "2027-01-08T12:00", {"reason": "child_in_need"})
    walk = [*MEETING, *CONFERENCE, *PLAN, *LATER[:5], ended]
    rows = owed("stoke-on-trent", *walk, as_of="2027-01-11T09:00")
    row = rows.row("S25a").as_row()
    assert (row["not_before"], row["due"], row["status"]) == ("2027-04-02", None, "upcoming")
    assert standing(rows, "S24", "S22a", "S23") == {
        "S22a": ("2027-02-15", "not_needed"),
        "S23": ("2027-06-15", "not_needed"),
        "S24": ("2027-06-15", "not_needed"),
    }


def test_a_plan_that_ends_as_looked_after_stays_open_for_objections() -> None:
    """S25b: letter on Monday 1 February 2027, objections for 15 working days: to 22 February."""
    letter: Told = ("looked_after_letter.sent", "2027-02-01T12:00")
    walk = [*MEETING, *CONFERENCE, *PLAN, *LATER[:6], letter]
    rows = owed("stoke-on-trent", *walk, as_of="2027-02-02T09:00")
    assert rows.due("S25b", "objections") == "2027-02-22"
    assert rows.status("S25b", "letter") == "met"
    ended: Told = ("plan.ended", "2027-02-23T12:00", {"reason": "looked_after"})
    rows = owed("stoke-on-trent", *walk, ended, as_of="2027-02-24T09:00")
    assert (rows.due("S25b", "letter"), rows.status("S25b", "letter")) == ("2027-02-23", "met")
    assert rows.status("S25b", "objections") == "met"
    without = [event for event in walk if event is not letter]
    rows = owed("stoke-on-trent", *without, ended, as_of="2027-02-24T09:00")
    assert rows.status("S25b", "letter") == "overdue"
    assert rows.status("S25b", "objections") == "waiting"


def test_an_enquiry_without_conference_is_told_to_all() -> None:
    """S11: on the day of the outcome."""
    outcome: Told = ("section_47.authorised", "2026-04-08T12:00", {"outcome": "not_substantiated"})
    down: Told = ("conference.stood_down", "2026-04-09T12:00")
    rows = owed("stoke-on-trent", *MEETING, outcome, down, as_of="2026-04-09T13:00")
    assert (rows.due("S11"), rows.status("S11")) == ("2026-04-08", "met_late")
    assert rows.status("S09a") == rows.status("S08", "agencies") == "not_needed"


@pytest.mark.parametrize(
    ("step", "role", "kind", "when", "words"),
    [
        ("S03", "service_manager", "rule", "15 working days", "Agree the conference date"),
        ("S04", "conference_administrator", "undated", "weekly", "diary notification"),
        ("S09b", "team_manager", "undated", "at the initial", "receiving team is represented"),
        ("S12", "chair", "rule", "at the conference", "Not quorate"),
        ("S14", "core_group", "undated", "as it happens", "does not attend"),
        ("S17", "chair", "undated", "review conference", "outstanding practice"),
        ("S18", "chair", "rule", "first review", "first review"),
        ("S22b", "chair", "undated", "on finding", "formal issue resolution"),
        ("S25c", "chair", "undated", "at transfer", "regional transfer procedure"),
        ("S26", "partner", "undated", "review conference", "Police"),
        ("S27", "team_manager", "undated", "S01 to S09", "convene an initial conference"),
        ("S28", "service_manager", "undated", "as they arise", "invitation list"),
        ("S29", "social_worker", "undated", "core groups", "outline plan together"),
        ("S30", "core_group", "undated", "each core group", "Key professionals"),
    ],
)
def test_what_has_no_date_is_carried(
    step: str, role: str, kind: str, when: str, words: str
) -> None:
    """S03, S04, S09b, S12, S14, S17, S18, S22b, S25c, S26 to S30."""
    row = carried("stoke-on-trent", step)
    assert (row.role, row.kind) == (role, kind)
    assert when in row.when
    assert words in row.title
    walk = [*MEETING, *CONFERENCE, *PLAN, *LATER]
    assert step not in owed("stoke-on-trent", *walk, as_of="2026-07-06T09:00").steps
