"""What is owed only if needed: dated as soon as it can be, settled only by what settles it."""

from typing import Any

import pytest

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, REFERRAL, Told, owed

BOOKED: Told = ("conference.booked", "2026-04-15T14:00")
AS_OF = "2026-04-14T09:00"


def decided(needed: bool, at: str = "2026-03-30T10:00") -> Told:
    return ("conference.decided", at, {"needed": needed})


def outcome(at: str = "2026-04-09T12:00", **facts: Any) -> Told:
    return ("section_47.authorised", at, facts)


@pytest.mark.parametrize(
    ("slug", "rows"),
    [
        ("cambridgeshire", ["C05", "C07", "C08", "C09", "C10", "C11", "C12", "C14"]),
        ("stoke-on-trent", ["S01", "S02", "S07", "S09a"]),
        ("csrs-process-map", ["L05", "L06", "L07"]),
        ("darlington", ["D05", "D09", "D10", "D25"]),
        ("national", ["N02"]),
    ],
)
def test_no_conference_settles_what_is_owed_for_one(slug: str, rows: list[str]) -> None:
    """The rows that depend on a conference, in each pathway."""
    undecided = owed(slug, DISCUSSION, as_of="2026-03-25T09:00")
    assert not any(undecided.status(step) == "not_needed" for step in rows)
    stood_down: Told = ("conference.stood_down", "2026-04-09T12:00")
    for said, how in (
        (decided(False), "decision of Monday 30 March"),
        (outcome(outcome="not_substantiated"), "Section 47 outcome of Thursday 9 April"),
        (outcome(outcome="no_continuing_risk"), "Section 47 outcome of Thursday 9 April"),
        (stood_down, "stood down on Thursday 9 April"),
    ):
        settled = owed(slug, DISCUSSION, said, as_of=AS_OF)
        for step in rows:
            assert settled.status(step) == "not_needed"
            assert settled.row(step).reason == f"no conference ({how})"


def test_it_is_said_that_a_row_is_owed_only_if_needed_until_that_is_decided() -> None:
    """C05, C14, S05, N02."""
    open_ones = owed("cambridgeshire", DISCUSSION, as_of="2026-03-25T09:00")
    assert "If needed: it is not decided yet" in open_ones.row("C14").explanation
    assert "If needed: it is not decided yet" in open_ones.row("C05").explanation
    assert "child in need instead" in open_ones.row("C06", "decide").explanation
    wanted = owed("cambridgeshire", DISCUSSION, decided(True), as_of=AS_OF)
    assert "If needed" not in wanted.row("C14").explanation
    assert wanted.status("C06", "decide") == "not_needed"


def test_once_the_conference_was_held_it_is_decided() -> None:
    """C07, C11, S05: what was not done before it is late, not undecided."""
    held: Told = ("conference.held", "2026-04-10T12:00")
    booked: Told = ("conference.booked", "2026-04-10T10:00")
    for slug, step, part in (
        ("cambridgeshire", "C07", ""),
        ("cambridgeshire", "C11", ""),
        ("stoke-on-trent", "S05", "list"),
        ("darlington", "D25", ""),
    ):
        before = owed(slug, DISCUSSION, booked, as_of="2026-04-10T11:00").row(step, part)
        assert "If needed" in before.explanation
        after = owed(slug, DISCUSSION, booked, held, as_of="2026-04-14T09:00").row(step, part)
        assert after.status == "overdue"
        assert "If needed" not in after.explanation


def test_the_last_word_counts() -> None:
    """C14: decided against, then for; and the other way round."""
    again = owed(
        "cambridgeshire", DISCUSSION, decided(False), decided(True, "2026-04-01T10:00"), as_of=AS_OF
    )
    assert again.status("C14") == "due_soon"
    against = owed(
        "cambridgeshire", DISCUSSION, decided(True), decided(False, "2026-04-01T10:00"), as_of=AS_OF
    )
    assert against.status("C14") == "not_needed"
    assert against.status("C06", "decide") == "overdue"
    requested: Told = ("conference.requested", "2026-04-01T10:00")
    asked = owed("cambridgeshire", DISCUSSION, decided(False), requested, as_of=AS_OF)
    assert asked.status("C14") == "due_soon"


def test_a_word_recorded_late_is_not_the_last_one() -> None:
    """C14: the order of recording is not the order in which things were said."""
    rows = owed(
        "cambridgeshire",
        DISCUSSION,
        outcome(outcome="not_substantiated"),
        decided(True, "2026-03-30T10:00"),
        as_of=AS_OF,
    )
    assert rows.status("C14") == "not_needed"


def test_where_no_conference_is_possible_nobody_is_warned() -> None:
    """C02, S01, S02."""
    none: Told = ("strategy_discussion.held", "2026-03-24T16:00", {"conference_possible": False})
    rows = owed("cambridgeshire", none, as_of="2026-03-25T09:00")
    assert rows.row("C02").reason == "no conference is thought possible (on Tuesday 24 March)"
    assert rows.status("C14") == "upcoming"
    stoke = owed("stoke-on-trent", none, as_of="2026-03-25T09:00")
    assert stoke.status("S01") == stoke.status("S02") == "not_needed"


def test_the_assessment_of_a_case_that_is_not_new_is_not_owed() -> None:
    """D12."""
    known: Told = ("referral.received", "2026-03-23T09:00", {"new_case": False})
    rows = owed("darlington", known, as_of="2026-03-25T09:00")
    assert rows.row("D12").reason == "not a new case (on Monday 23 March)"
    assert owed("darlington", REFERRAL, as_of="2026-03-25T09:00").due("D12") == "2026-05-29"


def test_the_escalation_is_settled_by_the_list() -> None:
    """S05: the list on Day 4; missing on Day 5, escalated."""
    missing = owed("stoke-on-trent", DISCUSSION, as_of="2026-04-01T09:00")
    # Day 1 is Wednesday 25 March: 25, 26, 27, 30 are Day 4, 31 is Day 5.
    assert (missing.due("S05", "list"), missing.due("S05", "escalation")) == (
        "2026-03-30",
        "2026-03-31",
    )
    assert missing.status("S05", "escalation") == "overdue"
    listed: Told = ("invitations.listed", "2026-03-30T15:00")
    rows = owed("stoke-on-trent", DISCUSSION, listed, as_of="2026-04-01T09:00")
    assert (rows.status("S05", "list"), rows.status("S05", "escalation")) == ("met", "not_needed")
    assert rows.row("S05", "escalation").reason == "the list is there (on Monday 30 March)"


@pytest.mark.parametrize(
    ("listed", "escalation"),
    [("2026-03-31T23:59", "not_needed"), ("2026-04-01T00:00", "overdue")],
)
def test_missing_on_its_day_it_is_to_be_escalated_though_it_comes_later(
    listed: str, escalation: str
) -> None:
    """S05: Day 5 is Tuesday 31 March."""
    event: Told = ("invitations.listed", listed)
    rows = owed("stoke-on-trent", DISCUSSION, event, as_of="2026-04-02T09:00")
    assert (rows.status("S05", "list"), rows.status("S05", "escalation")) == (
        "met_late",
        escalation,
    )
    told: Told = ("step.recorded", "2026-04-01T10:00", {"step": "S05", "part": "escalation"})
    rows = owed("stoke-on-trent", DISCUSSION, told, event, as_of="2026-04-02T09:00")
    assert rows.status("S05", "escalation") == "met_late"


def test_a_review_of_the_assessment_was_owed_when_it_was_authorised_after_it() -> None:
    """C06: 20 working days after 23 March are 22 April, 35 are 14 May."""
    done: Told = ("assessment.authorised", "2026-04-23T10:00")
    events = [REFERRAL, DISCUSSION, decided(False), done]
    rows = owed("cambridgeshire", *events, as_of="2026-04-24T09:00")
    assert [rows.status("C06", part) for part in ("20wd", "35wd", "45wd")] == [
        "overdue",
        "not_needed",
        "not_needed",
    ]


def test_a_report_shared_too_late_does_not_spare_the_warning() -> None:
    """C11: due on Monday 13 April."""
    shared: Told = ("report.shared", "2026-04-14T08:00")
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, shared, as_of=AS_OF)
    assert (rows.status("C10"), rows.status("C11")) == ("met_late", "overdue")


def test_the_chair_need_not_be_warned_of_a_report_that_was_shared() -> None:
    """C11."""
    shared: Told = ("report.shared", "2026-04-10T10:00")
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, shared, as_of="2026-04-14T09:00")
    assert (rows.status("C10"), rows.status("C11")) == ("met", "not_needed")


def test_a_conference_known_not_to_be_needed_is_stood_down_that_day() -> None:
    """D06, S11."""
    asked: Told = ("conference.requested", "2026-03-27T10:00")
    not_asked = owed("darlington", DISCUSSION, decided(False), as_of="2026-03-31T09:00")
    assert not_asked.status("D06") == "not_needed"
    assert not_asked.row("D06").reason.startswith("no conference had been asked for (decision of")
    undecided = owed("darlington", DISCUSSION, as_of="2026-03-31T09:00")
    assert undecided.status("D06") == "waiting"
    rows = owed("darlington", DISCUSSION, asked, decided(False), as_of="2026-03-31T09:00")
    assert (rows.due("D06"), rows.status("D06")) == ("2026-03-30", "overdue")
    down: Told = ("conference.stood_down", "2026-03-30T16:00")
    rows = owed("darlington", DISCUSSION, asked, decided(False), down, as_of="2026-03-31T09:00")
    assert rows.status("D06") == "met"
    at_once = owed("darlington", DISCUSSION, asked, down, as_of="2026-03-31T09:00")
    assert (at_once.due("D06"), at_once.status("D06")) == ("2026-03-30", "met")
    ended = outcome(outcome="not_substantiated")
    rows = owed("stoke-on-trent", DISCUSSION, asked, ended, as_of="2026-04-10T09:00")
    assert (rows.due("S11"), rows.status("S11")) == ("2026-04-09", "overdue")
    rows = owed("stoke-on-trent", DISCUSSION, asked, down, ended, as_of="2026-04-10T09:00")
    assert rows.status("S11") == "met"


def test_the_pre_birth_conference_is_settled_by_the_birth() -> None:
    """N08."""
    born: Told = ("child.born", "2026-04-10T10:00")
    rows = owed("national", born, as_of="2026-04-13T09:00")
    assert rows.row("N08", "considered").reason == "the child has been born (on Friday 10 April)"
    # 20 working days after Friday 10 April: 13 to 1 May are 15; 5, 6, 7, 8, 11 May.
    assert rows.due("N08", "review") == "2026-05-11"


def test_a_person_can_say_that_one_row_is_not_needed() -> None:
    """C08, and one occurrence of C16."""
    said: Told = ("step.not_needed", "2026-04-10T10:00", {"step": "C08"})
    rows = owed("cambridgeshire", DISCUSSION, BOOKED, said, as_of=AS_OF)
    assert rows.row("C08").reason == "said by a person (on Friday 10 April)"
    assert rows.status("C07") == "due_today"
    second: Told = ("step.not_needed", "2026-07-11T10:00", {"step": "C16", "occurrence": 2})
    review: Told = ("conference.held", "2026-07-10T12:00", {"conference": "review"})
    rows = owed("cambridgeshire", CONFERENCE, review, second, as_of="2026-07-13T09:00")
    assert [row.status for row in rows.each("C16")] == ["overdue", "not_needed"]


def test_what_was_done_is_not_unmade_by_what_settles_the_rest() -> None:
    """C05, C10."""
    events: list[Told] = [
        DISCUSSION,
        ("conference.requested", "2026-03-30T10:00"),
        BOOKED,
        ("report.shared", "2026-04-09T10:00"),
        ("conference.stood_down", "2026-04-10T10:00"),
    ]
    rows = owed("cambridgeshire", *events, as_of=AS_OF)
    assert (rows.status("C05"), rows.status("C10")) == ("met", "met")
    assert (rows.status("C07"), rows.status("C14")) == ("not_needed", "not_needed")
