"""A family in Cambridgeshire who are children in need instead, counted by hand (C06).

Day 1 is Tuesday 2 June 2026, the day of the discussion: 8 June is Day 5, 22 June Day 15.
"""

from collections.abc import Callable

import pytest

from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk, alerts_of, dates_of, replaced, written
from timescales import invariants

pytestmark = pytest.mark.django_db
DATES = """
C01  2026-06-02  met
# No conference was thought possible.
C02  2026-06-02  not needed
C03  2026-06-02  met
# By the outcome of the enquiry.
C04  2026-06-08  met
C05  2026-06-08  not needed
C06/decide  2026-06-08  met
# After Monday 1 June: 4 on the 5th, 9, 14, 19 on the 26th, 29 June; 24 on 3 July, 29, 34 on the
# 17th, 20 July; 39 on the 24th, 44 on the 31st, 3 August.
C06/20wd  2026-06-29  met
C06/35wd  2026-07-20  met
C07  -  not needed
C08  -  not needed
C09  -  not needed
C10  -  not needed
C11  -  not needed
C12  -  not needed
C13  2026-06-22  met
C14  2026-06-22  not needed
C15  2026-06-22  met
"""
JAY = """
C06/45wd  2026-08-03  not needed
N01  2026-08-03  met
"""
IVY = """
C06/45wd  2026-08-03  met
N01  2026-08-03  met late
"""
WAITING = (
    "C16 C17 C18 C20 C21 C22 C23/interval C23/window C24 C25 C26 N04 N05 N07 N08/considered "
    "N08/review"
)
ALERTS = """
2026-06-02 16:00  C01  today  Jay+Ivy  Tom  strategy_discussion.signed_off
2026-06-02 16:00  C03  today  Jay+Ivy  Amina  visit.made
2026-06-04 08:00  C04  soon  Jay+Ivy  Tom  section_47.authorised
2026-06-04 08:00  C05  soon  Jay+Ivy  Amina  not needed
2026-06-04 08:00  C06/decide  soon  Jay+Ivy  Tom  section_47.authorised
2026-06-25 08:00  C06/20wd  soon  Jay+Ivy  Tom  step.recorded
2026-07-16 08:00  C06/35wd  soon  Jay+Ivy  Tom  step.recorded
2026-07-20 08:00  C06/35wd  today  Jay+Ivy  Tom  step.recorded
# Closed, for Jay's assessment is authorised before it is due.
2026-07-30 08:00  C06/45wd  soon  Jay  Tom  not needed
2026-07-30 08:00  C06/45wd  soon  Ivy  Tom  step.recorded
2026-07-30 08:00  N01  soon  Jay+Ivy  Amina  assessment.authorised
2026-08-03 08:00  C06/45wd  today  Ivy  Tom  step.recorded
2026-08-03 08:00  N01  today  Ivy  Amina  assessment.authorised
# No conference is asked for: there is no chair to hear of it.
2026-08-04 08:00  N01  overdue  Ivy  Amina+Tom  assessment.authorised
"""


def test_the_assessment_is_reviewed_until_it_is_authorised(authority: Callable[..., Cast]) -> None:
    """C01 to C06, C13, C15, N01: every date, every alert and what closed it."""
    cast = authority("cambridgeshire")
    walk = Walk(cast, at(1, 6, 9))
    children = children_of(cast, "Jay", "Ivy", family="Ashdown")
    enquiries.refer(walk, children, at=walk.now, decided=at(1, 6, 10))
    enquiry = enquiries.discuss(
        walk, ended=at(2, 6, 16), signed=at(2, 6, 17), conference_possible=False
    )
    plans.visit(walk, at=at(2, 6, 17, 30), Jay="alone", Ivy="alone")
    none = {"Jay": "not_substantiated", "Ivy": "no_continuing_risk"}
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(4, 6, 15), child_in_need=True, **none)
    enquiries.authorise(walk, enquiry, at=at(5, 6, 11))
    enquiries.step(walk, "C06/20wd", at=at(26, 6, 10), by=cast.manager, note="It goes on.")
    enquiries.step(walk, "C06/35wd", at=at(20, 7, 12), by=cast.manager, note="Nearly done.")
    enquiries.authorise_assessments(walk, "Jay", at=at(31, 7, 15))
    enquiries.step(walk, "C06/45wd", "Ivy", at=at(3, 8, 12), by=cast.manager, note="It is late.")
    enquiries.authorise_assessments(walk, "Ivy", at=at(4, 8, 10))
    waiting = "\n".join(f"{row}  -  waiting" for row in WAITING.split())
    for name, own in (("Jay", JAY), ("Ivy", IVY)):
        assert dates_of(walk.cases[name], as_of=walk.now) == written(DATES + own + waiting), name
        assert replaced(walk.cases[name]) == [], name
    assert alerts_of(walk) == written(ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
