"""The national layer is a floor: laxer is refused by name, in the same unit and across units."""

import pytest

from tests.timescales.engine.pathway_text import HEAD, pathway, row
from timescales.engine.reading import SHIPPED, BadPathway, load, read

TRIGGER_HEAD = HEAD.replace("following", "trigger")


def refused(text: str) -> str:
    with pytest.raises(BadPathway) as refusal:
        read(text, name="aldermere.toml")
    return str(refusal.value)


def accepted(text: str) -> bool:
    return read(text, name="aldermere.toml").slug == "aldermere"


@pytest.mark.parametrize(
    ("part", "row_and_why"),
    [
        # N02: 15 working days after the strategy discussion, the day after it is Day 1.
        ('from = "strategy_discussion"\nday = 16\nmeets = "N02"', "N02"),
        # N03: 10 working days; N04: 3 months; N05: 6 months; N01: 45 working days.
        ('from = "plan"\nwithin = "11 working days"\nmeets = "N03"', "11 is more than 10"),
        ('from = "plan"\nwithin = "4 months"\nmeets = "N04"', "4 is more than 3"),
        ('from = "review"\nwithin = "7 months"\nmeets = "N05"', "7 is more than 6"),
        ('from = "referral"\nwithin = "46 working days"\nmeets = "N01"', "46 is more than 45"),
    ],
)
def test_a_larger_number_of_the_same_unit_is_refused_by_name(part: str, row_and_why: str) -> None:
    said = refused(pathway(row(part)))
    assert said.startswith("aldermere.toml: row A01: “Hold a meeting” is laxer than the national")
    assert row_and_why in said


@pytest.mark.parametrize(
    "part",
    [
        # 16 days after a Saturday are a Monday; 10 working days after it are the second Friday.
        'from = "plan"\nwithin = "16 days"\nmeets = "N03"',
        # From 1 July 13 weeks reach 30 September; 3 months end on 1 October: 14 weeks are later.
        'from = "plan"\nwithin = "14 weeks"\nmeets = "N04"',
        # 13 weeks are 91 days: from 1 February 3 months are only 89 or 90.
        'from = "plan"\nwithin = "13 weeks"\nmeets = "N04"',
        # 3 weeks after a Saturday are a Saturday; 15 working days after it are the Friday before.
        'from = "strategy_discussion"\nwithin = "3 weeks"\nmeets = "N02"',
        # What repeats is compared by its interval.
        'from = "review"\nevery = "27 weeks"\nmeets = "N05"',
        'from = "plan"\nevery = "2 months"\nfirst = "4 months"\nmeets = "N04"',
    ],
)
def test_across_units_one_later_day_in_seven_years_is_refused(part: str) -> None:
    assert "counted from 20" in refused(pathway(row(part)))


@pytest.mark.parametrize(
    "part",
    [
        'from = "plan"\nwithin = "10 working days"\nmeets = "N03"',
        'from = "plan"\nwithin = "12 days"\nmeets = "N03"',
        'from = "plan"\nwithin = "12 weeks"\nmeets = "N04"',
        'from = "review"\nwithin = "25 weeks"\nmeets = "N05"',
        'from = "strategy_discussion"\nday = 15\nmeets = "N02"',
        'from = "strategy_discussion"\nwithin = "15 working days"\nmeets = "N02"',
    ],
)
def test_the_same_or_stricter_is_taken(part: str) -> None:
    assert accepted(pathway(row(part)))


def test_day_15_with_the_discussion_as_day_1_is_stricter() -> None:
    """C14 against N02: a day earlier on a working day, the same from a weekend."""
    part = 'from = "strategy_discussion"\nday = 15\nmeets = "N02"'
    assert accepted(pathway(row(part), head=TRIGGER_HEAD))


def test_day_16_with_the_discussion_as_day_1_is_laxer_from_a_weekend() -> None:
    part = 'from = "strategy_discussion"\nday = 16\nmeets = "N02"'
    # Monday 1 January 2024 is a bank holiday: Day 1 is the 2nd for both, Day 16 later than Day 15.
    assert "counted from 2024-01-01" in refused(pathway(row(part), head=TRIGGER_HEAD))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ('from = "review"\nwithin = "5 working days"\nmeets = "N03"', "count from the same"),
        ('from = "conference.held(outcome=plan)"\nwithin = "1 day"\nmeets = "N03"', "“plan”"),
        ('from = "plan"\nwithin = "1 day"\nmay_pass = true\nmeets = "N03"', "nobody is ever late"),
    ],
)
def test_what_cannot_be_compared_with_the_national_limit_does_not_stand_in_for_it(
    part: str, words: str
) -> None:
    """It would be printed in place of the national row, and that one be forgotten."""
    assert words in refused(pathway(row(part)))


def test_an_expectation_answers_no_national_limit() -> None:
    part = 'from = "plan"\nwithin = "5 working days"\nmeets = "N03"'
    assert "nobody is ever late" in refused(pathway(row(part, rest='kind = "expectation"')))


def test_a_row_that_answers_a_national_one_needs_a_limit() -> None:
    part = 'from = "plan"\nnot_before = "10 days"\nmeets = "N03"'
    assert "no limit that can be compared" in refused(pathway(row(part)))


def test_one_part_of_a_national_row_can_be_answered() -> None:
    """N08 has two parts."""
    part = 'from = "child.born"\nwithin = "{} working days"\nmeets = "N08/review"'
    assert "21 is more than 20" in refused(pathway(row(part.format(21))))
    stricter = read(pathway(row(part.format(15))), name="aldermere.toml")
    printed = {part.key for part, _ in stricter.parts}
    assert "N08/review" not in printed
    assert "N08/considered" in printed


def test_a_row_that_answers_none_is_not_compared() -> None:
    assert accepted(pathway(row('from = "plan"\nwithin = "12 months"')))


def test_no_shipped_pathway_is_laxer() -> None:
    answered = {slug: sorted(load(slug).answered) for slug in SHIPPED}
    assert answered == {
        "national": [],
        "cambridgeshire": ["N02", "N03"],
        "stoke-on-trent": ["N02", "N03", "N04", "N05"],
        "csrs-process-map": ["N02", "N03", "N04", "N05"],
        "red-amber-green": [],
        "darlington": ["N01", "N02", "N03", "N04", "N05"],
    }
