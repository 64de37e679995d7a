"""A wrong NHS number, a script in a name, and a page of the list that is not there."""

import pytest

from cases.models import Child
from tests.cast import Cast
from tests.given import at, siblings
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.reading import Sheet
from tests.refusals.refusing import day, is_refused, nothing_written

CHILD = {
    "family_name": "Tamm family", "first_name": "Mari", "last_name": "Tamm", "sex": "F",
    "ethnicity": "WOTH", "upn_unknown": "UN4",
}  # fmt: skip
NEW = "/children/new/family/"
SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize("number", ["943 476 5918", "943476", "nine"])
def test_a_wrong_nhs_number(as_: SignedIn, cast: Cast, it_is: ItIs, number: str) -> None:
    it_is(at(24, 3))
    typed = {**CHILD, "nhs_number": number, **day("birth_date", at(3, 5, year=2018).date())}
    is_refused(
        as_(cast.worker), "/children/new/family/", typed, at="id_nhs_number", words="NHS number"
    )
    assert not Child.objects.exists()


def test_a_script_in_a_name_comes_back_as_typed(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    it_is(at(24, 3))
    typed = {**CHILD, "first_name": SCRIPT, "nhs_number": "1", "last_name": 'O’Neill "Ash"'}
    back = is_refused(
        as_(cast.worker), NEW,
        {**typed, **day("birth_date", at(3, 5, year=2018).date())},
        at="id_nhs_number", words="NHS number",
    )  # fmt: skip
    assert [one.text for one in back.root.iter("script") if (one.text or "").strip()] == []


def test_a_script_in_a_name_is_only_text(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    (case,) = siblings(cast, SCRIPT)
    it_is(at(24, 3))
    for page in ("/children/", f"/children/{case.pk}/", f"/children/{case.pk}/people/", "/work/",
                 f"/children/{case.pk}/notes/new/"):  # fmt: skip
        shown = Sheet(as_(cast.worker).get(page))
        assert shown.status == 200
        assert "alert" not in "".join(one.text or "" for one in shown.root.iter("script"))
        assert "alert" not in shown.title
    assert SCRIPT in Sheet(as_(cast.worker).get(f"/children/{case.pk}/")).says


@pytest.mark.parametrize("asked", ["0", "2", "99999999999999999999", "-1", "two", ""])
@pytest.mark.parametrize("address", ["/children/", "/notices/", "/conferences/"])
def test_a_page_that_is_not_there(
    as_: SignedIn, cast: Cast, it_is: ItIs, address: str, asked: str
) -> None:
    siblings(cast, "Reuben")
    it_is(at(24, 3))
    client = as_(cast.worker)
    with nothing_written():
        answer = Sheet(client.get(f"{address}?page={asked}"))
    assert answer.status == 404
    assert "There is only one page." in answer.says
