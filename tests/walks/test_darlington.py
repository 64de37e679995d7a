"""A family's walk of the Darlington guidance through the product, counted by hand.

Day 1 is Thursday 15 January 2026, the working day after the discussion: 19 January is Day 3, 20
January Day 4, 27 and 28 January Days 9 and 10, 2 February Day 13, 4 February Day 15. Maya joins on
Thursday 22 January: 23 January is her Day 1, the 27th Day 3, the 28th Day 4, 4 and 5 February Days
9 and 10, 10 February Day 13, 12 February Day 15.
"""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.walks import darlington_story
from tests.walks.clockwork import alerts_of, dates_of, replaced, written
from tests.walks.darlington_dates import (
    ALERTS,
    ALL,
    BOTH,
    FIRST_CHAIN_REPLACED,
    ISLA,
    ISLAS_REPLACED,
    MAYA,
    MAYAS_REPLACED,
    REUBEN,
    TWO_REPLACED,
)
from timescales import invariants

pytestmark = pytest.mark.django_db


def test_from_the_referral_to_three_endings(authority: Callable[..., Cast]) -> None:
    """D01 to D03, D05, D06, D09, D10, D12, D13a, D13b, D13c, D13d, D13e, D15, D20, D23, D25, N06,
    N12: every date, every replaced row, every alert and who heard it.
    """
    walk = darlington_story.up_to_the_plans(authority("darlington"))
    darlington_story.up_to_the_first_review(walk)
    darlington_story.up_to_the_endings(walk)
    for name, tables, moved in (
        ("Reuben", (ALL, BOTH, REUBEN), TWO_REPLACED),
        ("Isla", (ALL, BOTH, ISLA), TWO_REPLACED + ISLAS_REPLACED),
        ("Maya", (ALL, MAYA), MAYAS_REPLACED),
    ):
        assert dates_of(walk.cases[name], as_of=walk.now) == written("".join(tables)), name
        assert replaced(walk.cases[name]) == written(FIRST_CHAIN_REPLACED + moved), name
    assert alerts_of(walk) == written(ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
