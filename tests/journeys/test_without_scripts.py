"""The whole way from a referral to the end of a plan, in one browser whose scripts are off."""

from typing import Any

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry
from conferences.models import Conference
from coregroups.models import Plan
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import a_room, around, every_day
from tests.given_enquiry import conclude, write_all
from tests.given_plans import due
from tests.journeys import doing_all as doing
from tests.journeys import doing_conference, doing_enquiry, doing_plan
from tests.journeys.browsing import Visitor
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.given import a_review

pytestmark = pytest.mark.django_db(transaction=True)
CHILDREN = ("Reuben", "Isla", "Jonah")
POLICE = "DS Carla Meyer"  # as she was written down at the strategy discussion


@pytest.fixture
def family(cast: Cast, settings: Any) -> Any:
    """Three children whom nobody knows yet, in an authority with a room and a chair."""
    settings.PATHWAY, settings.OVERLAY = "cambridgeshire", ""
    given.a_pathway("cambridgeshire", cast)
    every_day(cast, cast.chair)
    a_room(cast)
    return children_of(cast, *CHILDREN, family="Ashdown")[0].family_id


def test_from_a_referral_to_child_in_need(
    at_work: SignedIn, cast: Cast, family: Any, it_is: ItIs
) -> None:
    """C01 to C05, C13 to C18, C20, C21, C24, C25: every page in its plain form."""
    it_is(at(24, 3, 9, 30))
    visitor = at_work(cast.worker, scripts=False)
    cases = it_comes_to_an_enquiry(visitor, cast, family, it_is)
    enquiry = it_is_written(visitor, cast, cases, it_is)
    conference = a_conference_is_asked_for(visitor, cast, cases, enquiry, it_is)
    everybody_prepares(visitor, cast, conference, it_is)
    it_decides(visitor, cast, conference, it_is)
    assert {one.case.child.first_name for one in Plan.objects.open()} == {"Reuben", "Isla"}
    the_plan_is_carried_out(visitor, cast, cases, it_is)
    the_review_ends_it(visitor, cast, conference, it_is)
    assert {one.reason for one in Plan.objects.all()} == {"child_in_need"}
    assert not Plan.objects.open().exists()


def it_comes_to_an_enquiry(visitor: Visitor, cast: Cast, family: Any, it_is: ItIs) -> list[Case]:
    """A referral, an assessment, a strategy discussion on the same day, signed off."""
    doing.takes_a_referral(visitor, family, *(f"{child} Ashdown" for child in CHILDREN))
    cases = list(Case.objects.order_by("child__birth_date"))
    around(cast, cases)
    doing.hands_over(visitor, cast.manager)
    visitor.opens(f"/referrals/{cases[0].referral_id}/decide/").ticks("An assessment")
    visitor.types("Why?", "A bruise that nobody explains.").presses("Decide")
    visitor.sees("Your decision is on the record.")
    it_is(at(24, 3, 16, 20))
    doing.hands_over(visitor, cast.worker)
    visitor.follows("My children")
    doing_enquiry.begins_a_discussion(visitor, "Reuben Ashdown")
    doing_enquiry.fills_the_discussion_in(visitor, CHILDREN)
    visitor.presses("Send to the manager to sign off").sees("The discussion is recorded.")
    doing.hands_over(visitor, cast.manager)
    visitor.follows("Sign-offs").follows("Sign a strategy discussion off")
    doing_enquiry.signs_the_discussion_off(visitor, "Amina Yusuf")
    return cases


def it_is_written(visitor: Visitor, cast: Cast, cases: list[Case], it_is: ItIs) -> Enquiry:
    """A visit; of each kind of part one at the screen, and the others by the acts."""
    enquiry = Enquiry.objects.get()
    doing.hands_over(visitor, cast.worker)
    visitor.opens("/work/").follows("Record a visit").follows("Reuben Ashdown")
    doing_plan.sees_the_children(visitor)
    visitor.presses("Finish visit").sees("Reuben was seen alone.")
    it_is(at(30, 3, 10))
    write_all(cast, enquiry, as_of=at(30, 3, 9))
    conclude(cast, enquiry)
    visitor.opens(f"/s47/{enquiry.pk}/")
    doing_enquiry.writes_a_part(visitor, "What agencies told us", "The nurse saw no bruise.")
    doing_enquiry.adds_an_incident(visitor, "Reuben")
    what = "What we are worried about: {}"
    doing_enquiry.copies_a_part(visitor, what.format("Isla"), frm="Reuben", to="Isla")
    doing_enquiry.decides_the_outcome(visitor, "Jonah")
    doing.sends_the_enquiry_on(visitor, enquiry.pk)
    assert enquiry.parts.filter(kind=PartKind.WORRIES, done=True).count() == len(cases)
    return enquiry


def a_conference_is_asked_for(
    visitor: Visitor, cast: Cast, cases: list[Case], enquiry: Enquiry, it_is: ItIs
) -> Conference:
    """The manager decides, the worker asks, administration books and invites."""
    doing.hands_over(visitor, cast.manager)
    doing.authorises_and_decides(visitor, enquiry.pk, *CHILDREN)
    doing.hands_over(visitor, cast.worker)
    doing.asks_for_a_conference(visitor, cases[0].pk)
    it_is(at(31, 3, 9))
    doing.hands_over(visitor, cast.administrator)
    doing.books_and_invites(
        visitor, "Tuesday 14 April, 9:30am to 11:30am: Denise Okafor, Room 2, Civic Centre"
    )
    return Conference.objects.get()


def everybody_prepares(visitor: Visitor, cast: Cast, conference: Conference, it_is: ItIs) -> None:
    """An agency's report, the worker's, which is authorised and shared."""
    it_is(at(8, 4, 9))
    doing.hands_over(visitor, cast.partner)
    doing.answers_and_reports(visitor)
    doing.hands_over(visitor, cast.worker)
    doing.writes_the_report(visitor, *CHILDREN)
    doing.hands_over(visitor, cast.manager)
    doing.authorises_the_report(visitor)
    it_is(at(9, 4, 14))
    doing.hands_over(visitor, cast.worker)
    doing.shares_the_report(visitor, conference.pk)


def it_decides(visitor: Visitor, cast: Cast, conference: Conference, it_is: ItIs) -> None:
    """The conference's day; the letters go out."""
    it_is(at(14, 4, 9, 35))
    doing.hands_over(visitor, cast.chair)
    visitor.follows("Ashdown").follows("Conference day")
    doing_conference.marks_who_is_here(visitor, *CHILDREN, police=POLICE)
    for child, category in (("Reuben", "Neglect"), ("Isla", "Emotional abuse")):
        doing_conference.decides_on_a_plan(visitor, child, category)
    doing_conference.decides_on_child_in_need(visitor, "Jonah")
    visitor.presses("Save and read back").sees("Quorate:", "Child in need")
    it_is(at(14, 4, 11, 35))
    doing.confirms(visitor, at(14, 4, 11, 30))
    doing.hands_over(visitor, cast.administrator)
    doing.sends_the_decisions(visitor, conference.pk)


def the_plan_is_carried_out(visitor: Visitor, cast: Cast, cases: list[Case], it_is: ItIs) -> None:
    """The first core group and its minutes."""
    it_is(at(21, 4, 12))
    doing.hands_over(visitor, cast.worker)
    visitor.follows("Hold the first core group")
    doing_plan.records_a_core_group(visitor)
    visitor.presses("Finish").sees("All agreed.")
    it_is(at(24, 4, 15))
    doing.sends_the_minutes(visitor)
    assert [due(cases[0], step).state for step in ("C20", "C21")] == ["met", "met"]


def the_review_ends_it(visitor: Visitor, cast: Cast, conference: Conference, it_is: ItIs) -> None:
    """Three months on both children are safe at home."""
    a_review(cast, conference, starts_at=at(7, 7, 10))
    it_is(at(7, 7, 10, 10))
    doing.hands_over(visitor, cast.chair)
    visitor.follows("Review conference").follows("Conference day").misses("Jonah")
    doing_conference.marks_who_is_here(visitor, "Reuben", "Isla", police=POLICE)
    for child in ("Reuben", "Isla"):
        doing_conference.steps_down(visitor, child)
    visitor.presses("Save and read back").sees("Child in need")
    it_is(at(7, 7, 12, 5))
    doing.confirms(visitor, at(7, 7, 12))
