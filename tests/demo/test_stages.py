"""The list of the sixty families, before any of them is loaded."""

from demo.film import Cut
from demo.load import TEAMS
from demo.months import FIRST_REVIEW, OFTEN
from demo.stages import SIXTY
from tests.demo.conftest import SOME

WAYS = {"plan", "no conference", "in need", "stood down", "transfer in"}
HELD = [cut for cut in SIXTY if cut.way in ("plan", "in need") and cut.days_ago > 18]


def test_there_are_sixty_families_of_one_to_three_children() -> None:
    assert len(SIXTY) == 60
    assert {cut.size for cut in SIXTY} == {1, 2, 3}


def test_one_conference_in_five_is_late() -> None:
    late = [cut for cut in HELD if cut.takes("late conference")]
    assert 0.15 < len(late) / len(HELD) < 0.25


def test_one_family_in_five_is_worked_with_late() -> None:
    assert 0.12 < sum(cut.slow for cut in SIXTY) / len(SIXTY) < 0.25


def test_the_small_authority_of_these_tests_leaves_out_no_way_and_no_turn() -> None:
    for cuts in (SIXTY, SOME):
        assert {cut.way for cut in cuts} == WAYS
    turns = {turn for cut in SIXTY for turn in cut.turns}
    ends = {"looked after", "ends at the first review"}
    assert turns - ends == {turn for cut in SOME for turn in cut.turns}


def test_a_newcomer_finds_children_in_each_early_stage_one_family_for_each_team() -> None:
    just_referred = [place for place, cut in enumerate(SIXTY) if cut == Cut(1, size=cut.size)]
    discussed = [place for place, cut in enumerate(SIXTY) if cut.takes("discussed this morning")]
    for families in (just_referred, discussed):
        assert {place % TEAMS for place in families} == {0, 1, 2}
        assert 2 <= sum(SIXTY[place].size for place in families) <= 4


def test_a_family_is_past_its_third_review() -> None:
    third = 13 + FIRST_REVIEW + 2 * OFTEN
    assert any(cut.takes("reviewed often") and cut.days_ago > third + 1 for cut in SIXTY)
