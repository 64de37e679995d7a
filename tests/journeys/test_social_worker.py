"""A social worker: from a call to the conference report."""

from typing import Any

import pytest

from cases.models import Enquiry, StrategyDiscussion
from conferences.models import ConferenceRequest
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import around
from tests.journeys import doing_enquiry as doing
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.given import nearly_written, returned
from tests.journeys.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)
CHILDREN = ("Reuben", "Isla", "Jonah")


@pytest.fixture
def cases(cast: Cast, it_is: ItIs) -> list[Any]:
    """Three brothers and sisters, on the afternoon of their strategy discussion."""
    it_is(at(24, 3, 16, 20))
    cases = siblings(cast, *CHILDREN)
    around(cast, cases)
    return cases


def test_she_records_a_strategy_discussion_for_three(
    at_work: SignedIn, cast: Cast, cases: list[Any]
) -> None:
    """C01, D01, L02: one form for all of them; the manager is asked, and nothing runs twice."""
    # given a worker whose children's discussion ended at four
    amina = at_work(cast.worker)
    amina.follows("My children")
    # when she records it for all three
    doing.begins_a_discussion(amina, "Reuben Ashdown")
    doing.fills_the_discussion_in(amina, CHILDREN)
    picture(amina, "discussion", start="4 Risk and decision")
    amina.presses("Send to the manager to sign off")
    # then it waits for the manager, and each child's page says what is due
    amina.sees("The discussion is recorded.", "Reuben, Isla and Jonah")
    amina.follows("Back to the child’s page").sees("What happens next", "Strategy discussion")
    discussion = StrategyDiscussion.objects.get()
    assert discussion.status == "recorded"
    assert {row.case for row in discussion.children.all()} == set(cases)
    # and no enquiry runs before he has signed
    assert not Enquiry.objects.exists()


def test_she_finishes_the_enquiry_is_asked_to_change_it_and_asks_for_a_conference(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C05, C13, D03, D04, D05, D07: nothing that is known is typed again."""
    # given an enquiry of which Reuben's harm, one part of Isla's and Jonah's outcome are left
    enquiry = nearly_written(cast, cases)
    it_is(at(30, 3, 15))
    amina = at_work(cast.worker)
    amina.opens(f"/children/{cases[0].pk}/")
    picture(amina, "child", height=1100)
    amina.follows("Section 47 enquiry", within="main")
    # when she writes them, copies what is true of both, and sends it
    doing.adds_an_incident(amina, "Reuben")
    doing.copies_a_part(amina, "What we are worried about: Isla", frm="Reuben", to="Isla")
    doing.decides_the_outcome(amina, "Jonah")
    picture(amina, "enquiry")
    amina.follows("Send to the manager").sees("Every part is finished.").presses("Send")
    # and the manager returns it with a comment on one part
    returned(cast, enquiry, part="agencies", words="What does the nurse say?")
    amina.opens(f"/s47/{enquiry.pk}/").sees("Your manager wrote: What does the nurse say?")
    doing.writes_a_part(amina, "What agencies told us", "The nurse saw no bruise in March.")
    amina.follows("Send to the manager").presses("Send").sees("With the team manager")
    # then she asks for the conference, which holds all that the enquiry holds
    amina.opens(f"/children/{cases[0].pk}/").follows("Conference", within="main")
    amina.presses("Begin the request")
    amina.sees("Nobody can say that Jonah is safe at home.", "Leanne Ashdown", "Beth Lowe",
               "Bail conditions: no contact", "Interpreter: Polish")  # fmt: skip
    picture(amina, "request")
    amina.follows("Check and send").misses("Incomplete")
    amina.presses("Send the request and the list").sees("Complete. Sent by Amina Yusuf")
    request = ConferenceRequest.objects.get()
    assert (request.sent_by, len(request.cases())) == (cast.worker, 3)
    assert request.listed_at is not None
    assert Enquiry.objects.get(pk=enquiry.pk).status == "with_manager"
