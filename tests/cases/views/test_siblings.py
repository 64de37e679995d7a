"""The pages on which a child joins the siblings' process or leaves it."""

from collections.abc import Iterator

import pytest

from cases.models import Case
from cpcase import clock
from cpcase.records import change
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry

NOW = at(31, 3, 10)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def late(cast: Cast, cases: list[Case]) -> Case:
    """A brother whose episode was opened later, in a process of his own."""
    (case,) = given.siblings(cast, "Ivo")
    case.child.family = cases[0].child.family
    change(case.child, by=cast.system)
    return case


def test_a_brother_joins_and_his_dates_run_from_now(
    as_: SignedIn, cast: Cast, cases: list[Case], late: Case
) -> None:
    """C14."""
    an_enquiry(cast, cases)
    client, url = as_(cast.manager), f"/children/{cases[0].pk}/join/"
    page = words_of(client.get(url))
    assert "Now together: Reuben, Isla." in page
    for data, words in (
        ({"conference_possible": "yes", "why": "Home."}, "Choose who joins"),
        ({"who": str(late.pk), "why": "Home."}, "Say whether a conference is possible"),
        ({"who": str(late.pk), "conference_possible": "yes"}, "Say why"),
        ({"who": str(cases[1].pk), "conference_possible": "yes"}, "Choose who joins"),
    ):
        answer = client.post(url, data)
        assert answer.status_code == 422
        assert words in words_of(answer)
    said = {"who": str(late.pk), "conference_possible": "yes", "why": "Home again."}
    assert client.post(url, said)["Location"] == f"/children/{cases[0].pk}/"
    assert str(late.timeline.deadlines.current().get(step="C14").due_on) == "2026-04-22"


def test_a_child_whose_process_has_not_begun_joins_the_others(
    as_: SignedIn, cast: Cast, cases: list[Case], late: Case
) -> None:
    """C14: from the page of the child who came late, it is not the others who leave theirs."""
    enquiry = an_enquiry(cast, cases)
    client, url = as_(cast.manager), f"/children/{late.pk}/join/"
    page = words_of(client.get(url))
    assert "Whose process does Ivo join?" in page
    assert "is in the open Section 47 enquiry from now on, with Amina Yusuf." in page
    answer = client.post(url, {"conference_possible": "yes", "why": "Home."})
    assert "Choose whom Ivo joins" in words_of(answer)
    said = {"who": str(cases[0].pk), "conference_possible": "yes", "why": "Home again."}
    assert client.post(url, said)["Location"] == f"/children/{late.pk}/"
    late.timeline.refresh_from_db()
    assert late.timeline.group == cases[0].timeline.group
    assert enquiry.children.running().count() == 3
    assert str(late.timeline.deadlines.current().get(step="C14").due_on) == "2026-04-22"


def test_a_child_leaves_with_a_reason(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    client, url = as_(cast.manager), f"/children/{cases[1].pk}/leave/"
    assert client.post(url, {"why": ""}).status_code == 422
    client.post(url, {"why": "With the father."})
    cases[1].timeline.refresh_from_db()
    assert cases[1].timeline.group != cases[0].timeline.group
    answer = client.get(url)
    assert answer["Location"] == f"/children/{cases[1].pk}/"


@pytest.mark.parametrize("page", ["join", "leave"])
def test_it_is_a_managers_of_the_team(
    as_: SignedIn, cast: Cast, cases: list[Case], late: Case, page: str
) -> None:
    url = f"/children/{cases[0].pk}/{page}/"
    assert as_(cast.manager).get(url).status_code == 200
    assert as_(cast.worker).get(url).status_code == 403
    assert as_(cast.auditor).get(url).status_code == 403
    assert as_(cast.other_manager).get(url).status_code == 404
    assert as_(cast.manager).put(url).status_code == 405


def test_nobody_else_to_join_is_said(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    client = as_(cast.manager)
    answer = client.get(f"/children/{cases[0].pk}/join/", follow=True)
    assert "Record a referral first." in words_of(answer)


def test_what_joining_and_leaving_set_off_is_said_first(
    as_: SignedIn, cast: Cast, cases: list[Case], late: Case
) -> None:
    """C14: with an enquiry that runs, and without one."""
    client, url = as_(cast.manager), f"/children/{cases[0].pk}"
    assert "No Section 47 enquiry is open" in words_of(client.get(f"{url}/join/"))
    alone = words_of(client.get(f"{url}/leave/"))
    assert "Reuben goes on alone with the dates that stand." in alone
    assert "is split" not in alone
    an_enquiry(cast, cases)
    joins = words_of(client.get(f"{url}/join/"))
    assert "is in the open Section 47 enquiry from now on, with Amina Yusuf." in joins
    leaves = words_of(client.get(f"{url}/leave/"))
    assert "The Section 47 enquiry is split: Reuben goes on in one of their own" in leaves
