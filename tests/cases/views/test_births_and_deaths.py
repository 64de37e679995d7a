"""The pages of a birth and a death: offered where they apply, with what follows (N08, N12)."""

from collections.abc import Iterator
from datetime import date

import pytest

from cases.models import Case, Child
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry
from tests.past_the_acts import write

NOW = at(10, 4, 12)
DAY = {"on-day": "9", "on-month": "4", "on-year": "2026"}


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def unborn(cast: Cast) -> Case:
    return given.an_unborn(cast)


def test_a_birth_is_recorded_from_the_childs_page(as_: SignedIn, cast: Cast, unborn: Case) -> None:
    """N08."""
    client = as_(cast.worker)
    url = f"/children/{unborn.pk}/birth/"
    before = words_of(client.get(f"/children/{unborn.pk}/"))
    assert url in before
    assert "What Unborn baby says" not in before
    page = words_of(client.get(url))
    assert 'value="Ashdown"' in page
    answer = client.post(
        url, {**DAY, "version": unborn.child.version, "first_name": "Noor", "last_name": "Ashdown",
              "sex": "F", "nhs_number": "943 476 5919", "known_from": "The midwife, by phone"},
    )  # fmt: skip
    assert answer["Location"] == f"/children/{unborn.pk}/"
    page = words_of(client.get(f"/children/{unborn.pk}/"))
    assert "Noor Ashdown" in page
    assert "1 day old, born 9 April 2026" in page
    assert url not in page
    assert "Noor was born." in words_of(client.get(f"/children/{unborn.pk}/timeline/"))
    assert "Born. The midwife, by phone" in words_of(client.get(f"/children/{unborn.pk}/notes/"))


def test_the_page_says_what_a_birth_sets_before_it_is_recorded(as_: SignedIn, cast: Cast) -> None:
    """N08: born today, Friday 10 April, the review is due on Monday 11 May."""
    case = given.an_unborn(cast)
    case.timeline.pathway = given.a_pathway("national", cast)
    write(case.timeline, "pathway")
    page = words_of(as_(cast.worker).get(f"/children/{case.pk}/birth/"))
    assert "If the baby was born today, these dates follow" in page
    assert "Hold the review after the birth" in page
    assert "Monday 11 May" in page
    today = {"on-day": "10", "on-month": "4", "on-year": "2026"}
    answer = as_(cast.worker).post(
        f"/children/{case.pk}/birth/",
        {**today, "version": case.child.version, "last_name": "Ashdown", "sex": "U",
         "known_from": "The midwife"},
    )  # fmt: skip
    assert answer.status_code == 302
    row = case.timeline.deadlines.open().get(step="N08", part="review")
    assert row.due_on == date(2026, 5, 11)


def test_a_baby_who_died_before_birth_is_said_to_have(
    as_: SignedIn, cast: Cast, unborn: Case
) -> None:
    """N12."""
    client = as_(cast.worker)
    sent = {**DAY, "version": unborn.child.version, "known_from": "The hospital"}
    assert client.post(f"/children/{unborn.pk}/death/", sent).status_code == 302
    page = words_of(client.get(f"/children/{unborn.pk}/"))
    assert "Died before birth, on Thursday 9 April 2026" in page
    assert "/birth/" not in page


def test_each_wrong_answer_is_refused_and_what_was_typed_stays(
    as_: SignedIn, cast: Cast, unborn: Case
) -> None:
    client, url = as_(cast.worker), f"/children/{unborn.pk}/birth/"
    right = {**DAY, "version": unborn.child.version, "first_name": "Noor", "last_name": "Ashdown",
             "sex": "F", "known_from": "The midwife"}  # fmt: skip
    for wrong, words in (
        ({"on-day": "", "on-month": "", "on-year": ""}, "Enter the date of birth"),
        ({"on-day": "11"}, "Date of birth must be today or in the past."),
        ({"sex": ""}, "Choose male, female or not known"),
        ({"known_from": ""}, "Say how you know"),
        ({"nhs_number": "943 476 5918"}, "This one has a mistake in it."),
    ):
        answer = client.post(url, {**right, **wrong})
        page = words_of(answer)
        assert answer.status_code == 422
        assert words in page
        assert 'value="Noor"' in page
    assert Child.objects.get(pk=unborn.child_id).is_unborn


def test_a_death_ends_what_was_due_and_the_page_says_so_first(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """N12."""
    an_enquiry(cast, cases)
    client, url = as_(cast.worker), f"/children/{cases[0].pk}/death/"
    page = words_of(client.get(url))
    assert "What was due, and is not any more" in page
    assert "Hold the initial conference" in page
    answer = client.post(
        url, {**DAY, "version": cases[0].child.version, "known_from": "The hospital"}
    )
    assert answer["Location"] == f"/children/{cases[0].pk}/"
    page = words_of(client.get(f"/children/{cases[0].pk}/"))
    assert "Died on Thursday 9 April 2026, born 14 June 2019" in page
    assert "Nothing has a date yet." in page
    again = client.get(url, follow=True)
    assert "This child’s death is recorded already." in words_of(again)


def test_somebody_elses_change_meanwhile_has_a_page_of_its_own(
    as_: SignedIn, cast: Cast, unborn: Case
) -> None:
    answer = as_(cast.worker).post(
        f"/children/{unborn.pk}/birth/",
        {**DAY, "version": unborn.child.version - 1, "last_name": "Ashdown", "sex": "F",
         "known_from": "The midwife"},
    )  # fmt: skip
    assert answer.status_code == 409
    assert "Somebody changed this while you had it open" in words_of(answer)


def test_a_chair_is_not_offered_what_she_may_not_do(
    as_: SignedIn, cast: Cast, unborn: Case
) -> None:
    client = as_(cast.chair)
    assert "/birth/" not in words_of(client.get(f"/children/{unborn.pk}/"))
    assert client.get(f"/children/{unborn.pk}/birth/").status_code == 403
