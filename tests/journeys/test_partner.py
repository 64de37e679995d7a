"""A partner agency: by its own system over HTTP, and by hand in the browser."""

from typing import Any

import pytest

from conferences.models import Conference
from examples.agency import Agency, Problem
from tests.cast import SECRET, Cast, software
from tests.given import at
from tests.given_conference import an_invited
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def conference(cast: Cast, it_is: ItIs) -> Conference:
    """In two weeks; the agencies were written to, and owe a report."""
    conference = an_invited(cast, pathway="stoke-on-trent")
    it_is(at(1, 4, 9))
    return conference


def test_what_an_agency_sends_by_its_own_system_is_on_the_conference_page(
    at_work: SignedIn, live_server: Any, cast: Cast, conference: Conference
) -> None:
    """S08: it sees what it owes, answers, sends its report, and owes nothing more."""
    # given the police's own system
    client = software(cast.police).application.client_id
    police = Agency(live_server.url, client, SECRET)
    # when it lists what it is asked for, says that somebody comes, and sends its report
    (asked,) = police.invitations()
    assert asked["status"] == "sent"
    (owed,) = police.deadlines()
    assert owed["due"].startswith("2026-04-10T10:00")
    assert police.answer(asked["id"], "accept", "By video, please.")["status"] == "accepted"
    police.send_report(asked["id"], "Two calls to the address this year.")
    # then it owes nothing, and administration reads both on the conference page
    assert list(police.deadlines()) == []
    priya = at_work(cast.administrator).follows("Conferences").follows("Ashdown")
    priya.sees("Coming, Wednesday 1 April", "In, Wednesday 1 April")
    # and the health trust's system cannot open it
    health = Agency(live_server.url, software(cast.health).application.client_id, SECRET)
    with pytest.raises(Problem) as refused:
        health.read(asked["id"])
    assert refused.value.status == 404


def test_a_sergeant_answers_and_sends_a_report_by_hand(
    at_work: SignedIn, cast: Cast, conference: Conference
) -> None:
    """S08: one card for each thing asked, and nothing else can be opened."""
    # given the police, who are invited
    carla = at_work(cast.partner)
    carla.sees("Report wanted by Friday 10 April at 10am.")
    picture(carla, "partner")
    # when she says that she is coming, and sends the report
    carla.follows("Answer").ticks("I am coming").presses("Send the answer")
    carla.follows("Send the report").is_refused("Send the report", "Write the report")
    carla.types("Your report", "Two calls to the address this year.").presses("Send the report")
    # then both stand on the invitation
    carla.sees("Two calls to the address this year.", "Coming")
    assert conference.invitations.get(name="Carla Meyer").status == "accepted"
    # and the children's records are not hers to open
    carla.watchful = False
    carla.opens(f"/conferences/{conference.pk}/").misses("Reuben", "Isla")
    carla.opens(f"/children/{conference.cases()[0].pk}/").misses("Reuben", "Isla")
