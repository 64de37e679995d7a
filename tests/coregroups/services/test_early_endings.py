"""What must be there before a plan ends: approval, agreement, letter (S18, S25b, L14)."""

from datetime import date

import pytest

from accounts.models import Notice
from cases.models import Note, Share
from coregroups.models import EarlyEnding, Plan
from coregroups.presenters.endings import before_ending
from coregroups.presenters.plans import plan_page
from coregroups.rules.endings import objections_until
from coregroups.services.early_endings import (
    agree_step_down,
    approve,
    ask_to_end_early,
    decline,
    object_to_ending,
    send_looked_after_letter,
)
from coregroups.services.endings import end_plan
from cpcase.models import Message
from cpcase.records import add
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_plans import due, events, group_of, member, plans, tell
from timescales.services.recording import withdraw

NOW = at(8, 7, 12)
LETTER = at(13, 7, 12)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan of Stoke's after its first review."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    tell(plan.case, "conference.held", at(7, 7), cast, conference="review", number=1)
    return plan


def ask(plan: Plan, cast: Cast, **told: object) -> EarlyEnding:
    whole = {"why": "Father has left for good", "raised_on": date(2026, 7, 6), "by": cast.chair}
    return ask_to_end_early(plan, **{**whole, **told}, as_of=NOW, version=plan.version)


def end(plan: Plan, cast: Cast, reason: str, on: date, **told: object) -> Plan:
    moment = at(on.day, on.month)
    whole = {"by": cast.chair, "as_of": moment, "version": plan.version}
    return end_plan(plan, reason=reason, on=on, **{**whole, **told})


def test_the_service_manager_approves_and_only_then_the_plan_ends(cast: Cast, plan: Plan) -> None:
    """S18."""
    asked = ask(plan, cast)
    notice = Notice.objects.get(person=cast.service_manager, kind="sign_off_asked")
    assert "Reuben" not in notice.words
    with pytest.raises(NotNow, match="has not yet approved"):
        end(plan, cast, "child_in_need", NOW.date())
    approved = approve(
        asked, words="Agreed", by=cast.service_manager, as_of=NOW, version=asked.version
    )
    assert (approved.status, approved.decided_by) == ("approved", cast.service_manager)
    assert Note.objects.get(kind="decision").words == "Agreed"
    assert Notice.objects.filter(person=cast.chair, kind="decision_made").exists()
    assert end(plan, cast, "child_in_need", NOW.date()).status == "ended"


def test_whoever_asked_does_not_decide_it_too(cast: Cast, plan: Plan) -> None:
    """S18: a service manager may do both, and one alone is no approval."""
    asked = ask(plan, cast, by=cast.service_manager)
    for decide in (approve, decline):
        with pytest.raises(NotAllowed, match="another service manager must decide"):
            decide(asked, words="Yes", by=cast.service_manager, as_of=NOW, version=asked.version)
    (line, *_) = before_ending(plan, NOW.date(), by=cast.service_manager)
    assert line.action is None
    assert EarlyEnding.objects.get().status == "asked"


def test_the_members_are_told_and_read_the_reason(cast: Cast, plan: Plan) -> None:
    """S18: those who sign in by a notice, an agency by a mail that names nobody."""
    add(Share(case=plan.case, agency=cast.school, reason="Member", started_at=NOW), by=cast.system)
    asked = ask(plan, cast)
    decline(asked, words="Too soon", by=cast.service_manager, as_of=NOW, version=asked.version)
    told = Notice.objects.filter(kind="decision_made")
    assert {one.person for one in told} == {cast.chair, cast.worker}
    assert {one.link for one in told} == {f"/children/{plan.case_id}/plan/"}
    page = plan_page(plan.case, today=NOW.date(), acts=(), may_change=False)
    said = dict(page.facts)["Ending at the first review"]
    assert said == "Declined on Wednesday 8 July: Too soon"
    (mail,) = Message.objects.filter(subject__contains="a decision about a plan")
    assert mail.address == "education@agency.test"
    assert "Too soon" not in mail.body
    assert "Reuben" not in mail.body


def test_declined_the_plan_goes_on(cast: Cast, plan: Plan) -> None:
    """S18."""
    asked = ask(plan, cast)
    decline(asked, words="Too soon", by=cast.service_manager, as_of=NOW, version=asked.version)
    with pytest.raises(NotNow, match="does not end at the first review"):
        end(plan, cast, "child_in_need", NOW.date())


def test_who_asks_says_why_and_spoke_to_the_manager_before(cast: Cast, plan: Plan) -> None:
    """S18."""
    for told in ({"why": " "}, {"raised_on": None}, {"raised_on": date(2026, 7, 9)}):
        with pytest.raises(Incomplete):
            ask(plan, cast, **told)
    with pytest.raises(NotAllowed):
        ask(plan, cast, by=cast.worker)
    asked = ask(plan, cast)
    with pytest.raises(NotNow, match="asked already"):
        ask(plan, cast)
    with pytest.raises(NotAllowed):
        approve(asked, words="Yes", by=cast.chair, as_of=NOW, version=asked.version)
    with pytest.raises(Incomplete, match="Say why"):
        approve(asked, words="", by=cast.service_manager, as_of=NOW, version=asked.version)


def test_no_approval_is_asked_where_none_is_needed(cast: Cast) -> None:
    """S18."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotNow, match="without the service manager's approval"):
        ask(plan, cast)


def test_a_looked_after_child_or_one_who_moved_needs_no_approval(cast: Cast, plan: Plan) -> None:
    """S18."""
    ended = end(
        plan, cast, "moved", NOW.date(), note="Barton", transfer_conference_on=date(2026, 7, 8)
    )
    assert ended.status == "ended"


def letter(plan: Plan, cast: Cast, **told: object) -> Plan:
    whole = {"looked_after_as": "care_order", "why_not_continue": "", "by": cast.chair}
    send_looked_after_letter(
        plan, **{**whole, **told}, at=LETTER, as_of=LETTER, version=plan.version
    )
    return plan


def test_the_letter_comes_first_and_members_have_15_working_days(cast: Cast, plan: Plan) -> None:
    """S25b."""
    with pytest.raises(NotNow, match="Send the letter"):
        end(plan, cast, "looked_after", NOW.date())
    letter(plan, cast)
    assert events(plan.case, "looked_after_letter.sent")[0].at == LETTER
    # 15 working days from Monday 13 July, worked out by hand
    assert objections_until(plan) == date(2026, 8, 3)
    with pytest.raises(NotNow, match="object until Monday 3 August 2026"):
        end(plan, cast, "looked_after", date(2026, 8, 3))
    assert Plan.objects.open().count() == 1
    assert end(plan, cast, "looked_after", date(2026, 8, 4)).status == "ended"
    assert due(plan.case, "S25b", "letter").state == "met"


def test_a_letter_that_was_taken_back_ends_no_plan(cast: Cast, plan: Plan) -> None:
    """S25b: with no letter on the timeline nobody could object; it is recorded again first."""
    letter(plan, cast)
    (event,) = events(plan.case, "looked_after_letter.sent")
    withdraw([event], by=cast.chair, reason="wrong_child", as_of=LETTER)
    with pytest.raises(NotNow, match="no longer on the timeline") as refused:
        end(plan, cast, "looked_after", date(2026, 7, 14))
    assert refused.value.code == "needs_letter"
    told = {"words": "No", "by": cast.worker, "on": LETTER.date(), "as_of": LETTER}
    with pytest.raises(NotNow, match="No letter has been sent"):
        object_to_ending(plan, member=member(group_of(plan), "Beth Lowe"), **told)
    assert "Record it again" in {
        line.action.text
        for line in before_ending(plan, LETTER.date(), by=cast.chair)
        if line.action
    }
    letter(plan, cast)
    assert objections_until(plan) == date(2026, 8, 3)


def test_an_objection_is_answered_before_the_plan_ends(cast: Cast, plan: Plan) -> None:
    """S25b."""
    teacher = member(group_of(plan), "Beth Lowe")
    told = {"member": teacher, "words": "He still goes home at weekends", "by": cast.worker}
    with pytest.raises(NotNow, match="No letter has been sent"):
        object_to_ending(plan, **told, on=LETTER.date(), as_of=LETTER)
    letter(plan, cast)
    with pytest.raises(Incomplete, match="time to object"):
        object_to_ending(plan, **told, on=date(2026, 8, 4), as_of=at(4, 8))
    with pytest.raises(Incomplete, match="Say what the member objects to"):
        object_to_ending(plan, **{**told, "words": " "}, on=LETTER.date(), as_of=LETTER)
    object_to_ending(plan, **told, on=LETTER.date(), as_of=LETTER)
    with pytest.raises(NotNow, match="objected already"):
        object_to_ending(plan, **told, on=LETTER.date(), as_of=LETTER)
    with pytest.raises(Incomplete, match="what you decided about the objections"):
        end(plan, cast, "looked_after", date(2026, 8, 4))
    assert end(plan, cast, "looked_after", date(2026, 8, 4), note="Weekends end").status == "ended"


@pytest.mark.parametrize("looked_after_as", ["s20_risks", "s38_6"])
def test_two_ways_of_being_looked_after_ask_whether_to_go_on(
    cast: Cast, plan: Plan, looked_after_as: str
) -> None:
    """S25b: section 20 with risks, section 38(6) against the authority's plan."""
    with pytest.raises(Incomplete, match="Say why the plan should end"):
        letter(plan, cast, looked_after_as=looked_after_as)
    letter(plan, cast, looked_after_as=looked_after_as, why_not_continue="Foster care is safe")
    assert plan.letter.looked_after_as == looked_after_as


def test_a_letter_is_sent_once_and_says_how_the_child_is_looked_after(
    cast: Cast, plan: Plan
) -> None:
    """S25b."""
    with pytest.raises(Incomplete, match="Choose how the child is looked after"):
        letter(plan, cast, looked_after_as="")
    letter(plan, cast)
    with pytest.raises(NotNow, match="sent already"):
        letter(plan, cast)


def test_without_that_row_no_letter_is_waited_for(cast: Cast) -> None:
    """S25b is a row of one pathway."""
    (plan,) = plans(cast, "Reuben")
    assert end(plan, cast, "looked_after", NOW.date()).status == "ended"


def test_the_manager_agrees_to_the_step_down_before_it(cast: Cast) -> None:
    """L14."""
    (plan,) = plans(cast, "Reuben", pathway="csrs-process-map")
    with pytest.raises(NotNow, match="team manager has not yet recorded") as refused:
        end(plan, cast, "child_in_need", NOW.date())
    assert refused.value.code == "needs_step_down"
    told = {"words": "Agreed with Denise", "as_of": NOW, "version": plan.version}
    with pytest.raises(NotAllowed):
        agree_step_down(plan, **told, by=cast.worker, on=NOW.date())
    with pytest.raises(Incomplete):
        agree_step_down(plan, **{**told, "words": ""}, by=cast.manager, on=NOW.date())
    agree_step_down(plan, **told, by=cast.manager, on=NOW.date())
    assert events(plan.case, "step.recorded")[0].facts["step"] == "L14"
    assert Note.objects.get(kind="decision").words == "Agreed with Denise"
    with pytest.raises(NotNow):
        end(plan, cast, "child_in_need", date(2026, 7, 7))
    assert end(plan, cast, "child_in_need", NOW.date()).status == "ended"
