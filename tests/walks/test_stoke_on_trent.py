"""A family's walk of the Stoke-on-Trent pathway through the product, counted by hand."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.walks import stoke_dates as dates
from tests.walks import stoke_endings, stoke_story
from tests.walks.clockwork import alerts_of, dates_of, replaced, undated, written
from timescales import invariants

pytestmark = pytest.mark.django_db


def test_from_the_referral_to_three_endings(authority: Callable[..., Cast]) -> None:
    """S01, S02, S05, S06a, S06b, S07, S08, S09a, S10, S13, S15, S16, S18 to S21, S22a, S22b, S23,
    S24, S25a, S25b, S25c, N01, N06, N12: every date, every alert and who heard it.
    """
    walk, _ = stoke_story.up_to_the_conference(authority("stoke-on-trent"))
    stoke_story.up_to_the_first_review(walk)
    stoke_endings.up_to_the_second_review(walk)
    stoke_endings.up_to_the_third_review(walk)
    stoke_endings.up_to_the_endings(walk)
    for name, tables in (
        ("Reuben", (dates.ENQUIRY, dates.PLAN, dates.SECOND_PERIOD, dates.REUBENS_PLAN)),
        ("Isla", (dates.ENQUIRY, dates.PLAN, dates.SECOND_PERIOD, dates.ISLAS_PLAN)),
        ("Maya", (dates.MAYAS_ENQUIRY, dates.PLAN, dates.MAYAS_PLAN)),
    ):
        assert dates_of(walk.cases[name], as_of=walk.now) == written("".join(tables)), name
        assert replaced(walk.cases[name]) == written(dates.REARRANGED), name
    assert alerts_of(walk) == written(dates.ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
    assert undated(walk.cases["Isla"], "S22b") == ["S22b  2027-09-14"]
