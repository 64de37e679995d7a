"""A family's walk of the framework's colours through the product, counted by hand."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.walks import red_amber_green_story as story
from tests.walks.clockwork import alerts_of, dates_of, replaced, undated, written
from tests.walks.red_amber_green_dates import ALERTS, ALL, ISLA, MAYA, REUBEN, TWO
from timescales import invariants

pytestmark = pytest.mark.django_db
SIBLINGS = {"Reuben": (TWO, REUBEN), "Isla": (TWO, ISLA), "Maya": (MAYA,)}


def test_from_the_referral_to_three_endings(authority: Callable[..., Cast]) -> None:
    """F01 to F10, N01 to N05, N10: every date, every alert and what closed it."""
    walk = story.up_to_the_plans(authority("national", "red-amber-green"))
    story.up_to_the_second_review(walk)
    story.up_to_the_endings(walk)
    for name, tables in SIBLINGS.items():
        assert dates_of(walk.cases[name], as_of=walk.now) == written(ALL + "".join(tables)), name
        assert replaced(walk.cases[name]) == [], name
    assert alerts_of(walk) == written(ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
    assert undated(walk.cases["Isla"], "F01", "F10") == ["F01  2026-11-12", "F10  2027-05-13"]
    assert undated(walk.cases["Maya"], "F04", "N10") == ["F04  2027-11-08", "N10  2028-03-02"]
