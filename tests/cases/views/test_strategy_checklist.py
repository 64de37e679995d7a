"""What a pathway also asks of a strategy discussion stands on its live form (L02, S27)."""

import pytest
from django.utils.html import escape

from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn
from tests.cases.views.strategy import edit
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_draft
from timescales.engine.reading import load

pytestmark = pytest.mark.django_db
# Worked out by hand from the documents.
ASKED = {
    "national": (),
    "cambridgeshire": (),
    "stoke-on-trent": ("S27",),
    "csrs-process-map": ("L02",),
    "darlington": (),
}


@pytest.mark.parametrize("slug", ASKED)
def test_each_line_stands_on_the_form(as_: SignedIn, cast: Cast, slug: str) -> None:
    """S27, L02."""
    steps = load(slug).step_by_id
    assert {s.id for s in steps.values() if s.meeting == "strategy_discussion"} == set(ASKED[slug])
    cases = given.siblings(cast, "Reuben", pathway=slug)
    with clock.standing_at(at(24, 3, 17)):
        answer = as_(cast.manager).get(edit(a_draft(cast, cases)))
    said = answer.content.decode()
    assert said.count("Rule ") == len(ASKED[slug])
    for row in ASKED[slug]:
        assert f'{escape(steps[row].title)} <span class="cp-rule">Rule {row}<' in said
