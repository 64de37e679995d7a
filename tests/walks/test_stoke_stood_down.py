"""A family in Stoke-on-Trent whose conference is not needed after all, counted by hand (S11).

Day 1 is Tuesday 5 January 2027, the working day after the meeting: 8 January is Day 4, 11 January
Day 5, 18 January Day 10, 25 January Day 15.
"""

from collections.abc import Callable

import pytest

from accounts.models import Notice
from conferences.models import BookedSlot, Letter
from conferences.services.standing_down import stand_down
from cpcase.models import Message
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around, now
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks.clockwork import Walk, alerts_of, dates_of, written

pytestmark = pytest.mark.django_db
DATES = """
# 24 hours after 4pm on Monday 4 January.
S01  2027-01-05 16:00  met
S02  2027-01-05 16:00  met
S05/list  2027-01-08  met
S05/escalation  2027-01-11  not needed
S06a  2027-01-05  met
S06b  2027-01-05  met
S07  2027-01-18  not needed
# 2 working days before Thursday 14 January at 10am.
S08/social_worker  2027-01-12 10:00  not needed
S08/agencies  2027-01-12 10:00  not needed
S09a  2027-01-25  not needed
S11  2027-01-08  met late
# 45 after 4 January: 4 on the 8th, 9, 14, 19 on the 29th, 24, 29, 34, 39 on 26 February, 44, then
# Monday 8 March.
N01  2027-03-08  open
"""
WAITING = (
    "N07 N08/considered N08/review S10 S13/first S13/next S15 S16/conference S16/record_review "
    "S16/report S19 S20 S21 S22a S23 S24 S25a S25b/letter S25b/objections"
)
ALERTS = """
2027-01-05 09:30  S06a  today  Jay+Ivy  Priya  step.recorded
2027-01-05 09:30  S06b  today  Jay+Ivy  Priya  step.recorded
# On the day of the outcome, when it is recorded; the next morning, a Saturday.
2027-01-08 11:00  S11  today  Jay+Ivy  Tom  conference.stood_down
2027-01-09 08:00  S11  overdue  Jay+Ivy  Denise+Tom  conference.stood_down
"""


@pytest.fixture
def walk(authority: Callable[..., Cast]) -> Walk:
    """Asked for, booked, invited; then nothing is substantiated."""
    cast = authority("stoke-on-trent")
    walk = Walk(cast, at(4, 1, 9, year=2027))
    children = children_of(cast, "Jay", "Ivy", family="Ashdown")
    enquiries.refer(walk, children, at=walk.now, decided=at(4, 1, 10, year=2027))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(4, 1, 16, year=2027), signed=at(4, 1, 17, year=2027))
    enquiries.step(walk, "S02", at=at(4, 1, 18, year=2027), by=cast.manager, note="Talked.")
    conference = conferences.ask(walk, enquiry, at=at(5, 1, 9, 30, year=2027))
    conferences.book(walk, conference, at=at(5, 1, 11, year=2027), start=at(14, 1, 10, year=2027))
    conferences.invite(walk, conference, at=at(5, 1, 12, year=2027))
    enquiries.step(walk, "S06b", at=at(5, 1, 15, year=2027), by=cast.administrator)
    none = {"Jay": "not_substantiated", "Ivy": "no_continuing_risk"}
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(7, 1, 10, year=2027), **none)
    enquiries.authorise(walk, enquiry, at=at(8, 1, 11, year=2027))
    conference = now(conference)
    stand_down(
        conference, why="The enquiry found no need.", by=cast.manager,
        as_of=walk.until(at(11, 1, 9, year=2027)), version=conference.version,
    )  # fmt: skip
    return walk


def test_it_is_stood_down_late_and_nothing_else_is_owed(walk: Walk) -> None:
    """S11, S05 to S09a: every date and every alert."""
    waiting = "\n".join(f"{row}  -  waiting" for row in WAITING.split())
    for name in ("Jay", "Ivy"):
        assert dates_of(walk.cases[name], as_of=walk.now) == written(DATES + waiting), name
    assert alerts_of(walk) == written(ALERTS)


def test_everybody_who_was_invited_is_told(walk: Walk) -> None:
    """S11: each agency by a mail that names nobody, the family by letter, the staff at once."""
    told = Letter.objects.filter(about="stood_down").values_list("invitation__name", flat=True)
    assert sorted(told) == [
        "Amina Yusuf", "Beth Lowe", "Carla Meyer", "Craig Ashdown", "Ivy", "Jay",
        "Leanne Ashdown", "Rosa Finch", "Tom Bright",
    ]  # fmt: skip
    mails = Message.objects.filter(subject__contains="will not take place")
    assert sorted(mails.values_list("address", flat=True)) == [
        "education@agency.test", "health@agency.test", "police@agency.test",
    ]  # fmt: skip
    heard = Notice.objects.filter(kind="conference.stood_down").values_list("person__name")
    assert {name for (name,) in heard} == {
        "Amina Yusuf", "Denise Okafor", "Priya Nair", "Tom Bright",
    }  # fmt: skip
    assert not BookedSlot.objects.exists()
