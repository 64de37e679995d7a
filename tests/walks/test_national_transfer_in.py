"""A family with plans moves in over Christmas, and on again, counted by hand (N07)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from conferences.services.requests import send_request
from conferences.services.transfers import notify_transfer_in
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around, now
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk, alerts_of, dates_of, replaced, written
from timescales import invariants

pytestmark = pytest.mark.django_db
DATES = """
# After Monday 14 December: 15 to 18 (4), 21 to 24 (8), 29 to 31 (11), 4 to 7 January.
N07  2027-01-07  met
# After Wednesday 6 January: 7, 8, 11 to 15 (7), 18 to 20.
N03  2027-01-20  met late
# 3 months after 6 January.
N04  2027-04-06  not needed
# After Monday 14 December: 4 on the 18th, 8 on the 24th, 11 on the 31st, 16 on 8 January, 21, 26,
# 31, 36 on 5 February, 41, 15 to 18.
N01  2027-02-18  met
# There is no strategy discussion.
N02  -  waiting
# No review was held, and the plan has ended.
N05  -  not needed
N08/considered  -  waiting
N08/review  -  waiting
"""
ALERTS = """
2027-01-05 08:00  N07  soon  Reuben+Isla  Priya  conference.held
2027-01-18 08:00  N03  soon  Reuben+Isla  Amina  core_group.held
2027-01-20 08:00  N03  today  Reuben+Isla  Amina  core_group.held
2027-01-21 08:00  N03  overdue  Reuben+Isla  Amina+Denise+Tom  core_group.held
2027-02-16 08:00  N01  soon  Reuben+Isla  Amina  assessment.authorised
"""


def day(number: int, month: int, hour: int = 10) -> datetime:
    """A moment of 2027."""
    return at(number, month, hour, year=2027)


def test_the_plans_go_on_here_and_end_when_the_family_moves_on(
    authority: Callable[..., Cast],
) -> None:
    """N07, N01, N03, N04: every date, every alert and what closed it."""
    cast = authority("national")
    walk = Walk(cast, at(14, 12, 9))
    children = children_of(cast, "Reuben", "Isla", family="Ashdown")
    enquiries.refer(walk, children, at=walk.now, decided=at(14, 12, 10))
    cases = list(walk.cases.values())
    around(cast, cases)
    request = notify_transfer_in(
        cases, other_authority="Harbour Council", why="Plans for neglect since May.",
        by=cast.worker, at=at(14, 12, 11), as_of=walk.until(at(14, 12, 11)),
    )  # fmt: skip
    send_request(
        request, with_list=True, by=cast.worker, as_of=walk.until(at(14, 12, 12)),
        version=request.version,
    )  # fmt: skip
    conference = now(request.conference)
    conferences.book(walk, conference, at=at(15, 12, 10), start=day(6, 1))
    conferences.invite(walk, conference, at=at(15, 12, 11))
    conferences.hold(walk, conference, ended=day(6, 1, 12))
    conferences.send(walk, conference, at=day(7, 1))
    plans.core_group(walk, ended=day(21, 1, 11))
    enquiries.authorise_assessments(walk, at=day(17, 2))
    for name in walk.cases:
        plans.end(
            walk, name, "moved", at=day(15, 3, 12), note="Barton.",
            transfer_conference_on=date(2027, 3, 12),
        )  # fmt: skip
    for name in walk.cases:
        assert dates_of(walk.cases[name], as_of=walk.now) == written(DATES), name
        assert replaced(walk.cases[name]) == [], name
    assert alerts_of(walk) == written(ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
