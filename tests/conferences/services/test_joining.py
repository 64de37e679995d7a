"""Siblings share conferences, also one who joins later."""

import pytest
from django.template.loader import render_to_string

from accounts.models import Notice
from conferences.models import Conference, Letter
from conferences.papers.letters import template_of
from conferences.services.joining import add_child, take_out
from cpcase.models import Message
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import BOOKED, START, a_booked, a_held, an_invited, child_called, now
from tests.given_plans import due, events, tell
from tests.past_the_acts import write
from tests.reading import plain


def _joining(cast: Cast, conference: Conference) -> object:
    """A baby brother in the same process, with an enquiry that began two days later."""
    (case,) = siblings(cast, "Noah", family="Finch")
    case.timeline.group = conference.cases()[0].timeline.group
    write(case.timeline)
    tell(case, "strategy_discussion.held", at(26, 3, 12), cast)
    return case


def test_a_sibling_joins_a_booked_conference_with_clocks_of_their_own(cast: Cast) -> None:
    conference = an_invited(cast)
    case = _joining(cast, conference)
    child = add_child(conference, case, by=cast.manager, as_of=BOOKED, version=conference.version)
    (booked,) = events(case, "conference.booked")
    assert (booked.at, "replaces" in booked.facts) == (START, False)
    assert len(events(case, "conference.requested")) == 1
    assert due(case, "C14").due_on == at(17, 4).date()
    assert due(conference.cases()[0], "C14").due_on == at(15, 4).date()
    assert case.timeline.allocations.in_force().get(role="chair").person == cast.chair
    assert case.shares.count() == 3
    assert child in now(conference).here()


def test_who_cannot_join_is_refused(cast: Cast) -> None:
    conference = an_invited(cast)
    (stranger,) = siblings(cast, "Jayden", family="Cole")
    with pytest.raises(NotNow, match="not in the same process"):
        add_child(conference, stranger, by=cast.manager, as_of=BOOKED, version=conference.version)
    case = _joining(cast, conference)
    with pytest.raises(NotAllowed):
        add_child(conference, case, by=cast.worker, as_of=BOOKED, version=conference.version)
    with pytest.raises(Conflict):
        add_child(conference, case, by=cast.manager, as_of=BOOKED, version=1)
    add_child(conference, case, by=cast.manager, as_of=BOOKED, version=conference.version)
    with pytest.raises(NotNow, match="already"):
        add_child(conference, case, by=cast.manager, as_of=BOOKED, version=now(conference).version)


def test_nobody_joins_what_was_held(cast: Cast) -> None:
    conference = a_held(cast)
    case = _joining(cast, conference)
    with pytest.raises(NotNow, match="any more"):
        add_child(conference, case, by=cast.manager, as_of=BOOKED, version=conference.version)


def test_the_next_review_is_to_be_booked_for_the_siblings_together(cast: Cast) -> None:
    """N04, C24: with the limit of each on their own timeline."""
    conference = a_held(cast)
    review = Conference.objects.to_book().get(kind="review")
    assert {case.pk for case in review.cases()} == {case.pk for case in conference.cases()}
    assert child_called(review, "Isla").number == 1
    assert due(review.cases()[0], "N04").due_on == at(14, 7).date()


def test_a_booked_conference_stays_one_a_child(cast: Cast) -> None:
    conference = a_booked(cast)
    assert conference.children.count() == 2
    assert len(conference.seen_children()) == 2


def test_a_child_leaves_and_the_others_conference_goes_on(cast: Cast) -> None:
    conference = an_invited(cast)
    isla = child_called(conference, "Isla")
    with pytest.raises(Incomplete):
        take_out(
            conference, isla, why=" ", by=cast.manager, as_of=BOOKED, version=conference.version
        )
    take_out(
        conference, isla, why="Lives with her father now.", by=cast.manager, as_of=BOOKED,
        version=conference.version,
    )  # fmt: skip
    conference = now(conference)
    assert [case.child.first_name for case in conference.cases()] == ["Reuben"]
    assert len(events(isla.case, "conference.stood_down")) == 1
    assert events(conference.cases()[0], "conference.stood_down") == []
    with pytest.raises(NotNow, match="only child"):
        take_out(
            conference, conference.here()[0], why="x", by=cast.manager, as_of=BOOKED,
            version=conference.version,
        )  # fmt: skip


def test_whoever_was_invited_hears_that_a_child_has_joined(cast: Cast) -> None:
    """And the child is on the list, to be written to."""
    conference = an_invited(cast)
    add_child(
        conference, _joining(cast, conference), by=cast.manager, as_of=BOOKED,
        version=conference.version,
    )  # fmt: skip
    told = Letter.objects.filter(about="children")
    # The parents of the other two are not said to be Noah's: their letter may not name him.
    assert {one.invitation.name for one in told} == {
        "Amina Yusuf", "Tom Bright", "Beth Lowe", "Rosa Finch", "Carla Meyer",
    }  # fmt: skip
    assert {name for one in told for name in one.content["children"]} == {"Reuben", "Isla", "Noah"}
    noah = now(conference).invitations.get(name="Noah")
    assert (noah.status, noah.as_who) == ("listed", "Child")
    mails = Message.objects.filter(subject__contains="a meeting has changed")
    assert mails.count() == 3
    assert not any("Noah" in one.body for one in mails)
    heard = Notice.objects.filter(kind="conference.joined").values_list("person", flat=True)
    assert set(heard) == {
        cast.worker.pk, cast.manager.pk, cast.chair.pk, cast.administrator.pk,
    }  # fmt: skip


def test_whoever_was_invited_hears_that_a_child_has_left(cast: Cast) -> None:
    """D06, S11: whoever came for this child alone, that it will not take place."""
    conference = an_invited(cast)
    isla = child_called(conference, "Isla")
    take_out(
        conference, isla, why="Nothing is substantiated for her.", by=cast.manager, as_of=BOOKED,
        version=conference.version,
    )  # fmt: skip
    alone = Letter.objects.get(about="stood_down")
    assert (alone.invitation.name, alone.content["children"]) == ("Isla", ["Isla"])
    assert now(alone.invitation).status == "stood_down"
    told = Letter.objects.filter(about="children")
    assert {one.invitation.name for one in told} == {
        "Amina Yusuf", "Tom Bright", "Beth Lowe", "Rosa Finch", "Carla Meyer", "Leanne Ashdown",
        "Craig Ashdown",
    }  # fmt: skip
    assert all(one.content["children"] == ["Reuben"] for one in told)
    assert "it is about other children than we wrote" in plain(
        render_to_string(template_of(told[0]), {"letter": told[0].content})
    )
    assert Notice.objects.filter(kind="conference.left", person=cast.chair).exists()


def test_one_who_left_can_come_back(cast: Cast) -> None:
    conference = an_invited(cast)
    isla = child_called(conference, "Isla")
    take_out(
        conference, isla, why="Moved.", by=cast.manager, as_of=BOOKED, version=conference.version
    )
    conference = now(conference)
    add_child(conference, isla.case, by=cast.manager, as_of=BOOKED, version=conference.version)
    assert len(now(conference).here()) == 2
    assert len(events(isla.case, "conference.booked")) == 2
