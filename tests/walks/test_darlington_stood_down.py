"""A family in Darlington whose conference is not needed, said before the enquiry ends (D06).

Day 1 is Wednesday 3 June 2026: 5 June is Day 3, 8 June Day 4, 15 and 16 June Days 9 and 10, 19 June
Day 13, 23 June Day 15.
"""

from collections.abc import Callable

import pytest

from conferences.models import Letter
from conferences.services.standing_down import stand_down
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around, now
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks.clockwork import Walk, alerts_of, dates_of, replaced, written

pytestmark = pytest.mark.django_db
DATES = """
D01  2026-06-05  expected
D02  2026-06-02  met
# The enquiry itself goes on.
D03  aim 2026-06-15 2026-06-16  open
D05  2026-06-08  met
# On the day of the decision.
D06  2026-06-05  met late
# 2 working days before Wednesday 17 June, as long as it was booked for then.
D09  2026-06-19 10:00  not needed
D10  2026-06-23  not needed
# 45 after Monday 1 June: 4, 9, 14, 19, 24 on 3 July, 29, 34, 39, 44 on the 31st, 3 August.
D12  2026-08-03  open
D25  2026-06-16  not needed
"""
WAITING = (
    "D13a D13b D13c D13d/6w D13d/12w D13d/18w D13d/pre_review D13e D15 D20/draft D20/corrections "
    "D20/to_manager D20/authorise D20/final D23 N07 N08/considered N08/review"
)
REPLACED = """
D09  2026-06-19 10:00  2026-06-15 10:00  booking
D09  2026-06-15 10:00  2026-06-19 10:00  booking
"""
ALERTS = """
2026-06-02 16:00  D02  today  Jay+Ivy  Tom  section_47.allocated
# When it is recorded; the next morning, a Saturday.
2026-06-05 15:00  D06  today  Jay+Ivy  Amina  conference.stood_down
2026-06-06 08:00  D06  overdue  Jay+Ivy  Amina+Denise+Tom  conference.stood_down
"""


def test_it_is_stood_down_late_and_the_enquiry_goes_on(authority: Callable[..., Cast]) -> None:
    """D06, D03: every date, every alert, and everybody invited is told."""
    cast = authority("darlington")
    walk = Walk(cast, at(1, 6, 9))
    children = children_of(cast, "Jay", "Ivy", family="Ashdown")
    enquiries.refer(walk, children, at=walk.now, decided=at(1, 6, 10))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(2, 6, 16), signed=at(2, 6, 17))
    conference = conferences.ask(walk, enquiry, at=at(3, 6, 10))
    conferences.book(walk, conference, at=at(3, 6, 11), start=at(17, 6, 10))
    conferences.invite(walk, conference, at=at(3, 6, 12))
    enquiries.decide(walk, needed=False, at=at(5, 6, 15))
    conference = now(conference)
    stand_down(
        conference, why="The manager decided against it.", by=cast.worker,
        as_of=walk.until(at(8, 6, 10)), version=conference.version,
    )  # fmt: skip
    waiting = "\n".join(f"{row}  -  waiting" for row in WAITING.split())
    for name in ("Jay", "Ivy"):
        assert dates_of(walk.cases[name], as_of=walk.now) == written(DATES + waiting), name
        assert replaced(walk.cases[name]) == written(REPLACED), name
    assert alerts_of(walk) == written(ALERTS)
    told = Letter.objects.filter(about="stood_down").values_list("invitation__name", flat=True)
    assert sorted(told) == [
        "Amina Yusuf", "Beth Lowe", "Carla Meyer", "Craig Ashdown", "Ivy", "Jay",
        "Leanne Ashdown", "Rosa Finch", "Tom Bright",
    ]  # fmt: skip
