"""The live record of a core group, its minutes, an absence without a report (C20 to D22)."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Draft
from coregroups.models import CoreGroup, Meeting, Plan
from tests.cast import Cast
from tests.coregroups.views.conftest import SignedIn
from tests.given import at
from tests.given_plans import a_core_group_held, due, group_of, member, plans

TODAY = {"on-day": "21", "on-month": "4", "on-year": "2026"}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plans(cast, "Reuben", pathway="darlington")[0]


@pytest.fixture
def group(plan: Plan) -> CoreGroup:
    return group_of(plan)


def a_meeting(group: CoreGroup, **other: Any) -> dict[str, Any]:
    """What is sent for a meeting this morning at which everybody was."""
    sent: dict[str, Any] = {
        **TODAY, "kind": "first", "started": "10am", "ended": "11am", "agreed": "yes",
        "chair": str(member(group, "Tom Bright").pk), "version": str(group.version),
        "note_taker": str(member(group, "Beth Lowe").pk), "dates-TOTAL_FORMS": "0",
    }  # fmt: skip
    sent |= {f"how_{one.pk}": "here" for one in group.members.current()}
    sent |= other
    return {name: value for name, value in sent.items() if value is not None}


def test_the_page_follows_the_agenda_of_the_first_meeting(
    worker: Client, group: CoreGroup, plan: Plan
) -> None:
    """D21, brief 3.7."""
    page = worker.get(f"/core-groups/{group.pk}/record/").content.decode()
    for words in (
        "1 Identification of note taker", "11 Dates, times and venues",
        "First core group (11 items)",
        "Later core group (12 items)", "What is life like for Reuben now?",
        "Breakfast, and school in time", "Do we all agree?", "Add a need for Reuben",
        "Print the plan for the table", "absent and no report is a breach",
        "Send one shared set of minutes", "differ and rotate", "Nothing to write here.",
    ):  # fmt: skip
        assert words in page


def test_another_agenda_keeps_what_was_typed(worker: Client, group: CoreGroup) -> None:
    """D21."""
    sent = a_meeting(group, agenda="pre_review", further="The cat", agreed=None)
    sent[f"own_words_{group.plans()[0].case_id}"] = "“Toast”"
    page = worker.post(f"/core-groups/{group.pk}/record/", sent).content.decode()
    assert "Identification of risk factors / protective factors" in page
    assert "“Toast”" in page
    assert "There is a problem" not in page
    assert not Meeting.objects.exists()


def test_a_meeting_is_recorded_with_all_that_was_said(
    worker: Client, group: CoreGroup, plan: Plan
) -> None:
    """D13a, D15, D17, D19, D27."""
    line, case = plan.lines.get(), plan.case_id
    sent = a_meeting(
        group,
        **{
            f"life_now_{case}": "Calm mornings", f"own_words_{case}": "“I like toast.”",
            f"progress_{line.pk}": "on_track", f"seen_{line.pk}": "At school by 8:40am",
            "parents_views": "Proud", f"needs_{plan.pk}-TOTAL_FORMS": "1",
            f"needs_{plan.pk}-0-need": "A warm house", "steps": "D16", "dates-TOTAL_FORMS": "1",
            "dates-0-planned_at-day": "2", "dates-0-planned_at-month": "6",
            "dates-0-planned_at-year": "2026", "dates-0-planned_at-time": "10am",
            "dates-0-venue": "School",
        },
    )  # fmt: skip
    answer = worker.post(f"/core-groups/{group.pk}/record/", sent)
    meeting = Meeting.objects.get(number=1)
    assert answer["Location"] == f"/core-group-meetings/{meeting.pk}/"
    page = worker.get(answer["Location"]).content.decode()
    for words in (
        "Core group 1", "Tuesday 21 April, 10am to 11am", "Calm mornings", "“I like toast.”",
        "Proud", "On track. At school by 8:40am", "All agreed.",
        "Minutes are due to members by Sunday 26 April",
    ):  # fmt: skip
        assert words in page
    assert plan.lines.get(number=2).need == "A warm house"
    assert group.meetings.planned().get().planned_at == at(2, 6, 10)
    assert due(plan.case, "D13a").state == "met"


def test_of_two_plans_it_is_said_whose_line_went_how(worker: Client, cast: Cast) -> None:
    """D17: the group carries the plans of brothers and sisters."""
    both = plans(cast, "Reuben", "Isla", pathway="darlington")
    group = group_of(both[0])
    went = {f"progress_{plan.lines.get().pk}": "on_track" for plan in both}
    answer = worker.post(f"/core-groups/{group.pk}/record/", a_meeting(group, **went))
    page = worker.get(answer["Location"]).content.decode()
    assert "Reuben: Breakfast, and school in time" in page
    assert "Isla: Breakfast, and school in time" in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"note_taker": None}, "Choose who took the notes"),
        ({"agreed": "no"}, "Say who does not agree, and why"),
        ({"agreed": None}, "Say whether you all agree"),
        ({"ended": "9am"}, "The meeting must end after it begins"),
        ({"on-day": "22"}, "The end of the meeting must be today or in the past"),
        ({"ended": "25:00"}, "The time must be"),
    ],
)
def test_what_is_wrong_is_said_and_kept(
    worker: Client, group: CoreGroup, plan: Plan, sent: dict[str, Any], words: str
) -> None:
    """D15, D22; issue section 10."""
    told = a_meeting(group, **sent, parents_views="Tired")
    answer = worker.post(f"/core-groups/{group.pk}/record/", told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "Tired" in page
    assert not Meeting.objects.exists()


def test_a_report_is_asked_for_its_day(worker: Client, group: CoreGroup) -> None:
    """D18."""
    mother = member(group, "Leanne Ashdown")
    sent = a_meeting(group, **{f"how_{mother.pk}": "report"})
    page = worker.post(f"/core-groups/{group.pk}/record/", sent).content.decode()
    assert "When did the report of Leanne Ashdown come?" in page
    name = f"report_on_{mother.pk}"
    sent |= {f"{name}-day": "20", f"{name}-month": "4", f"{name}-year": "2026"}
    page = worker.post(f"/core-groups/{group.pk}/record/", sent, follow=True).content.decode()
    assert "Leanne Ashdown (Monday 20 April)" in page


def test_absent_without_a_report_goes_up(worker: Client, group: CoreGroup) -> None:
    """D18, S14."""
    mother = member(group, "Leanne Ashdown")
    sent = a_meeting(group, **{f"how_{mother.pk}": "neither"})
    page = worker.post(f"/core-groups/{group.pk}/record/", sent, follow=True).content.decode()
    assert "Tell their manager and the chair" in page
    attendance = Meeting.objects.get().attendances.get(member=mother)
    form = f"/attendances/{attendance.pk}/escalate/"
    assert "neither there nor sent a report" in worker.get(form).content.decode()
    worker.post(form, {**TODAY, "to": "Head of service", "version": "1"})
    page = worker.get(f"/core-group-meetings/{attendance.meeting_id}/").content.decode()
    assert "Head of service was told on Tuesday 21 April, and the chair" in page
    assert worker.post(form, {**TODAY, "to": "Again", "version": "2"}).status_code == 409


def test_the_text_survives_leaving_the_page(worker: Client, group: CoreGroup, cast: Cast) -> None:
    """Brief, principle 4."""
    sent = {"kind": "later", "parents_views": "Half a sent", "save_draft": "1", "version": "1"}
    worker.post(f"/core-groups/{group.pk}/record/", sent)
    assert "Ashdown" not in Draft.objects.get(person=cast.worker).title
    page = worker.get(f"/core-groups/{group.pk}/record/").content.decode()
    assert "Half a sent" in page
    assert "12 Dates, times, venues for future core groups" in page


def test_two_who_record_the_same_meeting(worker: Client, group: CoreGroup, cast: Cast) -> None:
    """Issue section 10: a stale version."""
    mine = a_meeting(group, parents_views="Mine")
    a_core_group_held(group, cast, ended_at=at(21, 4, 11))
    answer = worker.post(f"/core-groups/{group.pk}/record/", mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody recorded a core group of this family" in page
    assert "Mine" in page
    assert Meeting.objects.count() == 1
    worker.post(f"/core-groups/{group.pk}/record/", {**mine, "version": str(group.version + 1)})
    assert Meeting.objects.count() == 2


def test_minutes_are_sent_to_whom_and_how(worker: Client, group: CoreGroup, cast: Cast) -> None:
    """D15, D16, C21."""
    meeting = a_core_group_held(group, cast, ended_at=at(20, 4, 11))
    form = f"/core-group-meetings/{meeting.pk}/minutes/"
    case = group.plans()[0].case
    assert worker.get(f"/children/{case.pk}/minutes/")["Location"] == form
    teacher = member(group, "Beth Lowe")
    assert 'value="Secure mail"' in worker.get(form).content.decode()
    sent = {**TODAY, "version": str(meeting.version), "copies": str(teacher.pk)}
    answer = worker.post(form, {**sent, f"route_{teacher.pk}": ""})
    assert "Say how the minutes went to Beth Lowe" in answer.content.decode()
    answer = worker.post(form, {**sent, f"route_{teacher.pk}": "By hand"})
    assert answer.status_code == 302
    page = worker.get(f"/core-group-meetings/{meeting.pk}/").content.decode()
    assert "Minutes sent on Tuesday 21 April" in page
    assert "Beth Lowe: By hand" in page
    assert due(case, "D15").state == "met"


def test_who_may_see_a_meeting_and_send_its_minutes(
    as_: SignedIn, group: CoreGroup, cast: Cast
) -> None:
    meeting = a_core_group_held(group, cast, ended_at=at(20, 4, 11))
    address = f"/core-group-meetings/{meeting.pk}/"
    assert as_(cast.other_worker).get(address).status_code == 404
    assert as_(cast.auditor).get(address).status_code == 200
    assert as_(cast.auditor).get(f"{address}minutes/").status_code == 403
    assert as_(cast.worker).post(address).status_code == 405


def test_the_live_page_asks_as_many_queries_for_more_lines(
    worker: Client, group: CoreGroup, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(70):
        worker.get(f"/core-groups/{group.pk}/record/")
