"""A family's walk of the Cambridgeshire guide through the product, counted by hand."""

from collections.abc import Callable

import pytest

from coregroups.models import Plan
from tests.cast import Cast
from tests.walks import cambridgeshire_alerts as alerts
from tests.walks import cambridgeshire_dates as dates
from tests.walks import cambridgeshire_story as story
from tests.walks import colours_over_cambridgeshire as colours
from tests.walks.clockwork import alerts_of, dates_of, replaced, undated, written
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
    """C01 to C27, N01, N04 to N06, N12: every date, every replaced row, every alert and what
    closed it.
    """
    walk = story.up_to_the_conference(authority("cambridgeshire"))
    story.up_to_the_first_review(walk)
    story.up_to_the_endings(walk)
    for name, (tables, moved) in SIBLINGS.items():
        assert dates_of(walk.cases[name], as_of=walk.now) == written(ALL_DATES + "".join(tables))
        assert replaced(walk.cases[name]) == written(ALL_MOVED + "".join(moved)), name
    assert alerts_of(walk) == written(ALL_ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
    own = Plan.objects.get(case=walk.cases["Isla"]).history.order_by("history_id")
    assert list(dict.fromkeys(row.seen_every_days for row in own)) == [None, 7]
    assert own.last().visiting == "The nurse sees her weekly too."


def test_the_colours_stand_beside_every_date_of_the_guide(authority: Callable[..., Cast]) -> None:
    """F01 to F03, F05 to F09 over C01 to C26: the guide's own dates and alerts are as they are
    without it.
    """
    cast = authority("cambridgeshire", "red-amber-green")
    walk = story.up_to_the_conference(cast, *colours.steps(cast))
    story.up_to_the_first_review(walk)
    story.up_to_the_endings(walk)
    for name, (tables, moved) in SIBLINGS.items():
        own = colours.ALL + getattr(colours, name.upper())
        found = dates_of(walk.cases[name], as_of=walk.now)
        assert found == written(ALL_DATES + own + "".join(tables)), name
        assert replaced(walk.cases[name]) == written(ALL_MOVED + "".join(moved)), name
    assert alerts_of(walk) == written(ALL_ALERTS + colours.ALERTS)
    assert undated(walk.cases["Isla"], "F01") == ["F01  2026-03-12"]
