"""Supervision, mid-point reviews and the joint report on their pages (C24, C26, S15, D20)."""

import pytest
from django.test import Client

from coregroups.choices import MeetingKind
from coregroups.models import JointReport, Plan
from tests.cast import Cast
from tests.coregroups.views.conftest import SignedIn
from tests.given import at
from tests.given_plans import a_core_group_held, due, group_of, plans

TODAY = {"on-day": "21", "on-month": "4", "on-year": "2026"}
SUPERVISION = {
    **TODAY, "progress": "Mornings are calmer", "visiting": "Kept", "timescales_kept": "yes",
    "chronology_current": "yes", "genogram_current": "yes", "ecomap_current": "no",
}  # fmt: skip
REVIEW = {
    **TODAY, "progress": "Drifting", "outline_developed": "yes", "core_groups_in_time": "no",
    "plan_reflects_changes": "yes",
}  # fmt: skip


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plans(cast, "Reuben")[0]


def test_a_manager_records_supervision(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    """C26."""
    form = f"/children/{plan.case_id}/supervision/"
    manager = as_(cast.manager)
    assert manager.get(form).status_code == 200
    answer = manager.post(form, {**SUPERVISION, "genogram_current": ""})
    assert "Say whether the genogram is up to date" in answer.content.decode()
    answer = manager.post(form, SUPERVISION, follow=True)
    page = answer.content.decode()
    assert "Mornings are calmer" in page
    assert "ecomap not up to date" in page
    assert due(plan.case, "C26").state == "met"


def test_the_chair_reviews_half_way(as_: SignedIn, cast: Cast, plan: Plan) -> None:
    """C24, S15."""
    form = f"/children/{plan.case_id}/mid-point-review/"
    chair = as_(cast.chair)
    answer = chair.post(form, REVIEW)
    assert "Say what you and the team manager agreed" in answer.content.decode()
    page = chair.post(form, {**REVIEW, "agreed": "Dates set"}, follow=True).content.decode()
    assert "Off course" in page
    assert due(plan.case, "C24").state == "met"


@pytest.mark.parametrize("page", ["supervision/", "mid-point-review/"])
def test_who_may_oversee(as_: SignedIn, cast: Cast, plan: Plan, page: str) -> None:
    form = f"/children/{plan.case_id}/{page}"
    assert as_(cast.other_manager).get(form).status_code == 404
    assert as_(cast.worker).get(form).status_code == 403
    assert as_(cast.manager).delete(form).status_code == 405


@pytest.fixture
def report(cast: Cast) -> JointReport:
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    group = group_of(plan)
    a_core_group_held(group, cast, ended_at=at(16, 4, 11))
    told = {"kind": MeetingKind.PRE_REVIEW, "topics": {"analysis": "Calmer, but fragile"}}
    a_core_group_held(group, cast, ended_at=at(20, 4, 11), **told)
    return JointReport.objects.get()


def test_the_joint_report_goes_on_step_by_step(
    as_: SignedIn, cast: Cast, worker: Client, report: JointReport
) -> None:
    """D20."""
    address = f"/joint-reports/{report.pk}/"
    page = worker.get(address).content.decode()
    assert "Calmer, but fragile" in page
    assert "Send the draft" in page
    assert "Authorised" in page
    for act in ("send-draft", "take-corrections", "submit"):
        report.refresh_from_db()
        sent = {**TODAY, "note": "By hand", "version": str(report.version)}
        assert worker.get(f"{address}{act}/").status_code == 200
        assert worker.post(f"{address}{act}/", sent)["Location"] == address
    assert worker.get(f"{address}authorise/").status_code == 403
    report.refresh_from_db()
    sent = {**TODAY, "version": str(report.version)}
    as_(cast.manager).post(f"{address}authorise/", sent)
    report.refresh_from_db()
    assert report.status == "authorised"


def test_a_step_out_of_turn_or_unknown_is_not_there(
    worker: Client, as_: SignedIn, cast: Cast, report: JointReport
) -> None:
    """D20."""
    address = f"/joint-reports/{report.pk}/"
    assert worker.get(f"{address}submit/")["Location"] == address
    assert worker.get(f"{address}shred/").status_code == 404
    assert as_(cast.other_worker).get(address).status_code == 404
    stale = {**TODAY, "version": "9"}
    assert worker.post(f"{address}send-draft/", stale).status_code == 409
    case = report.meeting.core_group.plans()[0].case
    assert worker.get(f"/children/{case.pk}/joint-report/")["Location"] == address
