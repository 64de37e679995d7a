"""A core group's page, its members and dates (D14, D27)."""

from typing import Any

import pytest
from django.test import Client

from coregroups.models import CoreGroup, Plan
from tests.cast import Cast
from tests.coregroups.views.conftest import SignedIn
from tests.given import siblings
from tests.given_plans import group_of, member, plans
from tests.past_the_acts import write

TODAY = {"on-day": "21", "on-month": "4", "on-year": "2026"}
NURSE = {
    "name": "Joan Pike", "kind": "professional", "agency_kind": "health",
    "agency": "Aldermere Health Trust", "secure_route": "Health mail",
}  # fmt: skip


@pytest.fixture
def both(cast: Cast) -> list[Plan]:
    return plans(cast)


@pytest.fixture
def group(both: list[Plan]) -> CoreGroup:
    return group_of(both[0])


def test_the_page_shows_children_members_and_what_is_to_come(
    worker: Client, group: CoreGroup
) -> None:
    page = worker.get(f"/core-groups/{group.pk}/").content.decode()
    for words in (
        "Reuben Ashdown", "Isla Ashdown", "Leanne Ashdown", "Beth Lowe", "Secure mail",
        "No core group was held yet.", "No dates are set.", "Record a core group",
    ):  # fmt: skip
        assert words in page
    assert "Ashdown" not in page.split("</title>")[0]


def test_a_member_joins_is_changed_and_leaves(worker: Client, group: CoreGroup) -> None:
    """D14."""
    form = f"/core-groups/{group.pk}/members/new/"
    answer = worker.post(form, {**NURSE, **TODAY, "version": "1", "secure_route": ""})
    assert answer.status_code == 422
    assert "Say how things are sent to Joan Pike securely" in answer.content.decode()
    assert worker.post(form, {**NURSE, **TODAY, "version": "1"}).status_code == 302
    nurse = member(group, "Joan Pike")
    change = f"/members/{nurse.pk}/change/"
    assert "Health mail" in worker.get(change).content.decode()
    worker.post(change, {**NURSE, "phone": "01632 960 123", "version": "1"})
    clash = worker.post(change, {**NURSE, "phone": "01632 960 999", "version": "1"})
    assert clash.status_code == 409
    worker.post(f"/members/{nurse.pk}/leave/", {**TODAY, "version": "2"})
    page = worker.get(f"/core-groups/{group.pk}/").content.decode()
    assert "Joan Pike, until Tuesday 21 April" in page


def test_dates_are_set_and_cancelled(worker: Client, group: CoreGroup) -> None:
    """D27."""
    form = f"/core-groups/{group.pk}/dates/"
    sent = {
        "version": "1", "dates-TOTAL_FORMS": "1", "dates-0-planned_at-day": "24",
        "dates-0-planned_at-month": "4", "dates-0-planned_at-year": "2026",
        "dates-0-planned_at-time": "10am", "dates-0-venue": "School",
    }  # fmt: skip
    assert b"Add another date" in worker.get(form).content
    more = worker.post(form, {**sent, "dates-add": "1"})
    assert more.content.decode().count('value="School"') == 1
    past = worker.post(form, {**sent, "dates-0-planned_at-month": "3"})
    assert past.status_code == 422
    assert "Enter a date and time to come" in past.content.decode()
    assert worker.post(form, sent).status_code == 302
    page = worker.get(f"/core-groups/{group.pk}/").content.decode()
    assert "Friday 24 April 2026 at 10am, School" in page or "Friday 24 April at 10am" in page
    date = group.meetings.get()
    cancel = f"/core-group-dates/{date.pk}/cancel/"
    assert worker.get(cancel).status_code == 200
    worker.post(cancel, {"version": "1"})
    assert not group.meetings.planned().exists()
    assert worker.post(cancel, {"version": "2"}).status_code == 409


def of_a_date(page: Any, day: str, venue: str) -> dict[str, str]:
    """What the open page of dates sends once one date was typed into it."""
    return {
        "version": "1", "read_dates": page.context["form"].initial["read_dates"],
        "dates-TOTAL_FORMS": "1", "dates-0-planned_at-day": day, "dates-0-planned_at-month": "4",
        "dates-0-planned_at-year": "2026", "dates-0-planned_at-time": "10am",
        "dates-0-venue": venue,
    }  # fmt: skip


def test_two_who_set_dates_at_once_read_both(
    worker: Client, as_: SignedIn, cast: Cast, group: CoreGroup
) -> None:
    """D27: what somebody else set is told, mine stays as typed, and is set knowing both."""
    form = f"/core-groups/{group.pk}/dates/"
    manager = as_(cast.manager)
    mine, theirs = worker.get(form), manager.get(form)
    assert manager.post(form, of_a_date(theirs, "24", "The school")).status_code == 302
    clash = worker.post(form, of_a_date(mine, "27", "Civic Centre"))
    page = clash.content.decode()
    assert clash.status_code == 409
    for words in (
        "Somebody changed this while you had it open", "What Tom Bright saved",
        "Friday 24 April at 10am, The school", 'value="Civic Centre"',
    ):  # fmt: skip
        assert words in page
    assert group.meetings.planned().count() == 1
    known = clash.context["form"].data["read_dates"]
    again = {**of_a_date(mine, "27", "Civic Centre"), "read_dates": known}
    assert worker.post(form, again).status_code == 302
    assert [one.venue for one in group.meetings.planned()] == ["The school", "Civic Centre"]


def test_dates_that_are_set_already_stand_above_new_ones(worker: Client, group: CoreGroup) -> None:
    """D27."""
    form = f"/core-groups/{group.pk}/dates/"
    worker.post(form, of_a_date(worker.get(form), "24", "The school"))
    page = worker.get(form).content.decode()
    assert "Set already" in page
    assert "Friday 24 April at 10am, The school" in page


def test_who_may_see_and_who_may_act(as_: SignedIn, cast: Cast, group: CoreGroup) -> None:
    for page in ("", "members/new/", "dates/", "record/"):
        address = f"/core-groups/{group.pk}/{page}"
        assert as_(cast.other_worker).get(address).status_code == 404
        assert as_(cast.auditor).get(address).status_code == (403 if page else 200)
    assert as_(cast.worker).post(f"/core-groups/{group.pk}/").status_code == 405


def test_a_restricted_child_is_left_out_and_nobody_else_acts_for_it(
    worker: Client, both: list[Plan], group: CoreGroup
) -> None:
    isla = both[1].case
    isla.restricted = True
    write(isla)
    page = worker.get(f"/core-groups/{group.pk}/").content.decode()
    assert "Reuben Ashdown" in page
    assert "Isla" not in page
    assert "Record a core group" not in page
    assert worker.get(f"/core-groups/{group.pk}/record/").status_code == 403


def test_from_a_child_to_its_group(worker: Client, both: list[Plan], group: CoreGroup) -> None:
    case = both[0].case
    for page, target in (
        ("core-group/", f"/core-groups/{group.pk}/"),
        ("core-group/record/", f"/core-groups/{group.pk}/record/"),
        ("minutes/", f"/children/{case.pk}/plan/"),
        ("joint-report/", f"/children/{case.pk}/plan/"),
    ):
        assert worker.get(f"/children/{case.pk}/{page}")["Location"] == target


def test_a_child_without_a_group_is_told_so(worker: Client, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada", family="Okoro")
    answer = worker.get(f"/children/{case.pk}/core-group/record/", follow=True)
    assert "No core group carries a plan for this child yet." in answer.content.decode()


def test_more_members_cost_no_more_queries(
    worker: Client, group: CoreGroup, django_assert_max_num_queries: Any
) -> None:
    address = f"/core-groups/{group.pk}/"
    with django_assert_max_num_queries(60) as first:
        worker.get(address)
    before = len(first)
    for name in ("Joan Pike", "Sid Rowe", "Una Blake"):
        sent = {**NURSE, **TODAY, "name": name, "version": "1"}
        worker.post(f"{address}members/new/", sent)
    worker.get(address)
    with django_assert_max_num_queries(before):
        assert b"Una Blake" in worker.get(address).content
