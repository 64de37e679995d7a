"""Two people at one part of an enquiry: both are shown, and what was chosen stands."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Case, EnquiryChild
from cpcase import clock
from tests.cases.views.conftest import SignedIn, rows_of
from tests.cases.views.test_enquiry_parts import NOW, incident, page_of
from tests.cast import Cast
from tests.cpcase.web.test_conflicts import hidden
from tests.given_enquiry import an_enquiry, part_of


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def test_both_outcomes_are_shown_and_the_chosen_one_stands(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """L04: the outcome is the child's row, its reason the part's; both are asked."""
    part = part_of(an_enquiry(cast, cases), PartKind.OUTCOME, cases[0])
    mine, theirs = as_(cast.worker), as_(cast.colleague)
    first: dict[str, Any] = {
        "version": "1", "why": "First.", "outcome": "not_substantiated", "who_told": "School",
    }  # fmt: skip
    mine.post(page_of(part), first)
    read = {**first, "version": "2"}
    theirs.post(page_of(part), {**read, "why": "Theirs.", "outcome": "no_continuing_risk"})
    answer = mine.post(page_of(part), {**read, "why": "Mine.", "who_told": "The school"})
    assert answer.status_code == 409
    meanwhile = answer.context["meanwhile"]
    assert [(one.name, one.yours, one.theirs) for one in meanwhile.clashes] == [
        ("why", "Mine.", "Theirs.")
    ]
    assert "Substantiated, not at continuing risk" in str(meanwhile.changed)
    sent = {**hidden(answer), "choose-why": "mine"}
    assert mine.post(page_of(part), sent).status_code == 302
    part.refresh_from_db()
    row = EnquiryChild.objects.get(pk=part.child_id)
    assert (part.words, row.outcome, row.who_told) == ("Mine.", "no_continuing_risk", "The school")
    assert part.history.filter(words="Theirs.").exists()


def test_an_incident_that_somebody_added_meanwhile_is_kept_beside_ones_own(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """D08: each wrote one; both stand where both are chosen."""
    part = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0])
    sent = {
        name: {"version": "1", "words": name, **rows_of("incidents", incident(what=name))}
        for name in ("Mine.", "Theirs.")
    }
    as_(cast.colleague).post(page_of(part), sent["Theirs."])
    client = as_(cast.worker)
    answer = client.post(page_of(part), sent["Mine."])
    assert answer.status_code == 409
    client.post(
        page_of(part), {**hidden(answer), "choose-words": "mine", "choose-incidents": "both"}
    )
    part.refresh_from_db()
    standing = part.child.incidents.filter(struck=False) if part.child else ()
    assert part.words == "Mine."
    assert {row.what for row in standing} == {"Mine.", "Theirs."}
