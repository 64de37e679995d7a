"""From my work to the form and back: the line is gone when the step is done."""

from typing import Any

import pytest
from django.utils import timezone

from cpcase.models import ClockOffset
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from tests.journeys.arriving import sign_in
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at(25, 3, 10)


@pytest.fixture
def cast(transactional_db: Any) -> Cast:
    return gather()


@pytest.fixture(autouse=True)
def wednesday(transactional_db: Any, movable_clock: None) -> None:
    """The product's clock stands near Wednesday 25 March 2026, 10am."""
    ClockOffset.objects.create(offset=NOW - timezone.now())


@pytest.fixture
def cases(cast: Cast) -> list[Any]:
    cases = given.siblings(cast, "Reuben", "Isla")
    record(
        [Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16)) for case in cases],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    ring_due(as_of=NOW)
    return cases


@pytest.mark.parametrize("scripts", [True, False])
def test_a_social_worker_records_a_late_step(
    browser: Any, live_server: Any, cast: Cast, cases: list[Any], scripts: bool
) -> None:
    """C02, by the general form, with and without JavaScript."""
    # given a worker whose warning to administration is a day late
    visitor = sign_in(browser, live_server.url, cast.worker, scripts=scripts)
    assert "Warn conference administration" in visitor.reads()
    assert "Overdue by 1 working day" in visitor.reads()
    if scripts:
        visitor.finds_nothing_wrong()
    visitor.names_nobody(["Reuben", "Ashdown"])
    # when she follows the line and records it
    visitor.follows("Warn conference administration")
    if scripts:
        visitor.finds_nothing_wrong()
    visitor.fills(note="Rang them at 4:40pm.", on__day="24", on__month="3", on__year="2026")
    visitor.presses("Save")
    # then it is done, on time, for the sister too: she was ticked, as it was open for both
    assert "Recorded." in visitor.reads()
    row = cases[0].timeline.deadlines.get(step="C02")
    other = cases[1].timeline.deadlines.get(step="C02")
    assert (row.state, other.state) == ("met", "met")
    visitor.context.close()


def test_nothing_typed_is_lost_by_a_sign_out(
    browser: Any, live_server: Any, cast: Cast, cases: list[Any]
) -> None:
    """Half a note comes back after the session was ended between typing and sending."""
    visitor = sign_in(browser, live_server.url, cast.worker)
    path = f"/children/{cases[0].pk}/notes/new/"
    visitor.opens(path).fills(words="Mother said that")
    with visitor.page.expect_response("**/drafts/"):
        visitor.page.locator("[name=words]").blur()
    visitor.context.clear_cookies(name="sessionid")
    visitor.presses("Save")
    assert "/sign-in/" in visitor.page.url
    again = sign_in(browser, live_server.url, cast.worker)
    again.opens(path)
    assert again.page.input_value("[name=words]") == "Mother said that"
    visitor.context.close()
    again.context.close()
