"""A child's meetings in one list: past and booked, by kind, minutes sent? (brief 2.2)."""

from typing import Any

from django.test import Client

from cases.models import Case
from conferences.services.standing_down import stand_down
from coregroups.services.meeting_dates import cancel_date, set_dates
from coregroups.services.minutes import send_minutes
from cpcase import clock
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at, siblings
from tests.given_conference import a_booked, a_held, a_sent, an_invited
from tests.given_plans import a_core_group_held, group_of, plans
from tests.past_the_acts import write


def page_of(browser: Client, case: Case, query: str = "") -> str:
    answer = browser.get(f"/children/{case.pk}/meetings/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def places(page: str, *words: str) -> list[int]:
    """Where each stands; all of them must be there."""
    return [page.index(one) for one in words]


def test_every_kind_of_meeting_is_in_one_list_the_newest_first(worker: Client, cast: Cast) -> None:
    """C01, C16, C17, C21: with whether the decisions went."""
    with clock.standing_at(at(16, 4)):
        conference = a_sent(cast)
        reuben = conference.cases()[0]
        page = page_of(worker, reuben)
    assert "<title>Meetings" in page
    order = places(page, "Review conference", ">Initial conference<", ">Strategy discussion<")
    assert order == sorted(order)
    assert "No date yet" in page
    assert "Decisions sent on Wednesday 15 April." in page
    assert "Section 47 enquiry started." in page
    assert "Signed off on" in page
    assert f'href="/conferences/{conference.pk}/"' in page


def test_decisions_that_were_not_sent_say_so(worker: Client, cast: Cast) -> None:
    """C17."""
    with clock.standing_at(at(14, 4, 13)):
        page = page_of(worker, a_held(cast).cases()[0])
    assert "Decisions not sent yet." in page


def test_a_core_group_says_whether_its_minutes_went(worker: Client, cast: Cast) -> None:
    """C21, D16."""
    (plan,) = plans(cast, "Reuben")
    group = group_of(plan)
    meeting = a_core_group_held(group, cast, ended_at=at(21, 4, 11))
    set_dates(group, dates=[(at(19, 5, 10), "Civic Centre")], by=cast.worker, as_of=at(21, 4))
    with clock.standing_at(at(22, 4)):
        page = page_of(worker, plan.case)
    order = places(page, "Tuesday 19 May at 10am", "Tuesday 21 April, 10am to 11am")
    assert order == sorted(order)
    assert "Civic Centre." in page
    assert "Minutes are due to members by" in page
    assert f'href="/core-group-meetings/{meeting.pk}/"' in page
    send_minutes(
        meeting, copies={meeting.chair: "By hand"}, by=cast.worker, at=at(22, 4), as_of=at(22, 4),
        version=meeting.version,
    )  # fmt: skip
    with clock.standing_at(at(22, 4, 14)):
        assert "Minutes sent on Wednesday 22 April." in page_of(worker, plan.case)


def test_a_date_that_was_given_up_is_not_in_it(worker: Client, cast: Cast) -> None:
    """D27."""
    (plan,) = plans(cast, "Reuben")
    (date,) = set_dates(
        group_of(plan), dates=[(at(19, 5, 10), "Civic Centre")], by=cast.worker, as_of=at(21, 4)
    )
    cancel_date(date, by=cast.worker, version=date.version)
    page = page_of(worker, plan.case)
    assert "Civic Centre" not in page
    assert "No meeting was held or booked in this episode." in page


def test_a_sister_has_no_meeting_from_before_she_joined(worker: Client, cast: Cast) -> None:
    """Each child's own: her brother's core group went on without her."""
    reuben, isla = plans(cast)
    a_core_group_held(group_of(reuben), cast, ended_at=at(21, 4, 11))
    row = isla.groups.get()
    row.joined_on = at(1, 5).date()
    write(row)
    with clock.standing_at(at(2, 5)):
        assert "Core group 1" in page_of(worker, reuben.case)
        page = page_of(worker, isla.case)
        assert "Core group 1" not in page


def test_it_is_cut_by_kind(worker: Client, cast: Cast) -> None:
    case = an_invited(cast).cases()[0]
    page = page_of(worker, case, "?kind=strategy")
    assert ">Strategy discussion<" in page
    assert ">Initial conference<" not in page
    assert "None in this episode." in page_of(worker, case, "?kind=core_groups")
    assert ">Initial conference<" in page_of(worker, case, "?kind=conferences")
    assert ">Initial conference<" in page_of(worker, case, "?kind=nonsense")


def test_one_that_was_stood_down_says_why(worker: Client, cast: Cast) -> None:
    conference = a_booked(cast)
    stand_down(
        conference, why="The family moved away.", by=cast.manager, as_of=at(1, 4),
        version=conference.version,
    )  # fmt: skip
    page = page_of(worker, conference.cases()[0])
    assert "Stood down: The family moved away." in page


def test_a_restricted_sister_is_not_named(worker: Client, cast: Cast) -> None:
    reuben, isla = an_invited(cast).cases()
    isla.restricted = True
    write(isla)
    page = page_of(worker, reuben)
    assert ">Initial conference<" in page
    assert "Isla" not in page


def test_a_child_of_nobody_in_reach_is_not_found(as_: SignedIn, cast: Cast) -> None:
    (case,) = siblings(cast, "Ada")
    assert as_(cast.other_worker).get(f"/children/{case.pk}/meetings/").status_code == 404
    assert as_(cast.worker).post(f"/children/{case.pk}/meetings/").status_code == 405
    assert as_(cast.worker).get(f"/children/{case.pk}/meetings/?page=9").status_code == 404


def test_it_costs_the_same_with_more_meetings(
    worker: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    (plan,) = plans(cast, "Reuben")
    group = group_of(plan)
    a_core_group_held(group, cast, ended_at=at(21, 4, 11))
    url = f"/children/{plan.case_id}/meetings/"
    with clock.standing_at(at(22, 4)):
        worker.get(url)
        with django_assert_max_num_queries(60) as one:
            worker.get(url)
        dates = [(at(day, 5, 10), "Civic Centre") for day in range(4, 8)]
        set_dates(group, dates=dates, by=cast.worker, as_of=at(21, 4))
        with django_assert_max_num_queries(len(one.captured_queries)):
            page = worker.get(url).content.decode()
    assert page.count("Civic Centre") == 4
