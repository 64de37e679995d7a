"""A stale version: somebody else was quicker, and both texts are there to be compared."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cases.choices.enquiry import PartKind
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import an_invited
from tests.given_enquiry import a_recorded, an_enquiry, part_of
from tests.given_plans import plans
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.reading import Sheet, merged
from tests.refusals.refusing import nothing_written

Situation = Callable[[Cast], tuple[str, str, dict[str, Any]]]  # page, field, what else it takes


def an_enquirys_part(cast: Cast) -> tuple[str, str, dict[str, Any]]:
    part = part_of(an_enquiry(cast, siblings(cast, "Reuben")), PartKind.HISTORY)
    return f"/s47/{part.enquiry_id}/parts/{part.pk}/", "words", {}


def a_discussion(cast: Cast) -> tuple[str, str, dict[str, Any]]:
    cases = siblings(cast, "Reuben")
    discussion = a_recorded(cast, cases)
    return f"/strategy/{discussion.pk}/edit/", "why_now", {}


def a_line_of_a_plan(cast: Cast) -> tuple[str, str, dict[str, Any]]:
    (plan,) = plans(cast, "Reuben")
    url = f"/plan-lines/{plan.lines.get().pk}/change/"
    return url, "outcome", {"update": "action_reviewed"}


def saved(client: Client, url: str, page: Sheet, **typed: str) -> Sheet:
    """Type into a page that is open, and save it."""
    return Sheet(client.post(url, merged(page.sends(), typed)))


@pytest.mark.parametrize("situation", [an_enquirys_part, a_discussion, a_line_of_a_plan])
def test_shows_both_texts_and_writes_neither(
    as_: SignedIn, cast: Cast, it_is: ItIs, situation: Situation
) -> None:
    url, field, more = situation(cast)
    it_is(at(20, 4, 10))
    client = as_(cast.worker)
    # given two windows on the same page, of which the other is saved first
    mine, theirs = Sheet(client.get(url)), Sheet(client.get(url))
    assert saved(client, url, theirs, **{field: "What they wrote."}, **more).status == 302
    # when mine is saved, it is refused, with both
    with nothing_written():
        clash = saved(client, url, mine, **{field: "What I wrote."}, **more)
    assert clash.status == 409
    for words in ("Somebody changed this while you", "What they wrote.", "What I wrote."):
        assert words in clash.says
    # and without a choice it is refused again
    with nothing_written():
        again = saved(client, url, clash)
    assert again.status == 409
    assert again.title.startswith("Error: ")
    assert "What I wrote." in again.says
    # then mine stands once I have chosen it
    assert saved(client, url, again, **{f"choose-{field}": "mine"}).status == 302
    assert Sheet(client.get(url)).sends()[field] == ["What I wrote."]


def test_a_long_page_shows_both_texts_too(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """The report of a conference: looked at in another window, then saved again."""
    conference = an_invited(cast, "Reuben")
    it_is(at(20, 4, 10))
    client, url = as_(cast.worker), f"/conferences/{conference.pk}/report/"
    saved(client, url, Sheet(client.get(url)), recommendation="At first.")
    mine, theirs = Sheet(client.get(url)), Sheet(client.get(url))
    saved(client, url, theirs, recommendation="What they wrote.")
    with nothing_written():
        clash = saved(client, url, mine, recommendation="What I wrote.")
    assert clash.status == 409
    for words in ("Somebody changed this while you", "What they wrote.", "What I wrote."):
        assert words in clash.says
    assert clash.sends()["recommendation"] == ["What I wrote."]
