"""Conference administration: a request becomes a date, invitations and letters."""

import pytest

from conferences.models import Conference, Letter
from tests.cast import Cast
from tests.given import at
from tests.given_conference import a_booked, a_held, a_room, every_day, now, to_book
from tests.journeys import doing_conference as doing
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)
CHILDREN = ("Reuben", "Isla", "Jonah")

# What a free time says besides: who chairs, and where.
THERE = ": Denise Okafor, Room 2, Civic Centre"


@pytest.fixture
def conference(cast: Cast, it_is: ItIs) -> Conference:
    """A request of yesterday afternoon, a room, and a chair with hours."""
    it_is(at(31, 3, 9))
    every_day(cast, cast.chair)
    a_room(cast)
    return to_book(cast, *CHILDREN)


def test_she_books_in_three_steps(at_work: SignedIn, cast: Cast, conference: Conference) -> None:
    """C14, S06a, L06: the limit explains itself, and what the booking sets is said before it."""
    # given a request that arrived since yesterday
    priya = at_work(cast.administrator)
    priya.sees("Reuben, Isla and Jonah Ashdown")
    picture(priya, "requests")
    # when she reads why it is to be held by Wednesday 15 April
    priya.follows("Book a date").sees("Hold it by Wednesday 15 April 2026.", "Day 15")
    priya.unfolds("Show how the days are counted").sees("Good Friday", "Easter Monday")
    # and chooses the day before, looks at the list and books
    priya.ticks(f"Tuesday 14 April, 9:30am to 11:30am{THERE}")
    picture(priya, "booking")
    priya.presses("Continue to invitations")
    priya.sees("Must not be given the family’s address", "Interpreter: Polish")
    priya.follows("Continue to check").sees("Dates that this booking sets", "Leanne Ashdown")
    priya.presses("Book and send 10 invitations")
    # then it is booked, everybody has their letter, and the request has left the list
    priya.sees("Tuesday 14 April, 9:30am to 11:30am", "No answer yet")
    assert now(conference).invitations.filter(sent_at=None).count() == 0
    priya.follows("Requests").misses("Reuben")


def test_past_the_local_limit_she_needs_the_service_manager(
    at_work: SignedIn, cast: Cast, conference: Conference
) -> None:
    """S03, N02: the day after the limit, which the service manager agrees to."""
    # given a request that she cannot place in time
    priya = at_work(cast.administrator)
    priya.follows("Book a date").sees("The service manager must agree and give a reason")
    # when she tries a day that is too late
    doing.chooses_another_time(priya, at(16, 4, 10))
    priya.is_refused("Continue to invitations", "The service manager must agree to it")
    # and the service manager agrees
    paul = at_work(cast.service_manager)
    doing.agrees_to_a_later_date(paul, "Reuben, Isla and Jonah Ashdown", at(16, 4).date())
    picture(paul, "agreed")
    # then she books it, with nothing chosen anew
    priya.presses("Continue to invitations").follows("Continue to check")
    priya.sees("Thursday 16 April, 10am to midday")
    priya.presses("Book and send 10 invitations").sees("Past the limit", "Paul Hartley")
    booked = now(conference)
    assert (booked.status, booked.starts_at) == ("booked", at(16, 4, 10))
    assert booked.late_reasons.get().person == cast.service_manager


def test_she_rearranges_and_everybody_is_told(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """S06a, L06: the earlier date stays to be read; letters go again."""
    # given a booked conference
    every_day(cast, cast.chair)
    conference = a_booked(cast)
    it_is(at(1, 4, 9))
    priya = at_work(cast.administrator).follows("Conferences").follows("Ashdown")
    priya.follows("Send the invitations").presses("Send 9 invitations")
    # when the interpreter cannot come and she finds another morning
    priya.follows("Rearrange").ticks(f"Monday 13 April, 9:30am to 11:30am{THERE}")
    priya.presses("Continue to check").sees("Instead of", "Read the letter")
    priya.types("Why is it rearranged?", "The interpreter cannot come.")
    priya.presses("Rearrange and tell everybody")
    # then both dates are on the page and everybody has a second letter
    priya.sees("Monday 13 April, 9:30am to 11:30am", "Earlier dates", "Tuesday 14 April")
    moved = Letter.objects.filter(invitation__conference=conference, about="moved")
    assert moved.count() == conference.invitations.count()


def test_she_sends_the_decisions_and_reads_a_letter(
    at_work: SignedIn, cast: Cast, it_is: ItIs
) -> None:
    """C16, C17, S10: a tagged letter, whose name says nobody's."""
    # given decisions that the chair confirmed yesterday
    conference = a_held(cast)
    it_is(at(15, 4, 9))
    priya = at_work(cast.administrator)
    priya.follows("My work").follows("Send the decision").follows("Send the decisions")
    # when she reads to whom they go, and sends them
    priya.sees("Leanne Ashdown (mother), ", "must not be given the family’s address")
    priya.presses("Send the decisions")
    # then each letter can be read as it went out
    priya.sees("Sent on Wednesday 15 April")
    picture(priya, "decisions")
    doing.reads_a_letter(priya, "Decisions and outline plan to Leanne Ashdown (PDF)")
    sent = Letter.objects.filter(invitation__conference=conference, about="decisions")
    assert now(conference).status == "sent"
    assert sent.count() == conference.invitations.out().count() > 0
