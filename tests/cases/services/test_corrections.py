"""Correct this: who may, what is put right elsewhere, and that log and record say the same."""

from datetime import date
from typing import Any

import pytest

from cases.models import Case, DiscussionChild
from cases.rules.corrections import PUT_RIGHT, RECORDED_WITH, STAYS
from cases.rules.referrals import Call
from cases.services.closing import close_record
from cases.services.corrections import correct
from cases.services.referrals import receive
from cases.services.siblings import join_process
from cases.services.steps import record_step, say_not_needed
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_enquiry import ENDED, HELD, a_recorded, a_signed_off, an_enquiry
from tests.given_plans import due, tell
from timescales.engine.kinds import KINDS

NOW = at(30, 3, 12)


def _correct(case: Case, kind: str, cast: Cast, *, by: Any = None, **but: Any) -> Any:
    event = case.timeline.events.standing().filter(kind=kind).latest("place")
    told = {"why": "It was not so.", "by": by or cast.worker, "as_of": NOW}
    return correct(event, case, **{**told, **but})


def test_every_kind_says_with_which_permission_it_is_recorded() -> None:
    assert RECORDED_WITH.keys() == KINDS.keys()
    assert PUT_RIGHT.keys() | STAYS.keys() <= KINDS.keys()
    assert not PUT_RIGHT.keys() & STAYS.keys()


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("strategy_discussion.signed_off", {}), ("section_47.authorised", {}),
        ("conference.decided", {"needed": True}), ("conference.held", {}),
        ("assessment.authorised", {}), ("report.authorised", {}), ("supervision.held", {}),
        ("plan.ended", {"reason": "child_in_need"}), ("looked_after_letter.sent", {}),
        ("step.not_needed", {"step": "C12"}), ("conference.decisions_sent", {}),
    ],
)  # fmt: skip
def test_a_social_worker_takes_no_managers_decision_back(
    cast: Cast, kind: str, facts: dict[str, Any]
) -> None:
    """C01, C14, C15, S25b: whoever corrects an event may do the act that recorded it."""
    (case,) = given.siblings(cast, "Reuben")
    tell(case, "strategy_discussion.held", ENDED, cast)
    event = tell(case, kind, at(27, 3, 10), cast, **facts)
    with pytest.raises(NotAllowed):
        _correct(case, kind, cast)
    with pytest.raises(NotAllowed):
        _correct(case, kind, cast, again_at=at(26, 3, 10))
    assert case.timeline.events.standing().filter(pk=event.pk).exists()


@pytest.mark.parametrize("kind", sorted(PUT_RIGHT))
def test_what_belongs_to_a_record_is_put_right_where_its_act_stands(cast: Cast, kind: str) -> None:
    """C01, C05, C13, C17, D20, S11, S25b: never in the log alone."""
    (case,) = given.siblings(cast, "Reuben")
    facts: dict[str, Any] = {
        "conference.decided": {"needed": True}, "plan.ended": {"reason": "moved"},
        "visiting.set": {"every_days": 5},
    }.get(kind, {})  # fmt: skip
    tell(case, kind, at(27, 3, 10), cast, **facts)
    people = (cast.service_manager, cast.manager, cast.administrator)
    somebody = next(one for one in people if one.may(RECORDED_WITH[kind], case))
    for again_at in (None, at(26, 3, 10)):
        with pytest.raises(NotNow) as refused:
            _correct(case, kind, cast, by=somebody, again_at=again_at)
        assert refused.value.words == PUT_RIGHT[kind]
    assert case.timeline.events.standing().filter(kind=kind).exists()
    assert not case.notes.exists()


def test_a_discussions_record_moves_with_its_event_for_all_it_was_about(cast: Cast) -> None:
    """C01, C14: brothers and sisters have one discussion, so it has one time."""
    cases = given.siblings(cast)
    discussion = a_recorded(cast, cases)
    again = _correct(cases[0], "strategy_discussion.held", cast, again_at=at(23, 3, 11))
    discussion.refresh_from_db()
    assert (discussion.held_at, discussion.ended_at) == (at(23, 3, 10), at(23, 3, 11))
    for case in cases:
        event = case.timeline.events.standing().get(kind="strategy_discussion.held")
        assert event.at == at(23, 3, 11)
        assert DiscussionChild.objects.get(case=case).held_event_id == event.pk
        assert due(case, "C14").due_on == date(2026, 4, 14)
        assert case.notes.get(kind="correction").words == "It was not so."
    assert again is not None
    assert discussion.ended_at - discussion.held_at == ENDED - HELD


def test_a_discussion_ends_before_it_is_signed_off_and_is_not_made_unheld(cast: Cast) -> None:
    """C01."""
    cases = given.siblings(cast)
    discussion = a_signed_off(cast, cases)
    with pytest.raises(Incomplete, match="It was signed off before that") as refused:
        _correct(cases[0], "strategy_discussion.held", cast, again_at=at(25, 3, 9))
    assert refused.value.field == "on"
    with pytest.raises(NotNow, match="A discussion that was recorded stays"):
        _correct(cases[0], "strategy_discussion.held", cast)
    discussion.refresh_from_db()
    assert discussion.ended_at == ENDED


def test_the_clock_of_a_child_who_joined_later_moves_alone(cast: Cast) -> None:
    """C14."""
    (reuben,) = given.siblings(cast, "Reuben")
    (isla,) = given.siblings(cast, "Isla", family="Ashdowne")
    enquiry = an_enquiry(cast, [reuben])
    join_process(isla, beside=reuben, why="Lives there too.", by=cast.manager, at=at(27, 3, 10),
                 as_of=at(27, 3, 10))  # fmt: skip
    _correct(isla, "strategy_discussion.held", cast, again_at=at(26, 3, 10))
    enquiry.discussion.refresh_from_db()
    assert enquiry.discussion.ended_at == ENDED
    assert reuben.timeline.events.standing().get(kind="strategy_discussion.held").at == ENDED
    assert due(isla, "C14").due_on == date(2026, 4, 17)


def test_a_referral_moves_with_its_record(cast: Cast) -> None:
    """N01: it came in on Monday, and the episodes began that day."""
    call = Call(received_at=at(24, 3, 10), source="2A", said="A bruise.", primary_need="N1",
                referrer_name="Beth Lowe", referrer_agency="", referrer_contact="")  # fmt: skip
    given.a_pathway("cambridgeshire", cast)
    given.a_pathway("red-amber-green", cast)
    referral = receive(
        children_of(cast, "Reuben", "Isla"), call, team=cast.team, worker=cast.worker,
        by=cast.worker, as_of=at(24, 3, 12),
    )  # fmt: skip
    reuben, isla = referral.cases()
    _correct(reuben, "referral.received", cast, again_at=at(23, 3, 16))
    referral.refresh_from_db()
    assert referral.received_at == at(23, 3, 16)
    for case in (reuben, isla):
        case.refresh_from_db()
        assert case.opened_on == date(2026, 3, 23)
        assert case.timeline.events.standing().get(kind="referral.received").at == at(23, 3, 16)


def test_a_step_is_moved_to_the_one_that_was_done(cast: Cast) -> None:
    """C02, C08: the facts are corrected too."""
    (case,) = given.siblings(cast, "Reuben")
    tell(case, "strategy_discussion.held", ENDED, cast)
    record_step(case, "C27", at=at(25, 3, 10), by=cast.worker, note="", as_of=NOW)
    _correct(case, "step.recorded", cast, again_at=at(25, 3, 10),
             again_facts={"step": "C02", "part": ""})  # fmt: skip
    assert due(case, "C02").state == "met"
    with pytest.raises(Incomplete, match="Record it on its own page"):
        _correct(case, "step.recorded", cast, again_at=at(25, 3, 10),
                 again_facts={"step": "C14", "part": ""})  # fmt: skip
    _correct(case, "step.recorded", cast)
    assert due(case, "C02").state == "open"


def test_not_needed_is_taken_back_by_a_manager_while_the_record_is_open(cast: Cast) -> None:
    """C02."""
    (case,) = given.siblings(cast, "Reuben")
    tell(case, "strategy_discussion.held", ENDED, cast)
    row = due(case, "C02")
    say_not_needed(row, case, why="Known.", by=cast.manager, as_of=NOW, version=row.version)
    _correct(case, "step.not_needed", cast, by=cast.manager)
    assert due(case, "C02").state == "open"
    row = due(case, "C02")
    say_not_needed(row, case, why="Known.", by=cast.manager, as_of=NOW, version=row.version)
    case.refresh_from_db()
    close_record(case, reason="RC7", why="Safe.", on=NOW.date(), by=cast.manager, as_of=NOW,
                 version=case.version)  # fmt: skip
    case.refresh_from_db()
    with pytest.raises(NotNow, match="This record is closed"):
        _correct(case, "step.not_needed", cast, by=cast.manager)
