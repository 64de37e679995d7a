"""Decisions of each child's own: confirmed, carried out, sent."""

from datetime import timedelta

import pytest

from conferences.choices import Outcome
from conferences.models import Conference, Letter
from conferences.services.bookings import book
from conferences.services.decisions import confirm_decisions, send_decisions
from conferences.services.invitations import send_invitations
from conferences.services.late import agree_to_late
from coregroups.models import CoreGroup, Plan
from coregroups.services.plans import open_plan
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import (
    BOOKED,
    END,
    NEXT_DAY,
    START,
    a_held,
    a_plan,
    a_recorded,
    a_sent,
    an_invited,
    child_called,
    nothing_needed,
    now,
    when,
)
from tests.given_plans import due, events
from timescales.models.deadline import State
from timescales.services.recording import correct

REVIEW = at(10, 7, 10)
REVIEW_END = at(10, 7, 12)


def _confirm(cast: Cast, conference: Conference, **but: object) -> Conference:
    whole = {"by": cast.chair, "held_at": END, "as_of": END, "version": now(conference).version}
    return confirm_decisions(conference, **{**whole, **but})  # type: ignore[arg-type]


def test_a_plan_begins_on_the_day_of_the_conference(cast: Cast) -> None:
    """N12, L08, L09, C14: with its category and the outline's lines."""
    conference = a_held(cast)
    for case in conference.cases():
        plan = Plan.objects.open().get(case=case)
        assert (plan.started_on, plan.category) == (START.date(), "NEG")
        line = plan.lines.get()
        assert (line.need, line.outcome) == ("Reuben is not alone at night", "An adult is at home")
        (event,) = events(case, "conference.held")
        assert event.at == END
        assert event.facts == {
            "conference": "initial", "number": 1, "quorate": True, "outcome": "plan",
        }  # fmt: skip
        assert due(case, "C14").state == State.MET
        assert due(case, "C20").due_on == at(28, 4).date()


def test_two_children_can_be_decided_differently(cast: Cast) -> None:
    """D23, N04."""
    conference = a_held(cast, children={"Reuben": a_plan(), "Isla": nothing_needed()})
    reuben, isla = (child_called(conference, name).case for name in ("Reuben", "Isla"))
    assert Plan.objects.open().filter(case=reuben).exists()
    assert not Plan.objects.filter(case=isla).exists()
    assert events(isla, "conference.held")[0].facts["outcome"] == "child_in_need"
    review = Conference.objects.to_book().get(kind="review")
    assert [case.pk for case in review.cases()] == [reuben.pk]


def test_the_core_group_that_it_sets_is_a_date_of_the_core_group(cast: Cast) -> None:
    """C20, D27: two children share one; the family's letter tells of it."""
    conference = a_held(cast, children={"Reuben": a_plan(), "Isla": a_plan()})
    (group,) = CoreGroup.objects.open()
    assert [one.planned_at for one in group.meetings.planned()] == [at(21, 4, 10)]
    assert conference.held_at is not None


def test_a_core_group_that_has_met_when_it_is_confirmed_is_no_date_to_come(cast: Cast) -> None:
    """D27."""
    conference = a_recorded(cast, an_invited(cast), {"Reuben": a_plan(), "Isla": nothing_needed()})
    _confirm(cast, conference, as_of=at(21, 4, 11))
    (group,) = CoreGroup.objects.open()
    assert not group.meetings.planned().exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"category": ""}, "category"),
        ({"reason": " "}, "reason"),
        ({"outcome": ""}, "outcome"),
        ({"lines": []}, "outline"),
    ],
)
def test_what_a_decision_lacks_is_said_next_to_its_field(
    cast: Cast, said: dict[str, object], field: str
) -> None:
    """A plan without a category is refused (issue, section 10)."""
    decided = {"Reuben": a_plan(**said), "Isla": a_plan()}
    conference = a_recorded(cast, an_invited(cast), decided)
    with pytest.raises(Incomplete) as refused:
        _confirm(cast, conference)
    reuben = child_called(conference, "Reuben")
    assert str(refused.value.field).startswith(f"{field}-{reuben.pk}")
    assert not Plan.objects.exists()


def test_a_second_open_plan_is_refused_and_nothing_is_changed(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast))
    isla = child_called(conference, "Isla").case
    open_plan(isla, category="EMO", outline=[], by=cast.chair, on=BOOKED.date(), as_of=BOOKED)
    with pytest.raises(NotNow, match="already has a plan"):
        _confirm(cast, conference)
    assert Plan.objects.count() == 1
    assert now(conference).status == "booked"


def test_it_ends_after_it_began_and_not_in_the_future(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast))
    for held_at in (at(14, 4, 9), at(15, 4, 9)):
        with pytest.raises(Incomplete) as refused:
            _confirm(cast, conference, held_at=held_at)
        assert refused.value.field == "held_at"


def test_a_conference_is_not_held_on_another_day_than_it_is_booked_for(cast: Cast) -> None:
    """N02: booked for 14 April, it cannot be confirmed as held on 14 May, late and without reasons.

    Nor the day after, inside the limit: who is invited and the room are of the day it is booked.
    """
    conference = a_recorded(cast, an_invited(cast))
    for held_at in (at(15, 4, 12), at(14, 5, 12)):
        with pytest.raises(Incomplete, match="booked for Tuesday 14 April 2026") as no:
            _confirm(cast, conference, held_at=held_at, as_of=held_at)
        assert no.value.field == "held_at"
    assert not Plan.objects.exists()


def test_a_limit_that_moved_before_the_booked_day_needs_its_reasons(cast: Cast) -> None:
    """S03: the discussion was a day earlier than it was first recorded, so its Day 15 is too."""
    conference = a_recorded(cast, an_invited(cast, starts_at=at(15, 4, 10)))
    for case in conference.cases():
        (event,) = events(case, "strategy_discussion.held")
        earlier = event.at - timedelta(days=1)
        correct(event, at=earlier, facts=event.facts, by=cast.manager, as_of=at(14, 4))
    ended = at(15, 4, 12)
    with pytest.raises(Incomplete, match="The service manager must agree"):
        _confirm(cast, conference, held_at=ended, as_of=ended)
    agree_to_late(
        now(conference), role="service_manager", until=ended.date(), words="A correction.",
        by=cast.service_manager, as_of=ended, version=now(conference).version,
    )  # fmt: skip
    assert _confirm(cast, now(conference), held_at=ended, as_of=ended).status == "held"


def test_everybody_is_marked_before_it_is_confirmed(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast), Rosa="")
    with pytest.raises(Incomplete, match="Rosa Finch") as refused:
        _confirm(cast, conference)
    assert str(refused.value.field).startswith("presence-")


def test_only_the_chair_confirms(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast))
    for other in (cast.worker, cast.administrator, cast.manager):
        with pytest.raises(NotAllowed):
            _confirm(cast, conference, by=other)


def test_the_record_written_in_another_window_is_a_clash(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast))
    with pytest.raises(Conflict):
        _confirm(cast, conference, version=conference.version - 1)


def test_sending_meets_the_24_hours(cast: Cast) -> None:
    """C16, C17, S10."""
    conference = a_held(cast)
    case = conference.cases()[0]
    assert due(case, "C16").due_at == at(15, 4, 12)
    conference = send_decisions(
        conference, by=cast.administrator, as_of=NEXT_DAY, version=conference.version
    )
    assert conference.status == "sent"
    assert due(case, "C16").state == due(case, "C17").state == State.MET
    assert events(case, "conference.decisions_sent")[0].facts == {
        "conference": "initial", "number": 1,
    }  # fmt: skip
    assert Letter.objects.filter(about="decisions").count() == 9


def test_decisions_are_sent_once_they_are_confirmed_and_not_twice(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast))
    with pytest.raises(NotNow):
        send_decisions(conference, by=cast.administrator, as_of=END, version=conference.version)
    with pytest.raises(NotAllowed):
        send_decisions(conference, by=cast.worker, as_of=END, version=conference.version)


def test_the_review_brings_the_list_and_goes_on_or_ends(cast: Cast) -> None:
    """N04, N05, L12, C25, S16, S20: one goes on, the other steps down."""
    review = _a_review_recorded(
        cast,
        {
            "Reuben": a_plan(lines=[], category="EMO", first_core_group_at=None),
            "Isla": nothing_needed(Outcome.CHILD_IN_NEED, ending="child_in_need"),
        },
    )
    review = confirm_decisions(
        review, by=cast.chair, held_at=REVIEW_END, as_of=REVIEW_END, version=review.version
    )
    reuben, isla = (child_called(review, name).case for name in ("Reuben", "Isla"))
    plan = Plan.objects.open().get(case=reuben)
    assert (plan.category, plan.latest_category) == ("NEG", "EMO")
    ended = Plan.objects.get(case=isla)
    assert (ended.reason, ended.ended_on) == ("child_in_need", REVIEW.date())
    assert due(reuben, "N05").due_on == at(10, 1, year=2027).date()
    following = Conference.objects.to_book().get()
    assert (following.title, following.cases()) == ("Review conference 2", [reuben])


def test_ending_at_the_first_review_is_refused_in_stoke(cast: Cast) -> None:
    """S18."""
    review = _a_review_recorded(
        cast,
        dict.fromkeys(
            ("Reuben", "Isla"), nothing_needed(Outcome.CHILD_IN_NEED, ending="child_in_need")
        ),
        pathway="stoke-on-trent",
    )
    with pytest.raises(NotNow, match="does not end at the first review") as refused:
        confirm_decisions(
            review, by=cast.chair, held_at=REVIEW_END, as_of=REVIEW_END, version=review.version
        )
    assert refused.value.code == "needs_approval"
    assert Plan.objects.open().count() == 2


def test_an_ending_says_how(cast: Cast) -> None:
    review = _a_review_recorded(cast, dict.fromkeys(("Reuben", "Isla"), nothing_needed()))
    with pytest.raises(Incomplete) as refused:
        confirm_decisions(
            review, by=cast.chair, held_at=REVIEW_END, as_of=REVIEW_END, version=review.version
        )
    assert str(refused.value.field).startswith("ending-")


def _a_review_recorded(cast: Cast, children: dict[str, object], **but: str) -> Conference:
    a_sent(cast, **but)
    review = Conference.objects.to_book().get(kind="review")
    assert {one.from_where for one in review.invitations.all()} == {"the conference before"}
    review = book(
        review, when(cast, REVIEW), by=cast.administrator, as_of=NEXT_DAY, version=review.version
    )
    send_invitations(review, by=cast.administrator, as_of=NEXT_DAY, version=review.version)
    return a_recorded(cast, now(review), children)  # type: ignore[arg-type]
