"""A family's walk of the process map with CSRS through the product, counted by hand.

The strategy meeting is on Thursday 21 May 2026: Day 1 is the 22nd, 26 May Day 2, 29 May Day 5, 5
June Day 10, 12 June Day 15. Zoe's is on Tuesday 14 July: 15 July is Day 1, 17 July Day 3, 4 August
Day 15.
"""

from collections.abc import Callable

import pytest

from cases.models import Note
from tests.cast import Cast
from tests.walks import csrs_story
from tests.walks.clockwork import alerts_of, dates_of, replaced, written
from timescales import invariants

pytestmark = pytest.mark.django_db

# Of Reuben and Isla.
BOTH = """
# 24 hours after 3pm.
L03  2026-05-22 15:00  met late
L04/conference  2026-06-12  met
L06  2026-06-12  met
# 24 hours before Thursday 11 June at 10am.
L05  2026-06-10 10:00  met
L07  2026-06-10 10:00  met late
# 10 working days after 11 June: 12, 15 to 19 (6), 22 to 25. Then 28 days after each one held.
L10/first  2026-06-25  met
L10/next  2026-07-22  met
L10/next#2  2026-08-10  met
L10/next#3  2026-08-31  met late
L10/next#4  2026-09-29  not needed
# 14 days after the conference, then after each visit at which the child was seen alone.
L11  2026-06-25  met
L11#3  2026-07-16  met
L11#4  2026-07-28  met
L11#5  2026-08-06  met
L11#6  2026-08-17  met
L11#7  2026-08-26  met
L11#8  2026-09-04  met
L12/first  2026-09-11  met
# Before Thursday 10 September: 9, 8, 7, 4, 3.
L13  2026-09-03  met
# 45 after Monday 18 May: 4 on the 22nd, 8 on the 29th, 13, 18, 23, 28 on 26 June, 33, 38, 43 on 17
# July, 20, 21.
N01  2026-07-21  met
"""
REUBEN = """
L11#2  2026-07-07  met
L11#9  2026-09-15  not needed
L12/later  -  not needed
"""
ISLA = """
L11#2  2026-07-09  met
L11#9  2026-09-15  met
L11#10  2026-09-28  not needed
# 6 months after 10 September.
L12/later  2027-03-10  not needed
L13#2  -  not needed
"""
ZOE = """
L03  2026-07-15 11:00  met
L04/conference  2026-08-04  met
L06  2026-08-04  met
# 24 hours before Thursday 30 July at 2pm.
L05  2026-07-29 14:00  met
L07  2026-07-29 14:00  met
# 31 July, 3 to 7 August (6), 10 to 13.
L10/first  2026-08-13  met
L10/next  2026-08-31  met late
L10/next#2  2026-09-29  not needed
L11  2026-08-13  met
L11#2  2026-08-17  met
L11#3  2026-08-26  met
L11#4  2026-09-04  met
L11#5  2026-09-15  met
L11#6  2026-09-28  not needed
# Her own three months, at her sister's and brother's review.
L12/first  2026-10-30  met
L12/later  2027-03-10  met
L12/later#2  -  not needed
L13  2026-09-03  met
# Before Friday 25 September: 24 to 21, 18.
L13#2  2026-09-18  met
# 45 after Monday 13 July: 4, 9, 14, 19 on 7 August, 24, 29, 34 on the 28th, 38, 43 on 11 September,
# 14, 15.
N01  2026-09-15  met
"""
# She leaves the review as her plan ends.
ISLA_TAKEN_OUT = """
L13#2  2026-09-18  -  booking
"""
WAITING = """
N07  -  waiting
N08/considered  -  waiting
N08/review  -  waiting
"""
ALERTS = """
2026-05-22 09:00  L03  soon  Reuben+Isla  Amina  visit.made
2026-05-22 15:00  L03  overdue  Reuben+Isla  Amina+Tom  visit.made
2026-05-23 15:00  L03  escalated  Isla  Paul  visit.made
# A quarter of the 24 hours before its limit.
2026-06-10 04:00  L07  soon  Reuben+Isla  Amina  report.shared
2026-06-10 08:00  L04/conference  soon  Reuben+Isla  Tom  conference.held
2026-06-10 10:00  L07  overdue  Reuben+Isla  Amina+Denise+Tom  report.shared
2026-06-23 08:00  L10/first  soon  Reuben+Isla  Amina  core_group.held
2026-06-23 08:00  L11  soon  Reuben+Isla  Amina  visit.made
2026-06-25 08:00  L11  today  Isla  Amina  visit.made
2026-07-14 08:00  L11#3  soon  Reuben+Isla  Amina  visit.made
# Due on a bank holiday.
2026-08-27 08:00  L10/next#3  soon  Reuben+Isla  Amina  core_group.held
2026-08-27 08:00  L10/next  soon  Zoe  Amina  core_group.held
2026-08-28 08:00  L10/next#3  today  Reuben+Isla  Amina  core_group.held
2026-08-28 08:00  L10/next  today  Zoe  Amina  core_group.held
2026-09-01 08:00  L10/next#3  overdue  Reuben+Isla  Amina+Denise+Tom  core_group.held
2026-09-01 08:00  L10/next  overdue  Zoe  Amina+Denise+Tom  core_group.held
2026-09-01 08:00  L13  soon  Reuben+Isla+Zoe  Amina  step.recorded
2026-09-03 08:00  L13  today  Reuben+Isla+Zoe  Amina  step.recorded
2026-09-09 08:00  L12/first  soon  Reuben+Isla  Denise  conference.held
# Dev answers since 7 September.
2026-09-11 08:00  L11#9  soon  Isla  Dev  visit.made
2026-09-11 08:00  L11#5  soon  Zoe  Dev  visit.made
2026-09-16 08:00  L13#2  soon  Isla  Dev  booking
2026-09-16 08:00  L13#2  soon  Zoe  Dev  step.recorded
# Before her plan ends at midday.
2026-09-18 08:00  L13#2  today  Isla  Dev  booking
2026-09-24 08:00  L11#6  soon  Zoe  Dev  not needed
2026-09-25 08:00  L10/next#2  soon  Zoe  Dev  not needed
"""


def test_from_the_referral_to_three_endings(authority: Callable[..., Cast]) -> None:
    """L01 to L14, N01: every date, every alert and who heard it."""
    walk = csrs_story.up_to_the_plans(authority("csrs-process-map"))
    csrs_story.up_to_zoes_plan(walk)
    csrs_story.up_to_the_endings(walk)
    for name, tables in (("Reuben", (BOTH, REUBEN)), ("Isla", (BOTH, ISLA)), ("Zoe", (ZOE,))):
        found = dates_of(walk.cases[name], as_of=walk.now)
        assert found == written("".join((*tables, WAITING))), name
        assert replaced(walk.cases[name]) == written(ISLA_TAKEN_OUT if name == "Isla" else ""), name
    assert alerts_of(walk) == written(ALERTS)
    assert invariants.breaches(as_of=walk.now) == {}
    reuben = walk.cases["Reuben"]
    steps = reuben.timeline.events.filter(kind="step.recorded").values_list("facts__step", "at")
    by_row = {row: moment.strftime("%d %B") for row, moment in steps}
    assert by_row["L01"] == "21 May"
    assert by_row["L14"] == "10 September"
    agreed = Note.objects.filter(case=reuben, kind="decision", words="Agreed with the chair.")
    assert agreed.get().written_by == walk.cast.manager
