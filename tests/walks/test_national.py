"""A family's walk of the national layer alone through the product, counted by hand."""

from collections.abc import Callable

import pytest

from accounts.models import Notice
from tests.cast import Cast
from tests.walks import national_story as story
from tests.walks.clockwork import alerts_of, dates_of, replaced, written
from tests.walks.national_dates import ADA, ALERTS, ALL, ISLA, KIT, KIT_AND_ISLA
from timescales import invariants

pytestmark = pytest.mark.django_db
SIBLINGS = {"Kit": (KIT_AND_ISLA, KIT), "Isla": (KIT_AND_ISLA, ISLA), "Ada": (ADA,)}


def test_from_the_referral_to_three_endings(authority: Callable[..., Cast]) -> None:
    """N01 to N06, N08, N09, N12: every date, every alert and what closed it."""
    walk = story.up_to_the_plans(authority("national"))
    story.up_to_the_first_review(walk)
    story.up_to_the_endings(walk)
    for name, tables in SIBLINGS.items():
        assert dates_of(walk.cases[name], as_of=walk.now) == written(ALL + "".join(tables)), name
        assert replaced(walk.cases[name]) == [], name
    assert alerts_of(walk) == written(ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
    # Isla was the only child of the third review.
    asked = Notice.objects.get(kind="conference.nobody_to_review")
    assert (asked.person, asked.created_at) == (walk.cast.administrator, story.day(22, 11, 12))
