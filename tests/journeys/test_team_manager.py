"""A team manager: signs, returns, decides, moves work, and keeps an eye on it."""

from datetime import timedelta
from typing import Any

import pytest

from cases.models import Case, Enquiry
from cases.rules.strategy_discussions import Took
from cases.services.authorisations import send
from cases.services.enquiry_parts import write_part
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import around
from tests.given_enquiry import a_recorded, a_sent, an_enquiry, part_of
from tests.given_plans import a_visit
from tests.journeys import doing_enquiry as doing
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.given import on_a_plan
from tests.journeys.pictures import picture
from timescales.services.alerts import ring_due

pytestmark = pytest.mark.django_db(transaction=True)
NOBODY_OF_THE_POLICE = (("social_care", "Tom Bright", "video"), ("health", "Rosa Finch", "phone"))


@pytest.fixture
def cases(cast: Cast) -> list[Any]:
    cases = siblings(cast, "Reuben", "Isla", "Jonah")
    around(cast, cases)
    return cases


def test_he_signs_a_discussion_that_the_police_did_not_join(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C01: not without a reason; the dates that he is shown are those that run."""
    # given a discussion without the police, recorded twenty minutes ago
    attendees = tuple(Took(*one) for one in NOBODY_OF_THE_POLICE)
    a_recorded(cast, cases, attendees=attendees)
    it_is(at(24, 3, 16, 20))
    tom = at_work(cast.manager)
    # when he comes to it from what waits for him, and forgets to say why
    tom.follows("Sign-offs").follows("Sign a strategy discussion off")
    tom.sees("The police have not taken part.", "A warning to conference administration")
    tom.unfolds("Show all").sees("Wednesday 15 April")
    picture(tom, "sign-off", start="These dates run")
    tom.picks("Allocate the enquiry to", "Amina Yusuf")
    tom.ticks("I have read this and it is my decision")
    tom.is_refused("Sign off and start the enquiry", "or say why the discussion went ahead")
    # and says it
    tom.types("Why did the discussion go ahead without them?", "They were at an accident.")
    doing.signs_the_discussion_off(tom, "Amina Yusuf")
    # then the enquiry is Amina's and the limit is the one that he read
    tom.sees("Amina Yusuf", "Wednesday 15 April")
    assert Enquiry.objects.get().allocated_to == cast.worker


def test_he_returns_an_enquiry_authorises_it_and_decides_about_a_conference(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C04, C13, D02, D03."""
    # given an enquiry that was sent to him this morning
    enquiry = a_sent(cast, cases, as_of=at(30, 3, 9))
    it_is(at(30, 3, 10))
    tom = at_work(cast.manager)
    # when he returns it with a comment, and it comes back
    tom.follows("Sign-offs").follows("Read and authorise a Section 47 enquiry")
    tom.types("Comment on “What agencies told us”", "What does the nurse say?")
    tom.presses("Return with my comments").sees("Returned")
    sent_again(cast, enquiry, "The nurse saw no bruise in March.")
    # then he reads the answer, authorises it, and decides for each child
    it_is(at(30, 3, 11))
    tom.follows("Sign-offs").follows("Read and authorise").sees("The nurse saw no bruise in March.")
    picture(tom, "authorise")
    tom.types("Your decision, in your own words", "I agree: a conference for all three.")
    tom.ticks("I have read this and it is my decision").presses("Agree and authorise")
    for name in ("Reuben", "Isla", "Jonah"):
        tom.opens(f"/s47/{enquiry.pk}/").follows(f"Decide for {name}")
        tom.ticks("Yes", of=f"Is an initial conference needed for {name}?")
        tom.types("Why?", "They are not safe at home.").presses("Decide")
    assert [case.conference_decisions.get().needed for case in cases] == [True] * 3


def test_he_moves_work_and_keeps_a_record_among_a_few(
    at_work: SignedIn, cast: Cast, cases: list[Case], it_is: ItIs
) -> None:
    """L12, N11: a colleague answers for all three; the youngest's record is for named people."""
    # given a family that is Amina's
    an_enquiry(cast, cases)
    it_is(at(25, 3, 10))
    tom = at_work(cast.manager)
    tom.follows("Children").follows("Jonah Ashdown")
    # when he gives the work to Dev
    tom.follows("Reallocate").ticks("Social worker", of="In which role?")
    tom.picks("Who answers from now on?", "Dev Patel").types("Why?", "Amina is on leave.")
    tom.presses("Save").sees("Dev Patel")
    # and restricts the youngest's record to Dev and himself
    tom.follows("Restrict this record").ticks("Dev Patel, social worker of this child")
    tom.types("Why?", "A relative works in the council.").presses("Restrict this record")
    tom.sees("Restricted record")
    # then Amina finds the others, and not this one
    amina = at_work(cast.worker).opens("/children/?whose=all")
    amina.sees("Isla Ashdown").misses("Jonah")
    assert [one.child.first_name for one in Case.objects.filter(restricted=True)] == ["Jonah"]


def test_he_supervises_writes_oversight_and_sees_an_alert(
    at_work: SignedIn, cast: Cast, cases: list[Case], it_is: ItIs
) -> None:
    """C26, D02: what was agreed stands on the child's record; an alert he has seen stays open."""
    # given two children on a plan, of whom one was not seen in time
    on_a_plan(cast, cases)
    a_visit(cases[:1], cast, moment=at(21, 4, 16))
    ring_due(as_of=at(30, 4, 9))
    it_is(at(30, 4, 10))
    tom = at_work(cast.manager)
    tom.sees("Late in the team")
    picture(tom, "team")
    # when he acknowledges the alert
    tom.opens("/notices/").presses("missed")
    tom.types("What are you doing about it?", "Amina goes there today.")
    tom.presses("I have seen this").sees("It stays open until it is done.", "Who has seen it")
    # and records supervision and his own oversight
    tom.opens(f"/children/{cases[1].pk}/plan/").follows("Supervision and mid-point reviews")
    supervises(tom)
    tom.opens(f"/children/{cases[1].pk}/").follows("Write a case note")
    tom.ticks("Management oversight").dates("When?", at(30, 4).date())
    tom.types("What happened?", "The pattern of visits is not kept. Weekly from now on.")
    tom.presses("Save")
    # then both are on the record
    tom.opens(f"/children/{cases[1].pk}/notes/").sees("Management oversight", "Weekly from now on.")
    assert cases[1].notes.filter(kind="oversight", written_by=cast.manager).count() == 1


def supervises(visitor: Any) -> None:
    """Supervision of one child's plan, with what is out of date (C26)."""
    visitor.follows("Record supervision").dates("When was it?", at(30, 4).date())
    visitor.types("How does the plan progress for this child?", "Slowly.")
    visitor.types("Is the visiting pattern kept?", "No: one visit was missed.")
    visitor.ticks("No", of="Are timescales kept?")
    for picture_of in ("chronology", "genogram", "ecomap"):
        visitor.ticks("Yes", of=f"Is the {picture_of} up to date?")
    visitor.types("What did you agree?", "Weekly visits for a month.").presses("Save")
    visitor.sees("Timescales not kept.", "Weekly visits for a month.")


def sent_again(cast: Cast, enquiry: Enquiry, words: str) -> None:
    """The worker answers the comment and sends it again."""
    as_of = at(30, 3, 10, 30)
    part = part_of(enquiry, "agencies")
    write_part(part, words=words, done=True, by=cast.worker, as_of=as_of, version=part.version)
    enquiry.refresh_from_db()
    send(enquiry, by=cast.worker, as_of=as_of + timedelta(minutes=1), version=enquiry.version)
