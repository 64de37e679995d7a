"""The manager reads the enquiry: agrees, or returns it with comments; or gives it to another."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry
from cpcase import clock
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_sent, an_enquiry, part_of
from timescales.services.recording import Happening, record

NOW = at(2, 4, 10)
CHILD_IN_NEED = {
    "outcome": "no_continuing_risk", "child_in_need": True, "assessment_by": at(30, 4).date(),
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def page_of(enquiry: Enquiry) -> str:
    return f"/s47/{enquiry.pk}/authorise/"


def test_it_is_read_as_a_whole_with_the_dates_that_follow(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C14, L04."""
    page = words_of(as_(cast.manager).get(page_of(a_sent(cast, cases, as_of=NOW))))
    for words in ("Family and history", "In plain words.", "Substantiated: initial conference.",
                  "Significant harm is likely: Two bruises.", "Comment on “Family and history”",
                  "Wednesday 15 April", "is told that a conference is the outcome"):  # fmt: skip
        assert words in page


@pytest.mark.parametrize(
    ("outcome", "rule"), [({"outcome": "conference"}, "C14"), (CHILD_IN_NEED, "C06")]
)
def test_the_dates_on_the_page_are_those_that_run_afterwards(
    as_: SignedIn, cast: Cast, cases: list[Case], outcome: dict[str, Any], rule: str
) -> None:
    """C06, C14: the preview and the result are the same."""
    for case in cases:
        received = Happening(case.timeline, "referral.received", at(23, 3, 10))
        record([received], by=cast.worker, as_of=NOW)
    enquiry, client = a_sent(cast, cases, as_of=NOW, **outcome), as_(cast.manager)
    said = set(re.findall(r"Rule (\w+)</span>", words_of(client.get(page_of(enquiry)))))
    assert rule in said
    client.post(page_of(enquiry), {"version": enquiry.version, "agreed": "on"})
    owed = cases[0].timeline.deadlines.open().filter(due_on__isnull=False)
    assert {row.step for row in owed} == said


def test_agreeing_takes_the_tick(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    """D03."""
    enquiry, client = a_sent(cast, cases, as_of=NOW), as_(cast.manager)
    answer = client.post(page_of(enquiry), {"version": enquiry.version})
    assert answer.status_code == 422
    assert "Say that you have read this" in words_of(answer)
    said = {"version": enquiry.version, "agreed": "on", "decision": "I agree."}
    answer = client.post(page_of(enquiry), said)
    assert answer["Location"] == f"/s47/{enquiry.pk}/"
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.decision) == ("authorised", "I agree.")
    assert "Authorised" in words_of(client.get(answer["Location"]))


def test_returning_takes_a_comment_and_needs_no_tick(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry, client = a_sent(cast, cases, as_of=NOW), as_(cast.manager)
    part = part_of(enquiry, PartKind.HARM, cases[0])
    said = {"version": enquiry.version, "return": "1"}
    answer = client.post(page_of(enquiry), said)
    assert answer.status_code == 422
    assert "Write at least one comment" in words_of(answer)
    client.post(page_of(enquiry), {**said, f"comment_{part.pk}": "Who saw it?"})
    enquiry.refresh_from_db()
    assert enquiry.status == "returned"


def test_a_stale_version_is_not_authorised(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    enquiry = a_sent(cast, cases, as_of=NOW)
    answer = as_(cast.manager).post(page_of(enquiry), {"version": "1", "agreed": "on"})
    assert answer.status_code == 409
    enquiry.refresh_from_db()
    assert enquiry.status == "with_manager"


def test_comments_are_kept_as_a_draft(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    enquiry, client = a_sent(cast, cases, as_of=NOW), as_(cast.manager)
    part = part_of(enquiry, PartKind.HARM, cases[0])
    client.post(page_of(enquiry), {"save_draft": "1", f"comment_{part.pk}": "Half a"})
    assert "Half a" in words_of(client.get(page_of(enquiry)))


def test_it_is_given_to_another_worker(
    as_: SignedIn, cast: Cast, cases: list[Case], django_assert_max_num_queries: Any
) -> None:
    """D02."""
    enquiry, client = an_enquiry(cast, cases), as_(cast.manager)
    url = f"/s47/{enquiry.pk}/allocate/"
    with django_assert_max_num_queries(45):
        page = words_of(client.get(url))
    assert "Now with Amina Yusuf." in page
    assert client.post(url, {"version": enquiry.version, "to": ""}).status_code == 422
    client.post(url, {"version": enquiry.version, "to": str(cast.colleague.pk)})
    enquiry.refresh_from_db()
    assert enquiry.allocated_to == cast.colleague
    assert as_(cast.worker).get(url).status_code == 403
