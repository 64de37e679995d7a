"""Steps that wait for something that does not concern a child are not listed as to come."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from cpcase import clock
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_plans import tell
from tests.past_the_acts import write

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TRANSFER, CONSIDER, REVIEW = (
    "Hold the transfer-in conference", "Consider a pre-birth conference",
    "Hold the review after the birth",
)  # fmt: skip
ONLY_IF = "Only if the family moves here with another authority’s plan"


def pathway_of(client: Client, cast: Cast, case: Case) -> Any:
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(25, 3, 9)):
        page = client.get(f"/children/{case.pk}/pathway/").content.decode()
        overview = client.get(f"/children/{case.pk}/").content.decode()
    return page, overview


def waiting(page: str) -> str:
    return page.partition("Waiting for something else")[2].partition("<h2")[0]


def test_a_child_who_was_born_is_not_told_of_a_birth(client: Client, cast: Cast) -> None:
    """N07, N08: before anything was begun a plan could still be brought, and says so apart."""
    (case,) = given.siblings(cast, "Reuben", pathway="national")
    tell(case, "referral.received", at(23, 3, 10), cast)
    page, overview = pathway_of(client, cast, case)
    assert "Hold the first core group" in waiting(page)
    for title in (TRANSFER, CONSIDER, REVIEW):
        assert title not in waiting(page)
        assert title not in overview
    assert f"{TRANSFER} (N07)" in page.partition(ONLY_IF)[2].partition("<h2")[0]


def test_once_an_enquiry_began_no_plan_is_brought(client: Client, cast: Cast) -> None:
    """N07."""
    (case,) = given.siblings(cast, "Reuben", pathway="national")
    tell(case, "strategy_discussion.held", at(24, 3, 16), cast)
    page, _ = pathway_of(client, cast, case)
    assert ONLY_IF not in page
    assert TRANSFER not in page


def test_a_plan_that_was_brought_has_its_limit(client: Client, cast: Cast) -> None:
    """N07."""
    (case,) = given.siblings(cast, "Reuben", pathway="national")
    tell(case, "transfer_in.notified", at(24, 3, 10), cast)
    page, overview = pathway_of(client, cast, case)
    assert TRANSFER in page.partition("Waiting for something else")[0]
    assert TRANSFER in overview
    assert ONLY_IF not in page


def test_an_unborn_child_has_both_steps_of_a_birth(client: Client, cast: Cast) -> None:
    """N08."""
    case = given.an_unborn(cast)
    case.timeline.pathway = given.a_pathway("national", cast)
    write(case.timeline, "pathway")
    tell(case, "strategy_discussion.held", at(24, 3, 16), cast)
    page, _ = pathway_of(client, cast, case)
    assert CONSIDER in waiting(page)
    assert REVIEW in waiting(page)
