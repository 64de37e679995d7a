"""Ending a plan on its page: what comes first, what follows, the end (S18, S25, N07, L14)."""

from typing import Any

import pytest
from django.test import Client

from coregroups.models import EarlyEnding, Plan
from coregroups.presenters.endings import consequences_of
from coregroups.services.plan_lines import add_line
from tests.cast import Cast
from tests.coregroups.views.conftest import SignedIn
from tests.given import at
from tests.given_plans import events, group_of, member, plans, tell

TODAY = {"on-day": "21", "on-month": "4", "on-year": "2026"}
TODAY_DAY = at(21, 4).date()
DOWN = {**TODAY, "reason": "child_in_need", "note": "Safe at home", "version": "1"}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plans(cast, "Reuben")[0]


@pytest.fixture
def chair(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.chair)


def page_of(plan: Plan) -> str:
    return f"/children/{plan.case_id}/plan/end/"


def test_what_follows_is_said_before_the_plan_ends(chair: Client, plan: Plan) -> None:
    """Brief, principle 7."""
    assert chair.get(page_of(plan)).status_code == 200
    answer = chair.post(page_of(plan), DOWN)
    assert answer.status_code == 200
    page = answer.content.decode()
    for words in (
        "Check before you end the plan", "The child becomes a child in need", "Safe at home",
        "Every agency that takes part is told", "The core group closes", "Keep the plan",
    ):  # fmt: skip
        assert words in page
    assert Plan.objects.open().count() == 1
    answer = chair.post(page_of(plan), {**DOWN, "confirmed": "1"})
    assert answer["Location"] == f"/children/{plan.case_id}/plan/"
    page = chair.get(answer["Location"]).content.decode()
    assert "The plan has ended." in page
    assert "the child becomes a child in need" in page
    assert "Add a need" not in page
    assert events(plan.case, "plan.ended")[0].facts == {"reason": "child_in_need"}
    again = chair.get(page_of(plan), follow=True).content.decode()
    assert "This child has no open plan." in again


def test_only_the_open_dates_that_end_with_the_plan_are_counted(chair: Client, plan: Plan) -> None:
    """The assessment goes on for a child in need (N01); after a death nothing is due."""
    rows = plan.case.timeline.deadlines
    owed = list(rows.open().values_list("pk", flat=True))
    (first, *_) = consequences_of(plan, reason="child_in_need", on=TODAY_DAY, today=TODAY_DAY)
    chair.post(page_of(plan), {**DOWN, "confirmed": "1"})
    stopped = rows.filter(pk__in=owed, state="not_needed").count()
    assert 0 < stopped < len(owed)
    assert f"({stopped} open date" in first.what


def test_a_death_ends_every_open_date(plan: Plan) -> None:
    """N12."""
    many = plan.case.timeline.deadlines.open().count()
    (first, *_) = consequences_of(plan, reason="died", on=TODAY_DAY, today=TODAY_DAY)
    assert f"({many} open dates)" in first.what


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"reason": ""}, "Choose how the plan ends"),
        ({"on-day": "22"}, "The end of the plan must be today or in the past"),
        ({"reason": "moved"}, "Enter the date of the new authority"),
        ({"reason": "turned_18"}, "The child was not 18 on that day"),
        ({"reason": "died"}, "Record the child"),
        ({"reason": "abroad", "note": ""}, "Say where the child moved"),
    ],
)
def test_an_ending_that_does_not_hold_is_refused_in_its_place(
    chair: Client, plan: Plan, sent: dict[str, Any], words: str
) -> None:
    """N07, N09, S25c."""
    answer = chair.post(page_of(plan), {**DOWN, **sent})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Plan.objects.open().count() == 1


def test_a_child_who_moved_needs_the_new_authoritys_conference(chair: Client, plan: Plan) -> None:
    """N07."""
    day = {
        f"transfer_conference_on-{part}": TODAY[f"on-{part}"] for part in ("day", "month", "year")
    }
    sent = {**DOWN, **day, "reason": "moved", "note": "Barton", "confirmed": "1"}
    assert chair.post(page_of(plan), sent).status_code == 302
    plan.refresh_from_db()
    assert (plan.reason, str(plan.transfer_conference_on)) == ("moved", "2026-04-21")


def test_a_plan_that_changed_meanwhile_is_looked_at_first(
    chair: Client, cast: Cast, plan: Plan
) -> None:
    add_line(
        plan, words={"need": "x"}, by=cast.worker, on=at(20, 4).date(), as_of=at(20, 4), version=1
    )
    answer = chair.post(page_of(plan), {**DOWN, "confirmed": "1"})
    assert answer.status_code == 409
    assert "Somebody changed this plan while you had it open" in answer.content.decode()
    assert Plan.objects.open().count() == 1
    assert chair.post(page_of(plan), {**DOWN, "version": "2", "confirmed": "1"}).status_code == 302


def test_who_may_end_a_plan(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    assert as_(cast.other_worker).get(page_of(plan)).status_code == 404
    assert as_(cast.worker).get(page_of(plan)).status_code == 403
    assert as_(cast.worker).post(page_of(plan), DOWN).status_code == 403
    assert as_(cast.chair).delete(page_of(plan)).status_code == 405


@pytest.fixture
def stoke(cast: Cast) -> Plan:
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent", held=at(14, 4))
    tell(plan.case, "conference.held", at(20, 4), cast, conference="review", number=1)
    return plan


def test_the_first_review_asks_for_the_service_managers_approval(
    chair: Client, as_: SignedIn, cast: Cast, stoke: Plan
) -> None:
    """S18."""
    page = chair.get(page_of(stoke)).content.decode()
    assert "or with the service manager's approval" in page.replace("&#x27;", "'")
    answer = chair.post(page_of(stoke), DOWN)
    assert answer.status_code == 409
    assert "A plan does not end at the first review" in answer.content.decode()
    ask = f"/plans/{stoke.pk}/early-ending/"
    day = {"raised_on-day": "20", "raised_on-month": "4", "raised_on-year": "2026"}
    assert chair.post(ask, {"why": "", "version": "1"}).status_code == 422
    assert chair.post(ask, {"why": "He has left", **day, "version": "1"}).status_code == 302
    asked = EarlyEnding.objects.get()
    decide = f"/early-endings/{asked.pk}/"
    assert chair.get(decide).status_code == 403
    manager = as_(cast.service_manager)
    assert "Denise Okafor asks: He has left" in manager.get(decide).content.decode()
    manager.post(decide, {"decision": "approved", "words": "Agreed", "version": "1"})
    asked.refresh_from_db()
    assert asked.status == "approved"
    assert "approved ending it: Agreed" in chair.get(page_of(stoke)).content.decode()
    assert chair.post(page_of(stoke), DOWN).status_code == 200


def test_declined_it_is_said_why(chair: Client, as_: SignedIn, cast: Cast, stoke: Plan) -> None:
    """S18."""
    day = {"raised_on-day": "20", "raised_on-month": "4", "raised_on-year": "2026"}
    chair.post(f"/plans/{stoke.pk}/early-ending/", {"why": "Why", **day, "version": "1"})
    decide = f"/early-endings/{EarlyEnding.objects.get().pk}/"
    sent = {"decision": "declined", "words": "Too soon", "version": "1"}
    assert as_(cast.service_manager).post(decide, sent).status_code == 302
    assert "declined it: Too soon" in chair.get(page_of(stoke)).content.decode()


def test_the_letter_comes_before_a_looked_after_ending(
    chair: Client, worker: Client, stoke: Plan
) -> None:
    """S25b."""
    sent = {**DOWN, "reason": "looked_after"}
    answer = chair.post(page_of(stoke), sent)
    assert "Send the letter that the child is looked after first" in answer.content.decode()
    letter = f"/plans/{stoke.pk}/letter/"
    told = {**TODAY, "looked_after_as": "s38_6", "version": "1"}
    assert "Say why the plan should end" in chair.post(letter, told).content.decode()
    told["why_not_continue"] = "Safe in foster care"
    assert chair.post(letter, told).status_code == 302
    answer = chair.post(page_of(stoke), sent)
    assert answer.status_code == 409
    # 15 working days after 21 April: 22 to 24 (3), to 1 May (8), 5 to 8 May (12), 11 to 13 (15).
    assert "Members may object until Wednesday 13 May 2026" in answer.content.decode()
    teacher = member(group_of(stoke), "Beth Lowe")
    form = f"/plans/{stoke.pk}/objections/new/"
    assert worker.post(form, {**TODAY, "member": str(teacher.pk), "words": ""}).status_code == 422
    said = {**TODAY, "member": str(teacher.pk), "words": "Too soon", "version": "1"}
    assert worker.post(form, said).status_code == 302
    assert "1 objection." in chair.get(page_of(stoke)).content.decode()


def test_the_manager_agrees_the_step_down_first(chair: Client, as_: SignedIn, cast: Cast) -> None:
    """L14."""
    (plan,) = plans(cast, "Reuben", pathway="csrs-process-map")
    assert "not yet agreed a step-down" in chair.get(page_of(plan)).content.decode()
    answer = chair.post(page_of(plan), DOWN)
    assert answer.status_code == 409
    assert "has not yet recorded that the step-down is agreed" in answer.content.decode()
    form = f"/plans/{plan.pk}/step-down/"
    assert as_(cast.worker).get(form).status_code == 403
    manager = as_(cast.manager)
    assert manager.post(form, {**TODAY, "words": "", "version": "1"}).status_code == 422
    sent = {**TODAY, "words": "Agreed with Denise", "version": "1"}
    assert manager.post(form, sent)["Location"] == f"/children/{plan.case_id}/plan/"
    assert chair.post(page_of(plan), DOWN).status_code == 200


def test_child_in_need_stays_for_twelve_weeks(
    chair: Client, as_: SignedIn, cast: Cast, stoke: Plan
) -> None:
    """S25a: 84 days from 21 April."""
    tell(stoke.case, "conference.held", at(21, 4, 9), cast, conference="review", number=2)
    page = chair.post(page_of(stoke), DOWN).content.decode()
    assert "Child in need stays for at least 12 weeks" in page
    answer = chair.post(page_of(stoke), {**DOWN, "confirmed": "1"}, follow=True)
    assert "At least until Tuesday 14 July" in answer.content.decode()
