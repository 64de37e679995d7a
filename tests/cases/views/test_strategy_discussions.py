"""The pages of a strategy discussion: begun, recorded live, nothing lost (C01, D01, L02)."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.models import AccessEntry
from cases.models import Case, StrategyDiscussion
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cases.views.strategy import edit, told
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import ENDED, a_draft, a_recorded, a_signed_off
from tests.past_the_acts import NEXT

NOW = at(24, 3, 16, 20)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def test_it_is_begun_from_a_childs_page_for_the_siblings_chosen(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """S27, L01."""
    client = as_(cast.worker)
    page = words_of(client.get(f"/children/{cases[0].pk}/strategy/new/"))
    assert "Reuben Ashdown" in page
    assert "Isla Ashdown" in page
    answer = client.post(
        f"/children/{cases[0].pk}/strategy/new/",
        {"children": [str(case.pk) for case in cases], "why": "A bruise"},
    )
    discussion = StrategyDiscussion.objects.get()
    assert answer["Location"] == edit(discussion)
    assert discussion.children.count() == 2


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"why": "A bruise"}, "Choose at least one child"),
        ({"children": True}, "Say why a strategy discussion is held"),
    ],
)
def test_beginning_asks_for_children_and_a_reason(
    as_: SignedIn, cast: Cast, cases: list[Case], sent: dict[str, Any], words: str
) -> None:
    data = {**sent, **({"children": [str(cases[0].pk)]} if "children" in sent else {})}
    answer = as_(cast.worker).post(f"/children/{cases[0].pk}/strategy/new/", data)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert not StrategyDiscussion.objects.exists()


def test_it_is_recorded_and_the_manager_is_asked(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01: a row without a name is nobody yet."""
    discussion = a_draft(cast, cases)
    answer = as_(cast.worker).post(edit(discussion), told(cases))
    assert answer["Location"] == f"/strategy/{discussion.pk}/"
    discussion.refresh_from_db()
    assert (discussion.status, discussion.ended_at) == ("recorded", ENDED)
    assert discussion.attendees.count() == 2
    page = words_of(as_(cast.worker).get(answer["Location"]))
    for words in ("Health has not taken part.", "Start a Section 47 enquiry", "Two calls.",
                  "See them: Amina, by Tuesday 24 March"):  # fmt: skip
        assert words in page


def test_a_manager_goes_on_to_check_and_sign_off(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_draft(cast, cases)
    answer = as_(cast.manager).post(edit(discussion), told(cases))
    assert answer["Location"] == f"/strategy/{discussion.pk}/sign-off/"


def test_a_signed_off_one_is_read_and_not_changed(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_signed_off(cast, cases, as_of=NOW)
    client = as_(cast.manager)
    page = words_of(client.get(f"/strategy/{discussion.pk}/"))
    assert "Signed off by Tom Bright on Tuesday 24 March at 4:20pm." in page
    assert f"/children/{cases[0].pk}/strategy/new/" in page
    answer = client.get(edit(discussion))
    assert answer["Location"] == f"/strategy/{discussion.pk}/"
    assert client.post(edit(discussion), told(cases, discussion.version)).status_code == 409


@pytest.mark.parametrize("page", ["", "edit/", "sign-off/", "return/", "set-aside/"])
def test_another_team_finds_nothing_and_a_reader_may_not_act(
    as_: SignedIn, cast: Cast, cases: list[Case], page: str
) -> None:
    url = f"/strategy/{a_recorded(cast, cases).pk}/{page}"
    assert as_(cast.other_worker).get(url).status_code == 404
    assert as_(cast.partner).get(url).status_code == 404
    assert as_(cast.auditor).get(url).status_code == (403 if page else 200)
    assert as_(cast.manager).put(url).status_code == 405


def test_a_restricted_child_is_left_out_and_what_was_said_is_kept_back(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_recorded(cast, cases)
    Case.objects.filter(pk=cases[1].pk).update(version=NEXT, restricted=True)
    page = words_of(as_(cast.worker).get(f"/strategy/{discussion.pk}/"))
    assert "Reuben" in page
    assert "Isla" not in page
    assert "The school rang about a bruise" not in page
    assert as_(cast.worker).get(edit(discussion)).status_code == 403
    looked = AccessEntry.objects.filter(person=cast.worker, action="view")
    assert {row.child_id for row in looked} == {cases[0].child_id}


def test_a_look_at_it_is_written_down_for_each_child(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    as_(cast.worker).get(f"/strategy/{a_recorded(cast, cases).pk}/")
    looked = AccessEntry.objects.filter(person=cast.worker, action="view")
    assert {row.child_id for row in looked} == {case.child_id for case in cases}


def test_a_draft_that_is_not_needed_is_set_aside(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_draft(cast, cases)
    url = f"/strategy/{discussion.pk}/set-aside/"
    assert "No date runs from it" in words_of(as_(cast.worker).get(url))
    as_(cast.worker).post(url, {"version": "1"})
    discussion.refresh_from_db()
    assert discussion.status == "set_aside"


def test_from_the_childs_page_one_comes_to_what_wants_something_done(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01."""
    url, client = f"/children/{cases[0].pk}/strategy/", as_(cast.manager)
    assert client.get(url)["Location"] == f"/children/{cases[0].pk}/strategy/new/"
    discussion = a_recorded(cast, cases)
    assert client.get(url)["Location"] == f"/strategy/{discussion.pk}/sign-off/"
    assert as_(cast.worker).get(url)["Location"] == f"/strategy/{discussion.pk}/"
    assert as_(cast.other_worker).get(url).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_siblings(
    as_: SignedIn, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    cases = given.siblings(cast, "Reuben", "Isla", "Ivo", "Mia")
    discussion, client = a_recorded(cast, cases), as_(cast.worker)
    client.get(f"/strategy/{discussion.pk}/")
    with django_assert_max_num_queries(34):
        client.get(f"/strategy/{discussion.pk}/")
