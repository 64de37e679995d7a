"""The sign-off of a strategy discussion without the police or health, and without a reason."""

import pytest

from cases.models import Enquiry, StrategyDiscussion
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_enquiry import a_recorded, an_account
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import is_refused


def a_discussion_without(cast: Cast, kind: str) -> StrategyDiscussion:
    """A recorded one in which an agency did not take part."""
    cases = siblings(cast, "Reuben", "Isla")
    there = tuple(one for one in an_account(cases).attendees if one.kind != kind)
    return a_recorded(cast, cases, attendees=there)


@pytest.mark.parametrize("kind", ["police", "health"])
def test_is_refused_beside_the_reason(as_: SignedIn, cast: Cast, it_is: ItIs, kind: str) -> None:
    """C01."""
    discussion = a_discussion_without(cast, kind)
    it_is(at(24, 3, 16, 35))
    typed = {"allocate_to": str(cast.worker.pk), "agreed": "on"}
    is_refused(
        as_(cast.manager), f"/strategy/{discussion.pk}/sign-off/", typed,
        at="id_went_ahead_because",
        words=f"Add {kind}, or say why the discussion went ahead without them.",
    )  # fmt: skip
    assert not Enquiry.objects.exists()
