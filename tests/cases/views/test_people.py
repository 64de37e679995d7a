"""The page of people: where the child lives, family, professionals; changed, ended, never lost."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.models import Address, Case, Professional, Relative
from cases.rules.people import Known, Reached
from cases.services.professionals import involve
from cases.services.relatives import add_relative
from cpcase import clock
from cpcase.records import add
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.past_the_acts import write

NOW = at(10, 4, 12)
WHY = {"why": "Their mother told me"}


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def people(case: Case, path: str = "") -> str:
    return f"/children/{case.pk}/people/{f'{path}/' if path else ''}"


def a_day(name: str, day: int, month: int, year: int = 2026) -> dict[str, Any]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def a_home(case: Case, cast: Cast) -> Address:
    family = case.child.family
    return add(Address(family=family, lines="3 Mill Lane", since=at(5, 1).date()), by=cast.system)


def a_nan(cases: list[Case], cast: Cast) -> Relative:
    nan = Reached(first_name="Rosa", last_name="Finch", phone="01632 960144",
                  contact_rule="Must not be given this address")  # fmt: skip
    return add_relative(
        [case.child for case in cases], nan, relation="grandparent", by=cast.worker,
        parental_responsibility=False, lives_with=False, why="x",
    )  # fmt: skip


def a_teacher(cases: list[Case], cast: Cast) -> Professional:
    beth = Known(name="Beth Lowe", kind="education", agency=cast.school, job="Head of year")
    return involve(cases, beth, since=at(1, 4).date(), why="x", by=cast.worker, as_of=NOW)


def test_a_new_address_ends_the_one_before_and_both_are_shown(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case, client = cases[0], as_(cast.worker)
    a_home(case, cast)
    url = people(case, "addresses/new")
    assert f'href="{url}"' in words_of(client.get(people(case)))
    sent = {"who": "family", "lines": "9 Quay Street, Aldermere", "postcode": "al39qx",
            "with_whom": "His mother", "confidential": "on", **a_day("since", 1, 4), **WHY,
            "version": case.child.version}  # fmt: skip
    assert client.post(url, sent)["Location"] == people(case)
    page = words_of(client.get(people(case)))
    for words in (
        "9 Quay Street, Aldermere, AL3 9QX", "Since Wednesday 1 April", "With His mother",
        "Confidential: never in a letter",
        "3 Mill Lane: from Monday 5 January to Wednesday 1 April",
    ):  # fmt: skip
        assert words in page


def test_a_child_lives_apart_and_comes_back(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    case, client = cases[0], as_(cast.worker)
    a_home(case, cast)
    sent = {"who": "alone", "lines": "1 Hill Road", "with_whom": "his grandmother",
            **a_day("since", 1, 4), **WHY, "version": case.child.version}  # fmt: skip
    client.post(people(case, "addresses/new"), sent)
    page = words_of(client.get(people(case)))
    assert "Apart from the family" in page
    assert "3 Mill Lane: Where the rest of the family lives now" in page
    assert "1 Hill Road" not in words_of(client.get(people(cases[1])))
    row = case.child.own_addresses.get()
    back = people(case, f"addresses/{row.pk}/family")
    assert back in page
    assert client.post(back, {**a_day("since", 8, 4), **WHY, "version": 1}).status_code == 302
    page = words_of(client.get(people(case)))
    assert "Apart from the family" not in page
    assert "1 Hill Road: from Wednesday 1 April to Wednesday 8 April, the child alone" in page


def test_an_address_is_corrected_with_a_why(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    case, client = cases[0], as_(cast.worker)
    home = a_home(case, cast)
    url = people(case, f"addresses/{home.pk}")
    assert 'value="3 Mill Lane"' in words_of(client.get(url))
    sent = {"lines": "13 Mill Lane", **a_day("since", 5, 1), **WHY, "version": home.version}
    assert client.post(url, sent).status_code == 302
    assert "13 Mill Lane" in words_of(client.get(people(case)))
    assert "Before: 3 Mill Lane" in words_of(client.get(f"/children/{case.pk}/details/changes/"))
    assert client.post(url, sent).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"who": ""}, "Choose who lives there now"),
        ({"lines": ""}, "Enter the address"),
        ({"postcode": "AL3"}, "Enter a full UK postcode"),
        ({"since-year": "2031"}, "The date must be today or in the past."),
        ({"since-year": "2020"}, "The address on record holds since Monday 5 January 2026."),
    ],
)
def test_what_is_wrong_with_an_address_is_said_next_to_its_field(
    as_: SignedIn, cast: Cast, cases: list[Case], wrong: dict[str, Any], words: str
) -> None:
    case = cases[0]
    a_home(case, cast)
    sent = {"who": "family", "lines": "9 Quay Street", **a_day("since", 1, 4), **WHY,
            "version": case.child.version, **wrong}  # fmt: skip
    answer = as_(cast.worker).post(people(case, "addresses/new"), sent)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert Address.objects.count() == 1


def test_somebody_new_of_the_family_is_added_for_both_children(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case, client = cases[0], as_(cast.worker)
    url = people(case, "family/new")
    page = words_of(client.get(url))
    assert "Who is it?" not in page
    assert "Isla" in page
    sent = {"first_name": "Rosa", "last_name": "Finch", "phone": "01632 960144",
            "relation": "grandparent", "lives_with": "on", "also": [str(cases[1].pk)], **WHY,
            "version": case.child.version}  # fmt: skip
    assert client.post(url, sent)["Location"] == people(case)
    for one in cases:
        page = words_of(client.get(people(one)))
        assert "Rosa Finch" in page
        assert "Grandparent" in page


def test_somebody_known_to_the_family_is_chosen_and_not_typed_again(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    nan, client = a_nan(cases[:1], cast), as_(cast.worker)
    url = people(cases[1], "family/new")
    assert "Rosa Finch" in words_of(client.get(url))
    sent = {"who": str(nan.pk), "relation": "grandparent", **WHY,
            "version": cases[1].child.version}  # fmt: skip
    assert client.post(url, sent).status_code == 302
    assert cases[1].child.relationships.get().relative == nan
    answer = client.post(people(cases[0], "family/new"), {"relation": "", "first_name": ""})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Enter the first name" in page
    assert "Choose who they are to the child" in page


def test_a_restricted_sisters_people_and_home_are_nowhere_on_her_brothers_record(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """Her father, and where she lives apart, are hers."""
    reuben, isla = cases
    a_nan([isla], cast)
    away = Address(family=isla.child.family, child=isla.child, lines="1 Hill Road",
                   since=at(5, 1).date())  # fmt: skip
    add(away, by=cast.system)
    isla.restricted = True
    write(isla)
    client = as_(cast.worker)
    for path in ("people/", "people/family/new/", "details/changes/"):
        page = words_of(client.get(f"/children/{reuben.pk}/{path}"))
        assert "Finch" not in page
        assert "Hill Road" not in page
        assert "Isla" not in page
    sent = {"who": str(Relative.objects.get().pk), "relation": "carer", **WHY,
            "version": reuben.child.version}  # fmt: skip
    assert client.post(people(reuben, "family/new"), sent).status_code == 422


def test_contact_and_relation_are_changed_and_ended_apart(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    a_nan(cases, cast)
    case, client = cases[0], as_(cast.worker)
    a_home(case, cast)
    row = case.child.relationships.get()
    page = words_of(client.get(people(case)))
    assert "Rosa Finch: Must not be given this address" in page
    url = people(case, f"family/{row.pk}")
    assert 'value="01632 960144"' in words_of(client.get(url))
    sent = {"first_name": "Rosa", "last_name": "Finch", "phone": "01632 960145", **WHY,
            "version": "1"}  # fmt: skip
    assert client.post(url, sent).status_code == 302
    relation = {"relation": "carer", "lives_with": "on", **WHY, "version": "1"}
    assert client.post(f"{url}relation/", relation).status_code == 302
    page = words_of(client.get(people(case)))
    assert "01632 960145" in page
    assert "Carer" in page
    ended = {**a_day("on", 9, 4), **WHY, "version": "2"}
    assert client.post(f"{url}end/", ended).status_code == 302
    page = words_of(client.get(people(case)))
    assert "Rosa Finch, carer, until Thursday 9 April" in page
    changes = words_of(client.get(f"/children/{case.pk}/details/changes/"))
    for words in ("Contact: Rosa Finch (new)", "Relation: Rosa Finch", "Before: 01632 960144"):
        assert words in changes
    assert client.get(url).status_code == 404


def test_two_people_who_change_a_contact_compare_both(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    a_nan(cases, cast)
    row = cases[0].child.relationships.get()
    url = people(cases[0], f"family/{row.pk}")
    sent = {"first_name": "Rosa", "last_name": "Finch", **WHY, "version": "1"}
    as_(cast.manager).post(url, {**sent, "phone": "01632 960199"})
    answer = as_(cast.worker).post(url, {**sent, "phone": "01632 960155"})
    assert answer.status_code == 409
    assert "01632 960199" in words_of(answer)


def test_a_professional_is_added_reached_in_another_way_and_ended(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case, client = cases[0], as_(cast.worker)
    sent = {"name": "Beth Lowe", "kind": "education", "agency": str(cast.school.pk),
            "job": "Head of year", **a_day("since", 1, 4), **WHY,
            "version": case.child.version}  # fmt: skip
    assert client.post(people(case, "professionals/new"), sent).status_code == 302
    page = words_of(client.get(people(case)))
    assert "Head of year, Brook Lane School" in page
    row = case.involvements.get()
    url = people(case, f"professionals/{row.pk}")
    assert 'value="Beth Lowe"' in words_of(client.get(url))
    changed = {**sent, "phone": "01632 960177", "secure_route": "Secure mail", "version": "1"}
    assert client.post(url, changed).status_code == 302
    assert "Secure mail" in words_of(client.get(people(case)))
    assert (
        client.post(f"{url}end/", {**a_day("on", 9, 4), **WHY, "version": "1"}).status_code == 302
    )
    page = words_of(client.get(people(case)))
    assert "Beth Lowe, Head of year, until Thursday 9 April" in page
    changes = words_of(client.get(f"/children/{case.pk}/details/changes/"))
    assert "Professional: Beth Lowe (new)" in changes
    assert "Contact: Beth Lowe<" in changes


def test_a_professional_of_a_brother_is_chosen_and_not_typed_again(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    beth, client = a_teacher(cases[:1], cast), as_(cast.worker)
    url = people(cases[1], "professionals/new")
    assert "Beth Lowe, Head of year, Brook Lane School" in words_of(client.get(url))
    sent = {"who": str(beth.pk), **a_day("since", 1, 4), **WHY, "version": cases[1].child.version}
    assert client.post(url, sent).status_code == 302
    assert cases[1].involvements.get().professional == beth
    answer = client.post(people(cases[0], "professionals/new"), {**a_day("since", 1, 4), **WHY})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Enter the name" in page
    assert "Choose the kind of agency" in page


def test_whoever_only_reads_sees_people_and_no_way_to_change_them(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    a_nan(cases, cast)
    a_teacher(cases, cast)
    page = words_of(as_(cast.chair).get(people(cases[0])))
    assert "Rosa Finch" in page
    assert "Beth Lowe" in page
    assert "/family/" not in page
    assert "/professionals/" not in page
    assert "/addresses/" not in page
