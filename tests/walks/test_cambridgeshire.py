"""A family's walk of the Cambridgeshire guide through the product, counted by hand."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.walks import cambridgeshire_alerts as alerts
from tests.walks import cambridgeshire_dates as dates
from tests.walks import cambridgeshire_story as story
from tests.walks.clockwork import alerts_of, dates_of, replaced, written
from timescales import invariants

pytestmark = pytest.mark.django_db
SIBLINGS = {
    "Reuben": (
        (dates.BOTH, dates.SEEN_ON_SATURDAY, dates.REUBENS_PLAN),
        (dates.TWO_BOOKED,),
    ),
    "Isla": (
        (dates.BOTH, dates.SEEN_ON_SUNDAY, dates.GOES_ON, dates.ISLAS_PLAN),
        (dates.TWO_BOOKED, dates.ISLA_SEEN_WEEKLY, dates.SECOND_BOOKED, dates.ISLA_TAKEN_OUT),
    ),
    "Maya": (
        (dates.MAYAS_ENQUIRY, dates.GOES_ON, dates.MAYAS_PLAN),
        (dates.MAYA_BOOKED, dates.SECOND_BOOKED),
    ),
}
ALL_DATES = dates.CONFERENCE + dates.PLAN
ALL_MOVED = dates.REARRANGED + dates.REVIEW_BOOKED
ALL_ALERTS = alerts.ENQUIRY + alerts.CONFERENCE + alerts.PLAN + alerts.ENDINGS


def test_from_the_referral_to_three_endings(authority: Callable[..., Cast]) -> None:
    """C01 to C26, N01, N04 to N06, N12: every date, every replaced row, every alert and what
    closed it.
    """
    walk = story.up_to_the_conference(authority("cambridgeshire"))
    story.up_to_the_first_review(walk)
    story.up_to_the_endings(walk)
    for name, (tables, moved) in SIBLINGS.items():
        assert dates_of(walk.cases[name], as_of=walk.now) == written(ALL_DATES + "".join(tables))
        assert replaced(walk.cases[name]) == written(ALL_MOVED + "".join(moved)), name
    assert alerts_of(walk, closings=True) == written(ALL_ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
