"""Check and sign off: the preview is what happens, one button, or back with words (C01)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from cases.models import Case, Enquiry, StrategyDiscussion
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_recorded, a_signed_off, an_account, no_enquiry

NOW = at(24, 3, 16, 35)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def page_of(discussion: StrategyDiscussion) -> str:
    return f"/strategy/{discussion.pk}/sign-off/"


def told(discussion: StrategyDiscussion, cast: Cast, **other: Any) -> dict[str, Any]:
    whole = {"version": discussion.version, "allocate_to": str(cast.worker.pk), "agreed": "on"}
    return {key: value for key, value in {**whole, **other}.items() if value is not None}


def promised(page: str) -> set[str]:
    """The rules whose dates the page lists."""
    return set(re.findall(r"Rule (\w+)</span>", page))


def test_the_dates_on_the_page_are_those_that_run_afterwards(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01, C03, C04, C14: the preview and the result are the same."""
    discussion, client = a_recorded(cast, cases), as_(cast.manager)
    page = words_of(client.get(page_of(discussion)))
    said = promised(page)
    assert {"C03", "C04", "C14"} <= said
    assert "C01" not in said
    for words in (
        "Wednesday 15 April",
        "Today",
        "A warning to conference administration",
        "The social worker is told",
        "The social worker you choose",
    ):
        assert words in page
    client.post(page_of(discussion), told(discussion, cast))
    for case in cases:
        owed = case.timeline.deadlines.open().filter(due_on__isnull=False)
        assert {row.step for row in owed} == said


def test_siblings_are_one_line_and_a_child_with_other_dates_is_named(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    page = words_of(as_(cast.manager).get(page_of(a_recorded(cast, cases))))
    assert page.count("Decide whether a conference is needed") == 1
    account = an_account(cases)
    mixed = {**account.children, cases[1].pk: no_enquiry(account).children[cases[1].pk]}
    other = given.siblings(cast, "Ivo", "Mia", family="Cole")
    mixed = {
        other[0].pk: account.children[cases[0].pk],
        other[1].pk: no_enquiry(account).children[cases[1].pk],
    }
    page = words_of(as_(cast.manager).get(page_of(a_recorded(cast, other, children=mixed))))
    assert "Decide whether a conference is needed: Ivo" in page


def test_signing_off_opens_the_enquiry_and_leads_to_it(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01, D02."""
    discussion, client = a_recorded(cast, cases), as_(cast.manager)
    answer = client.post(page_of(discussion), told(discussion, cast))
    enquiry = Enquiry.objects.get()
    assert answer["Location"] == f"/s47/{enquiry.pk}/"
    assert "Signed off on Tuesday 24 March at 4:35pm." in words_of(client.get(answer["Location"]))


def test_without_an_enquiry_nobody_is_to_be_chosen(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """L02."""
    account = no_enquiry(an_account(cases))
    discussion, client = a_recorded(cast, cases, children=account.children), as_(cast.manager)
    page = words_of(client.get(page_of(discussion)))
    assert "Allocate the enquiry" not in page
    answer = client.post(page_of(discussion), told(discussion, cast, allocate_to=None))
    assert answer["Location"] == f"/strategy/{discussion.pk}/"


def test_of_who_comes_into_an_open_enquiry_no_worker_is_chosen(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """D02: whoever has the enquiry keeps it; another is chosen on its own page."""
    (third,) = given.siblings(cast, "Ivo")
    a_signed_off(cast, cases)
    together = [*cases, third]
    later = a_recorded(
        cast, together, as_of=at(24, 3, 16), held_at=at(24, 3, 15), ended_at=at(24, 3, 16)
    )
    client = as_(cast.manager)
    page = words_of(client.get(page_of(later)))
    assert "Allocate the enquiry" not in page
    assert "comes into the Section 47 enquiry that is open for a brother or sister" in page
    assert "with Amina Yusuf." in page
    answer = client.post(page_of(later), told(later, cast, allocate_to=None))
    assert answer.status_code == 302
    assert Enquiry.objects.get().children.count() == 3


def test_all_that_is_missing_is_said_at_once(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    """C01: the reason and the tick, in one round."""
    there = tuple(one for one in an_account(cases).attendees if one.kind != "police")
    discussion = a_recorded(cast, cases, attendees=there)
    page = words_of(
        as_(cast.manager).post(page_of(discussion), told(discussion, cast, agreed=None))
    )
    assert "Add police, or say why the discussion went ahead without them." in page
    assert "Say that you have read this" in page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"agreed": None}, "Say that you have read this and that it is your decision"),
        ({"allocate_to": ""}, "Choose the social worker who makes the enquiry"),
        ({"allocate_to": "somebody"}, "Choose the social worker who makes the enquiry"),
    ],
)
def test_it_takes_a_worker_and_the_tick(
    as_: SignedIn, cast: Cast, cases: list[Case], other: dict[str, Any], words: str
) -> None:
    """C01."""
    discussion = a_recorded(cast, cases)
    answer = as_(cast.manager).post(page_of(discussion), told(discussion, cast, **other))
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert not Enquiry.objects.exists()


def test_without_the_police_and_no_reason_it_is_refused_and_the_choice_is_kept(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01."""
    there = tuple(one for one in an_account(cases).attendees if one.kind != "police")
    discussion = a_recorded(cast, cases, attendees=there)
    answer = as_(cast.manager).post(page_of(discussion), told(discussion, cast))
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Add police, or say why the discussion went ahead without them." in page
    assert 'id="id_went_ahead_because-error"' in page
    assert f'value="{cast.worker.pk}" selected' in page
    why = {"went_ahead_because": "The police sent their record by phone."}
    assert as_(cast.manager).post(
        page_of(discussion), told(discussion, cast, **why)
    ).status_code == (302)
    discussion.refresh_from_db()
    assert discussion.went_ahead_because == "The police sent their record by phone."


def test_what_was_changed_meanwhile_is_not_signed_unread(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_recorded(cast, cases)
    answer = as_(cast.manager).post(
        page_of(discussion), told(discussion, cast, version=discussion.version - 1)
    )
    assert answer.status_code == 409
    assert "Somebody changed this" in words_of(answer)
    assert not Enquiry.objects.exists()


def test_a_worker_may_not_open_it_and_it_is_signed_once(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01."""
    assert as_(cast.worker).get(page_of(a_recorded(cast, cases))).status_code == 403
    signed = a_signed_off(cast, given.siblings(cast, "Ivo", family="Cole"))
    answer = as_(cast.manager).get(page_of(signed))
    assert answer["Location"] == f"/strategy/{signed.pk}/"


def test_it_is_returned_with_what_needs_to_change(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion, client = a_recorded(cast, cases), as_(cast.manager)
    url = f"/strategy/{discussion.pk}/return/"
    assert client.post(url, {"version": discussion.version, "why": ""}).status_code == 422
    client.post(url, {"version": discussion.version, "why": "Who saw the bruise?"})
    page = words_of(as_(cast.worker).get(f"/strategy/{discussion.pk}/edit/"))
    assert "Returned by Tom Bright on Tuesday 24 March at 4:35pm: Who saw the bruise?" in page


def test_the_number_of_queries_stays_small(
    as_: SignedIn, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    """Each child's timeline is worked out once: events, deadlines, closures."""
    discussion = a_recorded(cast, given.siblings(cast, "Reuben", "Isla", "Ivo"))
    client = as_(cast.manager)
    with django_assert_max_num_queries(60):
        client.get(page_of(discussion))
