"""A child who leaves the siblings' process leaves their conference, and keeps their own limit."""

from typing import Any

import pytest

from accounts.models import Notice
from cases.models import Case
from conferences.models import Conference, ConferenceRequest, Letter
from conferences.services.leaving import leave_together
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given_conference import BOOKED, a_booked, a_sent, an_invited, child_called, now, to_book
from tests.given_plans import due, events


def isla_leaves(cast: Cast, conference: Conference, **but: Any) -> Case:
    """She lives with her father now; a conference is needed for her."""
    told: dict[str, Any] = {
        "why": "Lives with her father now.", "conference_needed": True, "by": cast.manager,
        "at": BOOKED, "as_of": BOOKED,
    }  # fmt: skip
    return leave_together(child_called(conference, "Isla").case, **{**told, **but})


def own_of(case: Case) -> Conference:
    """The conference that is to come for this child."""
    return Conference.objects.not_over().get(children__case=case, children__left_on=None)


def test_who_leaves_is_taken_out_and_the_others_conference_goes_on(cast: Cast) -> None:
    """D06, S11: everybody who was invited is told."""
    conference = an_invited(cast)
    case = isla_leaves(cast, conference, conference_needed=False)
    assert [one.child.first_name for one in now(conference).cases()] == ["Reuben"]
    assert now(conference).status == "booked"
    assert len(events(case, "conference.stood_down")) == 1
    assert due(case, "C14").state == "not_needed"
    assert due(conference.cases()[0], "C14").state == "open"
    letters = Letter.objects.filter(sent_at=BOOKED).exclude(about="invitation")
    told = {one.invitation.name: one.about for one in letters}
    assert told["Isla"] == "stood_down"
    assert told["Leanne Ashdown"] == told["Beth Lowe"] == "children"
    assert Notice.objects.filter(kind="conference.left", person=cast.chair).exists()
    child = child_called(conference, "Isla").history.first()
    assert child.history_change_reason == "Lives with her father now."
    assert (
        not Conference.objects.not_over()
        .filter(children__case=case, children__left_on=None)
        .exists()
    )


def test_where_one_is_needed_it_is_to_be_booked_for_the_child_by_the_limit_that_stood(
    cast: Cast,
) -> None:
    """C14: nobody's limit goes with leaving."""
    conference = an_invited(cast)
    father = conference.invitations.get(name="Craig Ashdown")
    before = due(child_called(conference, "Isla").case, "C14").due_on
    case = isla_leaves(cast, conference)
    own = own_of(case)
    assert (own.status, own.kind, [one.pk for one in own.cases()]) == (
        "to_book",
        "initial",
        [case.pk],
    )
    assert (due(case, "C14").state, due(case, "C14").due_on) == ("open", before)
    listed = {one.name: one for one in own.invitations.all()}
    assert set(listed) == {
        "Isla", "Leanne Ashdown", "Craig Ashdown", "Beth Lowe", "Rosa Finch", "Carla Meyer",
        "Amina Yusuf", "Tom Bright",
    }  # fmt: skip
    assert {one.status for one in listed.values()} == {"listed"}
    assert listed["Craig Ashdown"].no_address == father.no_address is True
    request = own.request
    assert request is not None
    assert request.pk != conference.request.pk
    assert request.enquiry == case.enquiries.running().get().enquiry
    assert [one.case_id for one in request.children.all()] == [case.pk]
    assert Notice.objects.filter(
        person=cast.administrator, kind="conference.requested", link=f"/conferences/{own.pk}/"
    ).exists()


def test_the_only_child_of_a_conference_keeps_it_where_it_is_needed(cast: Cast) -> None:
    conference = an_invited(cast)
    isla_leaves(cast, conference)
    letters = Letter.objects.count()
    together_again(cast, conference)
    reuben = child_called(conference, "Reuben").case
    leave_together(
        reuben, why="With an aunt.", conference_needed=True, by=cast.manager, at=BOOKED,
        as_of=BOOKED,
    )  # fmt: skip
    assert now(conference).status == "booked"
    assert Letter.objects.count() == letters


def test_the_only_child_of_a_conference_that_is_not_needed_has_it_stood_down(cast: Cast) -> None:
    """C04, D06, S11: everybody who was invited is told."""
    conference = an_invited(cast)
    isla_leaves(cast, conference)
    together_again(cast, conference)
    reuben = child_called(conference, "Reuben").case
    leave_together(
        reuben, why="Nothing is left to decide.", conference_needed=False, by=cast.manager,
        at=BOOKED, as_of=BOOKED,
    )  # fmt: skip
    conference = now(conference)
    assert (conference.status, conference.stood_down_why) == (
        "stood_down", "Nothing is left to decide.",
    )  # fmt: skip
    told = Letter.objects.filter(about="stood_down", invitation__conference=conference)
    assert {one.invitation.name for one in told} >= {"Leanne Ashdown", "Beth Lowe", "Reuben"}
    assert due(reuben, "C14").state == "not_needed"


def together_again(cast: Cast, conference: Conference) -> None:
    """Isla is back in the process, in no conference of Reuben's."""
    from cases.services.siblings import join_process

    join_process(
        child_called(conference, "Isla").case, beside=child_called(conference, "Reuben").case,
        why="Home.", by=cast.manager, at=BOOKED, as_of=BOOKED,
    )  # fmt: skip


def test_a_service_manager_lets_a_child_leave_and_stands_no_conference_down(cast: Cast) -> None:
    conference = an_invited(cast)
    isla_leaves(cast, conference, by=cast.service_manager)
    together_again(cast, conference)
    reuben = child_called(conference, "Reuben").case
    with pytest.raises(NotNow, match="Ask the team manager or conference administration"):
        leave_together(
            reuben, why="Moved.", conference_needed=False, by=cast.service_manager, at=BOOKED,
            as_of=BOOKED,
        )  # fmt: skip
    assert now(conference).status == "booked"


def test_nothing_happens_until_somebody_has_said_whether_one_is_needed(cast: Cast) -> None:
    conference = a_booked(cast)
    with pytest.raises(Incomplete) as refused:
        isla_leaves(cast, conference, conference_needed=None)
    assert refused.value.field == "conference_needed"
    with pytest.raises(Incomplete) as refused:
        isla_leaves(cast, conference, why=" ")
    assert refused.value.field == "why"
    with pytest.raises(NotAllowed):
        isla_leaves(cast, conference, by=cast.administrator)
    assert len(now(conference).here()) == 2
    groups = {case.timeline.group for case in now(conference).cases()}
    assert len(groups) == 1


def test_a_request_that_is_a_draft_or_to_be_booked_is_split_too(cast: Cast) -> None:
    """C05."""
    conference = to_book(cast)
    case = isla_leaves(cast, conference)
    assert [one.child.first_name for one in now(conference).cases()] == ["Reuben"]
    assert own_of(case).status == "to_book"
    assert ConferenceRequest.objects.count() == 2
    assert due(case, "C14").state == "open"


def test_a_plan_is_still_to_be_reviewed_whoever_leaves(cast: Cast) -> None:
    """C25, N04: the review is not a question, and its limit stays."""
    a_sent(cast, "Reuben", "Isla")
    review = Conference.objects.to_book().get(kind="review")
    before = due(child_called(review, "Isla").case, "C24").due_on
    case = isla_leaves(cast, review, conference_needed=None)
    own = own_of(case)
    assert (own.kind, own.status, own.title) == ("review", "to_book", "Review conference 1")
    assert {one.name for one in own.invitations.all()} >= {"Isla", "Leanne Ashdown", "Amina Yusuf"}
    assert (due(case, "C24").state, due(case, "C24").due_on) == ("open", before)
    assert [one.child.first_name for one in now(review).cases()] == ["Reuben"]
