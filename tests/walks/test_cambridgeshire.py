"""A family's walk of the Cambridgeshire guide through the product, counted by hand."""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.walks import cambridgeshire_alerts as alerts
from tests.walks import cambridgeshire_dates as dates
from tests.walks import cambridgeshire_story
from tests.walks.clockwork import alerts_of, dates_of, replaced, written
from timescales import invariants

pytestmark = pytest.mark.django_db
# Once there is a conference, its plan has dates of its own.
PLAN = ("C18", "C2", "N01", "N04", "N05")


def test_from_the_referral_to_the_conference(authority: Callable[..., Cast]) -> None:
    """C01 to C17, N06, N12: every date, every replaced row, every alert and what closed it."""
    walk = cambridgeshire_story.up_to_the_conference(authority("cambridgeshire"))
    for name, tables, moved in (
        ("Reuben", (dates.BOTH, dates.SEEN_ON_SATURDAY), dates.TWO_BOOKED),
        ("Isla", (dates.BOTH, dates.SEEN_ON_SUNDAY), dates.TWO_BOOKED),
        ("Maya", (dates.MAYAS_ENQUIRY,), dates.MAYA_BOOKED),
    ):
        found = dates_of(walk.cases[name], as_of=walk.now)
        due = written("".join((*tables, dates.CONFERENCE)).format(N01="open"))
        before = [line for line in found if not line.startswith(PLAN)]
        assert before == [line for line in due if not line.startswith(PLAN)], name
        assert replaced(walk.cases[name]) == written(dates.REARRANGED + moved), name
    heard = alerts_of(walk, closings=True)
    assert heard == written(alerts.ENQUIRY + alerts.CONFERENCE)
    assert invariants.breaches(as_of=walk.now) == {}
