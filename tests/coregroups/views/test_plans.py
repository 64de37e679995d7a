"""The plan's pages: as it stands, as it stood, on paper, its lines and its category (D17, D28)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from coregroups.models import Plan
from tests.cast import Cast
from tests.coregroups.views.conftest import SignedIn
from tests.given import at, siblings
from tests.given_plans import events, plans

WORDS = {"need": "A bed of his own", "who": "Leanne", "action": "Order it"}
TODAY = {"on-day": "21", "on-month": "4", "on-year": "2026"}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plans(cast, "Reuben")[0]


def test_the_page_says_need_result_action_who_by_when(worker: Client, plan: Plan) -> None:
    """Brief 2.2."""
    page = worker.get(f"/children/{plan.case_id}/plan/").content.decode()
    for words in (
        "Neglect", "Tuesday 14 April", "Breakfast, and school in time", "A breakfast club place",
        "Kerry and Beth", "Friday 24 April", "Add a need", "Print the plan for the table",
    ):  # fmt: skip
        assert words in page
    assert "Reuben" not in page.split("</title>")[0]


def test_a_child_without_a_plan_has_words_for_it(worker: Client, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada")
    page = worker.get(f"/children/{case.pk}/plan/").content.decode()
    assert "No plan. It starts on the day of the conference that decides on one." in page
    assert worker.get(f"/children/{case.pk}/plan/history/").status_code == 404
    assert worker.get(f"/children/{case.pk}/plan/table/").status_code == 404
    answer = worker.get(f"/children/{case.pk}/supervision/")
    assert answer.status_code == 403


def test_a_vague_line_is_hinted_at_and_saved(worker: Client, plan: Plan) -> None:
    """D17, F03: SMART hints never block."""
    sent = {**WORDS, **TODAY, "action": "Leanne to engage with support", "version": "1"}
    answer = worker.post(f"/plans/{plan.pk}/lines/new/", sent)
    assert answer.status_code == 302
    page = worker.get(answer["Location"]).content.decode()
    assert "“engage” – say what someone would see." in page
    assert "Say by when." in page


def test_a_line_without_a_need_is_refused_and_kept(worker: Client, plan: Plan) -> None:
    sent = {**WORDS, **TODAY, "need": "", "version": "1"}
    answer = worker.post(f"/plans/{plan.pk}/lines/new/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say what the child needs" in page
    assert "Order it" in page


def test_a_line_is_worded_anew_and_the_history_shows_both(worker: Client, plan: Plan) -> None:
    """D28."""
    line = plan.lines.get()
    form = f"/plan-lines/{line.pk}/change/"
    assert "A breakfast club place" in worker.get(form).content.decode()
    sent = {**WORDS, **TODAY, "update": "action_reviewed", "version": "1"}
    assert worker.post(form, sent).status_code == 302
    page = worker.get(f"/children/{plan.case_id}/plan/history/").content.decode()
    assert "A bed of his own" in page
    assert "A breakfast club place" in page
    assert "Tuesday 14 April until Tuesday 21 April" in page
    clash = worker.post(form, {**sent, "need": "Another bed"})
    assert clash.status_code == 409
    assert "Another bed" in clash.content.decode()


def test_progress_is_said(worker: Client, plan: Plan) -> None:
    """D28."""
    line = plan.lines.get()
    form = f"/plan-lines/{line.pk}/progress/"
    assert line.need in worker.get(form).content.decode()
    sent = {**TODAY, "progress": "slow", "seen": "Late twice", "version": "1"}
    worker.post(form, sent)
    page = worker.get(f"/children/{plan.case_id}/plan/").content.decode()
    assert "Slow" in page
    assert "Seen on Tuesday 21 April: Late twice" in page
    history = worker.get(f"/children/{plan.case_id}/plan/history/").content.decode()
    assert "Amina Yusuf: slow. Late twice" in history


def test_the_paper_for_the_table_has_space_to_write(worker: Client, plan: Plan) -> None:
    page = worker.get(f"/children/{plan.case_id}/plan/table/").content.decode()
    assert "What we agree today" in page
    assert "By when" in page


def test_the_child_is_seen_more_often_than_the_pathway_asks(worker: Client, plan: Plan) -> None:
    """C19, C22."""
    assert worker.get(f"/children/{plan.case_id}/visiting/")["Location"] == (
        f"/plans/{plan.pk}/visiting/"
    )
    form = f"/plans/{plan.pk}/visiting/"
    answer = worker.post(form, {"seen_every_days": "30", "visiting": "", "version": "1"})
    assert "Enter fewer than 14 days" in answer.content.decode()
    worker.post(form, {"seen_every_days": "7", "visiting": "School daily", "version": "1"})
    plan.refresh_from_db()
    assert plan.seen_every_days == 7
    (event,) = events(plan.case, "visiting.set")
    assert event.facts == {"every_days": 7}
    page = worker.get(f"/children/{plan.case_id}/plan/").content.decode()
    assert "Every 7 days" in page


def test_the_chair_changes_the_category(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    form = f"/plans/{plan.pk}/category/"
    assert as_(cast.worker).get(form).status_code == 403
    chair = as_(cast.chair)
    assert "not recommended" in chair.get(form).content.decode()
    sent = {**TODAY, "category": "EMO", "why": "What she saw", "version": "1"}
    assert chair.post(form, sent).status_code == 302
    page = chair.get(f"/children/{plan.case_id}/plan/").content.decode()
    assert "Emotional abuse since Tuesday 21 April, Neglect at the start" in page


@pytest.mark.parametrize("page", ["plan/", "plan/history/", "plan/table/", "oversight/"])
def test_other_teams_find_nothing_and_auditors_read(
    as_: SignedIn, cast: Cast, plan: Plan, page: str
) -> None:
    address = f"/children/{plan.case_id}/{page}"
    assert as_(cast.other_worker).get(address).status_code == 404
    answer = as_(cast.auditor).get(address)
    assert answer.status_code == 200
    assert b"Add a need" not in answer.content
    assert as_(cast.auditor).post(address).status_code == 405


def test_acts_are_for_whoever_may(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    line = plan.lines.get()
    for form in (
        f"/plans/{plan.pk}/lines/new/", f"/plan-lines/{line.pk}/change/",
        f"/plan-lines/{line.pk}/progress/", f"/plans/{plan.pk}/visiting/",
    ):  # fmt: skip
        assert as_(cast.other_worker).get(form).status_code == 404
        assert as_(cast.auditor).get(form).status_code == 403
        assert as_(cast.worker).get(form).status_code == 200


def test_more_lines_cost_no_more_queries(
    worker: Client, plan: Plan, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    from coregroups.services.plan_lines import add_line

    address = f"/children/{plan.case_id}/plan/"
    with django_assert_max_num_queries(80) as first:
        worker.get(address)
    before = len(first)
    for number in range(5):
        plan.refresh_from_db()
        add_line(
            plan, words={"need": f"Need {number}"}, by=cast.worker, on=date(2026, 4, 20),
            as_of=at(20, 4), version=plan.version,
        )  # fmt: skip
    with django_assert_max_num_queries(before):
        worker.get(address)
