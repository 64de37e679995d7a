"""Each page of the child's record in a real browser, at both widths."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cases.models import Address, Case, FormerName, Warning
from cases.rules.people import Known, Reached
from cases.services.addresses import move
from cases.services.professionals import involve
from cases.services.relatives import add_relative
from cpcase import clock
from cpcase.records import add
from tests import given
from tests.cases.views.conftest import SignedIn
from tests.cases.views.looking import check_fits
from tests.cast import SINCE, Cast
from tests.given import at
from tests.given_enquiry import an_enquiry

NOW = at(24, 3, 16, 40)
PAGES = (
    "", "details/", "details/changes/", "details/names/", "details/birth/", "details/numbers/",
    "details/needs/", "details/legal-status/", "details/why-involved/", "details/warnings/new/",
    "details/warnings/{warning}/end/", "details/earlier-names/new/", "people/",
    "people/addresses/new/", "people/addresses/{away}/family/", "people/family/new/",
    "people/family/{relation}/", "people/family/{relation}/relation/", "people/professionals/new/",
    "people/professionals/{involvement}/", "people/professionals/{involvement}/end/", "death/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def full(cast: Cast, cases: list[Case]) -> dict[str, object]:
    """A record on which everything is said, and the rows of it that a page is about."""
    case, sister = cases
    child = case.child
    an_enquiry(cast, cases)
    nan = Reached("Rosa", "Finch", "01632 960144", contact_rule="Must not be given this address")
    told = {"why": "The school", "by": cast.worker}
    for one, lives in ((case, True), (sister, False)):
        relation = {"relation": "carer", "parental_responsibility": False, "lives_with": lives}
        add_relative([one.child], nan, **relation, **told)
    teacher = Known("Beth Lowe", "education", cast.school, "Head of year", "01632 960177")
    involve(cases, teacher, since=SINCE, as_of=NOW, **told)
    add(Address(family=child.family, lines="3 Mill Lane", since=SINCE), by=cast.system)
    away = move(
        child, lines="1 Hill Road", postcode="AL3 9QX", since=at(2, 3).date(), alone=True,
        with_whom="Nan", confidential=True, as_of=NOW, **told,
    )  # fmt: skip
    add(FormerName(child=child, name="Reuben Finch"), by=cast.system, why="Birth certificate")
    warning = add(Warning(child=child, kind="dog", words="A dog that bites"), by=cast.system)
    return {
        "warning": warning.pk,
        "away": away.pk,
        "relation": child.relationships.get().pk,
        "involvement": case.involvements.get().pk,
    }


@pytest.mark.parametrize("tab", PAGES)
def test_a_page_of_the_record_has_no_finding_and_fits(
    browser: Browser, as_: SignedIn, cast: Cast, cases: list[Case], full: dict[str, object],
    tab: str,
) -> None:  # fmt: skip
    path = f"/children/{cases[0].pk}/{tab.format(**full)}"
    check_fits(browser, as_(cast.worker), path)


def test_the_page_of_a_birth_has_no_finding_and_fits(
    browser: Browser, as_: SignedIn, cast: Cast
) -> None:
    check_fits(browser, as_(cast.worker), f"/children/{given.an_unborn(cast).pk}/birth/")
