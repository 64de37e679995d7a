"""What cannot stand on a child's record: days to come, wrong numbers, no reason."""

from typing import Any

import pytest

from cases.models import Case
from tests.cast import Cast
from tests.given import an_unborn, at, siblings
from tests.given_conference import around
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused

TOMORROW = at(11, 4).date()
MOVED = {
    "who": "family", "lines": "9 Hill Road\r\nAldermere", "postcode": "AL3 9QY",
    "why": "The mother, by phone", **day("since", at(9, 4).date()),
}  # fmt: skip


@pytest.fixture
def case(cast: Cast, it_is: ItIs) -> Case:
    """A child whose family has an address on record."""
    cases = siblings(cast, "Reuben")
    around(cast, cases)
    it_is(at(10, 4, 12))
    return cases[0]


@pytest.mark.parametrize(
    ("but", "where", "words"),
    [
        (day("since", TOMORROW), "since-day", "must be today or in the past"),
        ({"postcode": "AL3"}, "postcode", "Enter a full UK postcode, such as AL3 9QX"),
        ({"lines": " "}, "lines", "Enter the address"),
        ({"why": ""}, "why", "Say how you know"),
        (day("since", at(31, 12, year=2025).date()), "since-day", "Enter a later date"),
    ],
)
def test_an_address(
    as_: SignedIn, cast: Cast, case: Case, but: dict[str, Any], where: str, words: str
) -> None:
    url = f"/children/{case.pk}/people/addresses/new/"
    is_refused(as_(cast.worker), url, {**MOVED, **but}, at=f"id_{where}", words=words)


def test_a_death_to_come(as_: SignedIn, cast: Cast, case: Case) -> None:
    """N12."""
    typed = {**day("on", TOMORROW), "known_from": "The hospital"}
    url = f"/children/{case.pk}/death/"
    is_refused(as_(cast.worker), url, typed, at="id_on-day", words="must be today or in the past")


def test_a_birth_to_come_and_a_number_with_a_mistake(
    as_: SignedIn, cast: Cast, it_is: ItIs
) -> None:
    """N08."""
    unborn = an_unborn(cast)
    it_is(at(10, 4, 12))
    typed = {
        **day("on", at(9, 4).date()), "first_name": "Noor", "last_name": "Ashdown", "sex": "F",
        "known_from": "The midwife", "nhs_number": "943 476 5919",
    }  # fmt: skip
    url, client = f"/children/{unborn.pk}/birth/", as_(cast.worker)
    is_refused(
        client, url, {**typed, **day("on", TOMORROW)}, at="id_on-day",
        words="must be today or in the past",
    )  # fmt: skip
    is_refused(
        client, url, {**typed, "nhs_number": "943 476 5918"}, at="id_nhs_number",
        words="NHS number",
    )  # fmt: skip


def test_a_wrong_number_of_a_child_who_is_known(as_: SignedIn, cast: Cast, case: Case) -> None:
    typed = {"nhs_number": "943 476 5918", "why": "The GP"}
    url = f"/children/{case.pk}/details/numbers/"
    is_refused(as_(cast.worker), url, typed, at="id_nhs_number", words="NHS number")


def test_a_closure_of_the_same_day_twice(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    it_is(at(10, 4, 12))
    client, url = as_(cast.administrator), "/closures/new/"
    typed = {**day("day", at(24, 12).date()), "name": "Christmas Eve"}
    assert client.post(url, typed).status_code == 302
    is_refused(client, url, typed, at="id_day-day", words="This day is a closure already.")
