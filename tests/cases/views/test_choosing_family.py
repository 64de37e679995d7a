"""Whose child is added: a family is found by a name, by POST, and given where one comes from it."""

from collections.abc import Iterator

import pytest

from accounts.models import AccessEntry
from cases.models import Case, Child, Family, NamedPerson
from cpcase import clock
from cpcase.records import add
from cpcase.web.lists import A_PAGE
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.past_the_acts import write

URL = "/children/new/"
NELL = {
    "first_name": "Nell", "last_name": "Ashdown", "sex": "F", "ethnicity": "WBRI",
    "birth_date-day": "3", "birth_date-month": "5", "birth_date-year": "2024",
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(at(24, 3)):
        yield


@pytest.mark.parametrize("typed", ["ashdown", "Ashdown family", "Isla", "Ashdowne", "reub"])
def test_a_family_is_found_by_its_name_or_that_of_a_child(
    as_: SignedIn, cast: Cast, cases: list[Case], typed: str
) -> None:
    given.siblings(cast, "Jayden", family="Cole")
    family = cases[0].child.family
    answer = as_(cast.worker).post(URL, {"name": typed})
    page = words_of(answer)
    assert f'href="/families/{family.pk}/children/new/"' in answer.content.decode()
    assert "Reuben, 6 years old; Isla, 4 years old" in page
    assert "Cole" not in page
    found = AccessEntry.objects.filter(person=cast.worker, action="find")
    assert {entry.child_id for entry in found} == {case.child_id for case in cases}


def test_without_a_name_nothing_is_looked_for(as_: SignedIn, cast: Cast) -> None:
    client = as_(cast.worker)
    assert "which family?" in words_of(client.get(URL))
    for empty in ({}, {"name": "  "}):
        answer = client.post(URL, empty)
        assert answer.status_code == 422
        assert "Enter a name" in words_of(answer)


def test_who_is_not_found_is_of_a_new_family(as_: SignedIn, cast: Cast) -> None:
    client = as_(cast.worker)
    answer = client.post(URL, {"name": "Nobody"})
    assert "No family found" in words_of(answer)
    assert 'href="/children/new/family/"' in answer.content.decode()
    refused = client.post("/children/new/family/", NELL)
    assert refused.status_code == 422
    assert "Enter the new family’s name" in words_of(refused).replace("'", "’")
    client.post("/children/new/family/", {**NELL, "family_name": "Reed family"})
    assert Child.objects.get().family.name == "Reed family"


def test_many_families_come_in_pages_and_the_name_stands_in_no_address(
    as_: SignedIn, cast: Cast
) -> None:
    for number in range(A_PAGE + 1):
        given.siblings(cast, "Mia", family=f"Okoro{chr(65 + number)}")
    client = as_(cast.worker)
    first = client.post(URL, {"name": "Okoro"})
    assert f"{A_PAGE + 1} among the records you may see: page 1 of 2" in words_of(first)
    assert "OkoroA family" in words_of(first)
    assert "OkoroZ" not in words_of(first)
    page = first.content.decode()
    assert '<input type="hidden" name="name" value="Okoro">' in page
    assert "?page=" not in page
    second = client.post(URL, {"name": "Okoro", "page": "2"})
    assert "OkoroZ family" in words_of(second)
    assert "Previous page" in words_of(second)
    assert "Next page" not in words_of(second)
    # a number that is none is answered with a page that is there
    assert "page 2 of 2" in words_of(client.post(URL, {"name": "Okoro", "page": "99"}))
    assert "page 1 of 2" in words_of(client.post(URL, {"name": "Okoro", "page": "x"}))


def test_a_restricted_child_is_neither_found_nor_named(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    isla = cases[1]
    isla.child.first_name = "Persephone"
    write(isla.child)
    isla.restricted = True
    write(isla)
    add(NamedPerson(case=isla, person=cast.colleague), by=cast.system)
    family = cases[0].child.family
    client = as_(cast.worker)
    assert "No family found" in words_of(client.post(URL, {"name": "Persephone"}))
    for answer in (
        client.post(URL, {"name": "Reuben"}), client.get(f"/families/{family.pk}/children/new/"),
    ):  # fmt: skip
        assert "Reuben" in words_of(answer)
        assert "Persephone" not in words_of(answer)
    assert "Persephone" in words_of(as_(cast.colleague).post(URL, {"name": "Persephone"}))


def test_from_a_child_or_a_family_the_family_is_given(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    family: Family = cases[0].child.family
    client, url = as_(cast.worker), f"/families/{family.pk}/children/new/"
    for page in (f"/children/{cases[0].pk}/", f"/families/{family.pk}/"):
        assert f'href="{url}"' in client.get(page).content.decode()
    shown = words_of(client.get(url))
    assert "On record already: Reuben Ashdown, born" in shown
    assert "Name of the new family" not in shown
    answer = client.post(url, NELL)
    assert answer["Location"] == f"/families/{family.pk}/referral/"
    assert Child.objects.get(first_name="Nell").family == family


def test_whose_it_is(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    url = f"/families/{cases[0].child.family_id}/children/new/"
    for person, one, search in (
        (cast.other_worker, 404, 200), (cast.partner, 404, 403), (cast.auditor, 403, 403),
        (cast.manager, 200, 200),
    ):  # fmt: skip
        assert as_(person).get(url).status_code == one
        assert as_(person).post(url, NELL).status_code == (302 if one == 200 else one)
        assert as_(person).get(URL).status_code == search
        assert as_(person).post(URL, {"name": "Ashdown"}).status_code == search
