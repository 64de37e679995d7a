"""What fulfils a step, as a pathway writes it."""

from typing import Any

import pytest

from tests.timescales.engine.asking import Told, told
from timescales.engine.patterns import BadPattern, Pattern, holds, parse_all, step_pattern

AT = "2026-03-24T16:00"


def fits(text: str, kind: str, **facts: Any) -> bool:
    event: Told = (kind, AT, facts)
    return Pattern.parse(text).fits(told(event)[0])


def test_a_kind_alone_fits_every_event_of_it() -> None:
    assert fits("report.shared", "report.shared")
    assert not fits("report.shared", "report.authorised")


def test_a_fact_named_alone_must_be_true() -> None:
    assert fits("visit.made(seen, alone)", "visit.made", alone=True)
    assert not fits("visit.made(seen, alone)", "visit.made")
    assert not fits("visit.made(seen)", "visit.made", attempted=True)


def test_a_fact_must_be_or_must_not_be_a_value() -> None:
    assert fits("conference.held(conference=review)", "conference.held", conference="review")
    assert not fits("conference.held(conference=review)", "conference.held")
    assert fits("plan.ended(reason!=died)", "plan.ended", reason="moved")
    assert not fits("plan.ended(reason!=died)", "plan.ended", reason="died")
    assert fits("visit.made(attempted=false)", "visit.made")
    assert fits("core_group.held(number=2)", "core_group.held", number=2)


def test_the_same_fact_is_compared_with_the_trigger() -> None:
    first, second = told(
        ("core_group.held", AT, {"number": 1}), ("core_group.minutes_sent", AT, {"number": 2})
    )
    same = Pattern.parse("core_group.minutes_sent(same number)")
    assert not same.fits(second, first)
    assert same.fits(second)


def test_a_plus_joins_what_must_all_have_happened() -> None:
    both = parse_all("section_47.authorised + report.authorised")
    assert [pattern.kind for pattern in both] == ["section_47.authorised", "report.authorised"]


def test_recording_a_step_fits_its_own_row_alone() -> None:
    record = told(("step.recorded", AT, {"step": "D13d", "part": "6w"}))[0]
    assert step_pattern("D13d", "6w").fits(record)
    assert not step_pattern("D13d", "12w").fits(record)
    assert not step_pattern("D13e", "6w").fits(record)


def test_a_condition_on_the_trigger_holds_or_not() -> None:
    discussion = told(("strategy_discussion.held", AT, {"conference_possible": False}))[0]
    assert not holds({"conference_possible": True}, discussion)
    assert holds({"conference_possible": False, "s47_initiated": True}, discussion)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("visit.done", "“visit.done” is not a kind of event"),
        ("visit", "“visit” is not a kind of event"),
        ("visit.made(met)", "“visit.made” has no fact “met”"),
        ("visit.made(same child)", "“visit.made” has no fact “child”"),
        ("conference.held(outcome=closed)", "“closed” is not a value of “outcome”"),
        ("visit.made(seen=sometimes)", "“sometimes” is not a value of “seen”"),
        ("core_group.held(number=first)", "“first” is not a value of “number”"),
    ],
)
def test_a_broken_pattern_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadPattern, match=words.replace("(", r"\(")):
        Pattern.parse(text)
