"""The mother's NHS number, by which health services find a baby who is not born yet (CP-IS)."""

import pytest

from cases.models import Case, Relative
from cpcase import clock
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import an_unborn, at

pytestmark = pytest.mark.django_db
MOTHER = {
    "first_name": "Leanne", "last_name": "Ashdown", "relation": "mother",
    "why": "The midwife says so",
}  # fmt: skip
ASKED = "The mother’s NHS number"


@pytest.fixture
def unborn(cast: Cast) -> Case:
    return an_unborn(cast)


def add(as_: SignedIn, cast: Cast, case: Case, **told: str) -> tuple[int, str]:
    sent = {**MOTHER, "version": str(case.child.version), **told}
    with clock.standing_at(at(10, 4)):
        answer = as_(cast.worker).post(f"/children/{case.pk}/people/family/new/", sent)
        return answer.status_code, words_of(answer)


def test_it_is_asked_for_an_unborn_baby_and_shown(as_: SignedIn, cast: Cast, unborn: Case) -> None:
    client = as_(cast.worker)
    assert ASKED in words_of(client.get(f"/children/{unborn.pk}/people/family/new/"))
    assert add(as_, cast, unborn, nhs_number="943 476 5919")[0] == 302
    assert Relative.objects.get().nhs_number == "9434765919"
    assert "943 476 5919" in words_of(client.get(f"/children/{unborn.pk}/people/"))


def test_a_number_with_a_mistake_is_refused(as_: SignedIn, cast: Cast, unborn: Case) -> None:
    status, page = add(as_, cast, unborn, nhs_number="943 476 5918")
    assert status == 422
    assert "This one has a mistake in it." in page
    assert not Relative.objects.exists()


def test_nobody_elses_is_kept(as_: SignedIn, cast: Cast, unborn: Case) -> None:
    status, page = add(as_, cast, unborn, nhs_number="943 476 5919", relation="father")
    assert status == 422
    assert "Only the mother’s NHS number is kept." in page


def test_it_is_not_asked_once_a_child_is_born(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    page = words_of(as_(cast.worker).get(f"/children/{cases[0].pk}/people/family/new/"))
    assert ASKED not in page
    assert add(as_, cast, cases[0], nhs_number="943 476 5919")[0] == 302
    assert Relative.objects.get().nhs_number == ""


def test_it_stays_when_something_else_is_changed_and_can_be_corrected(
    as_: SignedIn, cast: Cast, unborn: Case
) -> None:
    add(as_, cast, unborn, nhs_number="943 476 5919")
    relation = unborn.child.relationships.get()
    url = f"/children/{unborn.pk}/people/family/{relation.pk}/"
    client = as_(cast.worker)
    with clock.standing_at(at(11, 4)):
        assert ASKED in words_of(client.get(url))
        sent = {"first_name": "Leanne", "last_name": "Ashdown", "phone": "01632 960001",
                "nhs_number": "943 476 5919", "why": "She rang", "version": "1"}  # fmt: skip
        assert client.post(url, sent).status_code == 302
        assert Relative.objects.get().nhs_number == "9434765919"
        sent |= {"nhs_number": "", "why": "It was her sister's", "version": "2"}
        assert client.post(url, sent).status_code == 302
    assert Relative.objects.get().nhs_number == ""
