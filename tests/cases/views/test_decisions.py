"""The page on which a manager decides whether a conference is needed (C04, D06)."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.models import Case
from cpcase import clock
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry
from timescales.models.deadline import State
from timescales.services.recording import Happening, record

NOW = at(30, 3, 10)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def page_of(case: Case) -> str:
    return f"/children/{case.pk}/conference-decision/"


def test_it_is_decided_with_a_reason(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    """C04."""
    an_enquiry(cast, cases)
    client = as_(cast.manager)
    assert "Is an initial conference needed for Reuben?" in words_of(client.get(page_of(cases[0])))
    for data, words in (
        ({"why": "x"}, "Say whether a conference is needed for Reuben"),
        ({"needed": "yes"}, "Say why"),
    ):
        answer = client.post(page_of(cases[0]), {"version": "0", **data})
        assert answer.status_code == 422
        assert words in words_of(answer)
    answer = client.post(page_of(cases[0]), {"version": "0", "needed": "yes", "why": "Two."})
    assert answer["Location"] == f"/children/{cases[0].pk}/"
    row = cases[0].timeline.deadlines.current().get(step="C04")
    assert row.state == State.MET
    page = words_of(client.get(f"/children/{cases[0].pk}/limits/{row.pk}/"))
    assert "decided that a conference is needed. Two." in page
    assert "Nothing yet." not in page


def test_what_must_be_stood_down_is_said_at_once(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """D06, S11."""
    an_enquiry(cast, cases)
    asked = Happening(cases[0].timeline, "conference.requested", NOW, {"conference": "initial"})
    record([asked], by=cast.worker, as_of=NOW)
    client = as_(cast.manager)
    said: dict[str, Any] = {"version": "0", "needed": "no", "why": "Explained."}
    answer = client.post(page_of(cases[0]), said)
    assert answer["Location"] == page_of(cases[0])
    page = words_of(client.get(page_of(cases[0])))
    assert "It must be stood down, and everybody invited told." in page
    assert "Not needed: Explained. (Tom Bright, Monday 30 March at 10am)" in page


def test_a_decision_made_meanwhile_is_read_first(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    an_enquiry(cast, cases)
    client, said = as_(cast.manager), {"version": "0", "needed": "yes", "why": "Mine."}
    client.post(page_of(cases[0]), said)
    answer = client.post(page_of(cases[0]), said)
    assert answer.status_code == 409
    page = words_of(answer)
    assert "Somebody decided meanwhile." in page
    assert "Needed: Mine. (Tom Bright, Monday 30 March at 10am)" in page
    assert cases[0].conference_decisions.count() == 1


def test_after_reading_the_other_decision_the_page_can_be_sent_as_it_is(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """The page that refuses carries the new count, and what was typed."""
    an_enquiry(cast, cases)
    client = as_(cast.manager)
    client.post(page_of(cases[0]), {"version": "0", "needed": "yes", "why": "Two."})
    said = {"version": "0", "needed": "no", "why": "Explained."}
    clashed = client.post(page_of(cases[0]), said).context["form"]
    sent = {name: clashed[name].value() for name in said}
    assert sent == {"version": "1", "needed": "no", "why": "Explained."}
    assert client.post(page_of(cases[0]), sent).status_code == 302
    assert {one.needed for one in cases[0].conference_decisions.all()} == {False, True}


def test_it_is_a_managers_of_the_team_and_needs_an_enquiry(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C04."""
    url = page_of(cases[0])
    assert as_(cast.manager).get(url)["Location"] == f"/children/{cases[0].pk}/strategy/"
    an_enquiry(cast, cases)
    assert as_(cast.worker).get(url).status_code == 403
    assert as_(cast.auditor).get(url).status_code == 403
    assert as_(cast.other_manager).get(url).status_code == 404
    assert as_(cast.manager).put(url).status_code == 405


def test_the_page_says_what_either_answer_sets_off_and_so_it_comes(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C04, C05, C06: the preview and the result are the same; three reviews are told apart."""
    referred = Happening(cases[0].timeline, "referral.received", at(23, 3))
    record([referred], by=cast.worker, as_of=at(23, 3))
    an_enquiry(cast, cases)
    client = as_(cast.manager)
    page = words_of(client.get(page_of(cases[0])))
    assert "What happens next" in page
    needed, _, rest = page.partition("If it is not needed")
    not_needed = rest.partition("</table>")[0]
    needed = needed.partition("If a conference is needed")[2].partition("</table>")[0]
    assert "Done with this" in needed
    assert "Send the conference request, complete" in needed
    assert "Wednesday 15 April" in needed
    for days in (20, 35, 45):
        assert needed.count(f"Review the assessment at {days} working days") == 1
    assert "Hold the initial conference" in not_needed
    assert "Not needed any more" in not_needed
    ended = [
        line for line in not_needed.split("<tr") if "Not needed any" in line or "Done with" in line
    ]
    client.post(page_of(cases[0]), {"version": "0", "needed": "no", "why": "Explained."})
    left = {row.title for row in cases[0].timeline.deadlines.open()}
    assert len(ended) == 3  # the decision itself, the request, the conference
    assert not [title for title in left for line in ended if title in line]
    assert "Set the assessment's timescale and begin the child in need process" in left
