"""From the request to the decisions: worker, administrator, partner and chair, each their part."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from conferences.models import Conference
from coregroups.models import Plan
from cpcase.models import ClockOffset
from tests.cast import Cast, gather
from tests.given import at, siblings
from tests.given_conference import (
    a_booked,
    a_plan,
    a_recorded,
    a_room,
    an_invited,
    around,
    every_day,
    nothing_needed,
    now,
    to_book,
)
from tests.given_enquiry import an_enquiry
from tests.journeys.browsing import Visitor, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ["Reuben", "Isla", "Ashdown"]


@pytest.fixture
def cast(transactional_db: Any) -> Cast:
    return gather()


def it_is(moment: datetime) -> None:
    """The product's clock stands near a moment."""
    ClockOffset.objects.update_or_create(pk=1, defaults={"offset": moment - timezone.now()})


def looks(visitor: Visitor) -> Visitor:
    """Nothing wrong for anybody, and nobody named where others look."""
    return visitor.finds_nothing_wrong().names_nobody(NAMES)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_worker_asks_for_a_conference_without_typing_twice(
    browser: Any, live_server: Any, cast: Cast, scripts: bool
) -> None:
    """C05, D05."""
    # given a worker whose Section 47 enquiry is open
    it_is(at(30, 3, 15))
    cases = siblings(cast)
    around(cast, cases)
    an_enquiry(cast, cases)
    visitor = sign_in(browser, live_server.url, cast.worker, scripts=scripts)
    # when she begins the request, reads it and sends it
    visitor.opens(f"/children/{cases[0].pk}/conference-request/")
    if scripts:
        looks(visitor)
    visitor.presses("Begin the request")
    assert "Must not be given the family’s address" in visitor.reads()
    if scripts:
        looks(visitor)
        looks(visitor.presses("Change"))
        visitor.presses("Save")
    visitor.presses("Check and send")
    if scripts:
        looks(visitor)
    visitor.presses("Send the request and the list")
    # then it is with administration, complete
    assert "Complete. Sent by Amina Yusuf" in visitor.reads()
    assert Conference.objects.get().status == "to_book"


@pytest.mark.parametrize("scripts", [True, False])
def test_administration_books_in_three_steps(
    browser: Any, live_server: Any, cast: Cast, scripts: bool
) -> None:
    """C14, S06a, L06."""
    # given a request, a room, and a chair with hours
    it_is(at(31, 3, 9))
    every_day(cast, cast.chair)
    a_room(cast)
    conference = to_book(cast)
    visitor = sign_in(browser, live_server.url, cast.administrator, scripts=scripts)
    assert "Reuben and Isla Ashdown" in visitor.reads()
    if scripts:
        looks(visitor)
    # when she chooses Tuesday 14 April, looks at the list and books
    visitor.follows("Book a date")
    assert "Hold it by Wednesday 15 April 2026." in visitor.reads()
    if scripts:
        looks(visitor)
        looks(visitor.opens(f"/conferences/{conference.pk}/book/free/"))
        visitor.opens(f"/conferences/{conference.pk}/book/")
    visitor.page.get_by_label("Tuesday 14 April, 9:30am to 11:30am").check()
    visitor.presses("Continue to invitations")
    if scripts:
        looks(visitor)
    visitor.presses("Continue to check")
    if scripts:
        looks(visitor)
    visitor.presses("Book and send 9 invitations")
    # then it is booked, and everybody has their letter
    assert "Tuesday 14 April, 9:30am to 11:30am" in visitor.reads()
    if scripts:
        looks(visitor)
    assert now(conference).invitations.filter(sent_at=None).count() == 0


def test_a_partner_answers_and_sends_a_report(browser: Any, live_server: Any, cast: Cast) -> None:
    """S08."""
    # given the police, who are invited
    it_is(at(1, 4, 9))
    conference = an_invited(cast, pathway="stoke-on-trent")
    visitor = looks(sign_in(browser, live_server.url, cast.partner))
    assert "Report wanted by Friday 10 April at 10am." in visitor.reads()
    # when the sergeant says that she is coming, and sends the report
    looks(visitor.presses("Answer"))
    visitor.page.get_by_label("I am coming", exact=True).check()
    visitor.presses("Send the answer")
    looks(visitor)
    looks(visitor.presses("Send the report"))
    visitor.fills(words="Two calls to the address this year.")
    visitor.presses("Send the report")
    # then both stand on the invitation, and nothing else can be opened
    assert "Two calls to the address this year." in visitor.reads()
    assert conference.invitations.get(name="Carla Meyer").status == "accepted"
    visitor.complaints.clear()
    visitor.opens(f"/conferences/{conference.pk}/")
    assert "not" in visitor.page.title().lower() or "not" in visitor.reads().lower()
    assert "Reuben" not in visitor.reads()


def test_a_chair_records_reads_back_and_confirms(
    browser: Any, live_server: Any, cast: Cast
) -> None:
    """D11, C16, N12: a plan for Reuben, child in need for Isla."""
    # given the day of the conference
    it_is(at(14, 4, 12, 5))
    conference = an_invited(cast)
    a_recorded(cast, conference, {"Reuben": a_plan(), "Isla": nothing_needed()})
    visitor = sign_in(browser, live_server.url, cast.chair)
    looks(visitor)
    looks(visitor.opens(f"/conferences/{conference.pk}/day/"))
    # when she reads back what was decided and confirms it
    visitor.presses("Save and read back")
    assert "Quorate: social care, police, health and education." in visitor.reads()
    looks(visitor)
    visitor.presses("Confirm the decisions")
    # then Reuben has a plan, and administration can send it
    assert "The decisions are confirmed." in visitor.reads()
    looks(visitor)
    assert Plan.objects.get().case.child.first_name == "Reuben"
    sender = sign_in(browser, live_server.url, cast.administrator)
    looks(sender.opens(f"/conferences/{conference.pk}/decisions/send/"))
    sender.presses("Send the decisions")
    looks(sender)
    assert now(conference).status == "sent"


def test_the_pages_around_it_are_as_good(browser: Any, live_server: Any, cast: Cast) -> None:
    """Rearranging, standing down, late dates, lists, rooms and chairs, the report."""
    it_is(at(31, 3, 9))
    every_day(cast, cast.chair)
    conference = a_booked(cast)
    visitor = sign_in(browser, live_server.url, cast.administrator)
    one = conference.invitations.get(name="Craig Ashdown")
    for path in (
        "/conferences/", "/conferences/?show=all", "/diary/resources/", "/diary/rooms/new/",
        "/diary/hours/new/", "/diary/away/new/", f"/conferences/{conference.pk}/rearrange/",
        f"/conferences/{conference.pk}/stand-down/", f"/conferences/{conference.pk}/day/quorum/",
        f"/conferences/{conference.pk}/invitations/new/",
        f"/conferences/{conference.pk}/invitations/send/", f"/invitations/{one.pk}/change/",
        f"/conferences/{conference.pk}/children/leave/", "/api/docs/",
    ):  # fmt: skip
        looks(visitor.opens(path))
    worker = sign_in(browser, live_server.url, cast.worker)
    looks(worker.opens(f"/conferences/{conference.pk}/report/"))
    worker.presses("Save")
    looks(worker.opens(f"/conferences/{conference.pk}/report/share/"))
    looks(worker.opens(f"/children/{conference.cases()[0].pk}/transfer-in/"))
    manager = sign_in(browser, live_server.url, cast.service_manager)
    looks(manager.opens(f"/conferences/{conference.pk}/late/"))
