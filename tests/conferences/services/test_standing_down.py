"""Standing down: everybody invited is told, room and chair are free (D06, S11)."""

import pytest

from accounts.models import Notice
from conferences.models import BookedSlot, Conference, Letter
from conferences.services.standing_down import stand_down
from cpcase.models import Message
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import a_draft_request, a_held, an_invited, now, to_book
from tests.given_plans import due, events, tell
from timescales.models.deadline import State

WHEN = at(1, 4, 11)


def _stand_down(cast: Cast, conference: Conference, why: str = "No need found.") -> Conference:
    return stand_down(
        conference, why=why, by=cast.manager, as_of=WHEN, version=now(conference).version
    )


def test_everybody_who_was_invited_is_told_in_their_own_way(cast: Cast) -> None:
    """D06, S11."""
    conference = _stand_down(cast, an_invited(cast))
    told = Letter.objects.filter(about="stood_down")
    assert told.count() == conference.invitations.count() == 9
    mails = Message.objects.filter(subject__contains="will not take place")
    assert {one.address for one in mails} == {
        "police@agency.test", "education@agency.test", "health@agency.test",
    }  # fmt: skip
    for one in mails:
        assert not {"Reuben", "Isla", "Ashdown"} & set(one.body.replace(".", " ").split())
    for person in (cast.worker, cast.manager, cast.chair, cast.administrator):
        assert Notice.objects.filter(person=person, kind="conference.stood_down").exists()


def test_it_is_recorded_for_each_child_and_the_limit_goes(cast: Cast) -> None:
    """C14, D06."""
    conference = an_invited(cast, pathway="darlington")
    case = conference.cases()[0]
    tell(case, "conference.decided", at(1, 4, 10), cast, needed=False)
    assert due(case, "D06").state == State.OPEN
    _stand_down(cast, conference)
    for one in conference.cases():
        (event,) = events(one, "conference.stood_down")
        assert event.facts == {"conference": "initial", "number": 1}
        assert due(one, "D10").state == State.NOT_NEEDED
    assert due(case, "D06").state == State.MET


def test_room_and_chair_are_free_again(cast: Cast) -> None:
    conference = an_invited(cast)
    assert BookedSlot.objects.count() == 16
    _stand_down(cast, conference)
    assert BookedSlot.objects.count() == 0
    assert conference.bookings.current().count() == 0
    assert conference.bookings.get().ended_why == "No need found."
    assert now(conference.request).status == "stood_down"


def test_a_draft_is_stood_down_without_a_trace_on_the_timeline(cast: Cast) -> None:
    request = a_draft_request(cast)
    _stand_down(cast, request.conference)
    assert all(events(case, "conference.stood_down") == [] for case in request.cases())


def test_a_reason_is_needed(cast: Cast) -> None:
    with pytest.raises(Incomplete) as refused:
        _stand_down(cast, to_book(cast), why="  ")
    assert refused.value.field == "why"


def test_what_was_held_cannot_be_stood_down(cast: Cast) -> None:
    with pytest.raises(NotNow):
        _stand_down(cast, a_held(cast))


def test_another_team_cannot_stand_it_down(cast: Cast) -> None:
    conference = to_book(cast)
    with pytest.raises(NotAllowed):
        stand_down(
            conference, why="x", by=cast.other_manager, as_of=WHEN, version=conference.version
        )
