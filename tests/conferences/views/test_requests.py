"""From a child's record to administration's first page, without typing anything twice."""

import re
from datetime import datetime

import pytest
from django.test import Client

from cases.services.decisions import decide_conference
from conferences.models import ConferenceRequest
from coregroups.models import Plan
from cpcase.records import change
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import siblings
from tests.given_conference import (
    ASKED,
    NEXT_DAY,
    a_draft_request,
    a_request,
    a_sent,
    around,
    now,
)
from tests.given_enquiry import an_enquiry
from tests.past_the_acts import write


def test_the_request_begins_with_what_the_section_47_holds(worker: Client, cast: Cast) -> None:
    """C05, D05."""
    cases = siblings(cast)
    around(cast, cases)
    an_enquiry(cast, cases)
    url = f"/children/{cases[0].pk}/conference-request/"
    assert "The conference can be booked meanwhile." in worker.get(url).content.decode()
    went = worker.post(url)
    request = ConferenceRequest.objects.get()
    assert went["Location"] == f"/conference-requests/{request.pk}/"
    page = worker.get(went["Location"]).content.decode()
    for words in (
        "The bruise is not explained.", "Leanne Ashdown", "Beth Lowe", "Interpreter: Polish",
        "Must not be given the family’s address", "Bail conditions",
    ):  # fmt: skip
        assert words in page
    again = worker.get(url)
    assert again["Location"] == f"/conference-requests/{request.pk}/"


def test_it_is_written_sent_and_on_administrations_list(
    worker: Client, administrator: Client, cast: Cast
) -> None:
    request = a_draft_request(cast)
    reuben, isla = request.children.all()
    sent = {
        "version": request.version, f"why-{reuben.pk}": "A bruise.", f"why-{isla.pk}": "The same.",
        "availability": "Not on Fridays", "arrangements": "Child care", "contact_limits": "",
    }  # fmt: skip
    worker.post(f"/conference-requests/{request.pk}/edit/", sent)
    assert now(request).availability == "Not on Fridays"
    went = worker.post(
        f"/conference-requests/{request.pk}/send/", {"version": now(request).version}
    )
    assert went.status_code == 302
    page = administrator.get("/conference-requests/").content.decode()
    assert "Book: initial conference" in page
    assert "Reuben and Isla Ashdown" in page
    assert "Wednesday 15 April" in page
    assert f"/conferences/{request.conference.pk}/book/" in page


def test_an_incomplete_request_says_what_is_missing(
    administrator: Client, worker: Client, cast: Cast
) -> None:
    """S05."""
    request = a_request(cast, pathway="stoke-on-trent", with_list=False)
    page = administrator.get("/conference-requests/").content.decode()
    assert "Incomplete: the invitation list is missing." in page
    worker.post(f"/conference-requests/{request.pk}/list/", {"version": request.version})
    assert "Incomplete" not in administrator.get("/conference-requests/").content.decode()


@pytest.mark.parametrize("moment", [NEXT_DAY])
def test_what_is_needed_no_more_says_so(
    administrator: Client, cast: Cast, moment: datetime
) -> None:
    """D06, S11: decided against; and a review whose plan has ended."""
    a_sent(cast)
    for plan in Plan.objects.all():
        plan.status, plan.ended_on, plan.reason = "ended", moment.date(), "moved"
        plan.ended_by = cast.chair
        write(plan)
    request = a_request(cast, "Jayden", family="Cole")
    (case,) = request.cases()
    decide_conference(
        case, needed=False, why="No need.", by=cast.manager, at=ASKED, as_of=ASKED, version=0
    )
    page = administrator.get("/conference-requests/").content.decode()
    assert "The plan has ended. Stand it down." in page
    assert "The manager decided that no conference is needed. Stand it down." in page
    assert "Book a date" not in page


def test_a_child_without_a_reason_is_said_and_nothing_is_sent(worker: Client, cast: Cast) -> None:
    request = a_draft_request(cast)
    row = request.children.first()
    assert row is not None
    sent = {"version": request.version, f"why-{row.pk}": ""}
    worker.post(f"/conference-requests/{request.pk}/edit/", sent)
    answer = worker.post(
        f"/conference-requests/{request.pk}/send/", {"version": now(request).version}
    )
    assert answer.status_code == 422
    assert "Say why a conference is wanted for Reuben." in answer.content.decode()
    assert now(request).status == "draft"


def test_another_team_finds_nothing_and_a_worker_no_list(
    as_: SignedIn, worker: Client, cast: Cast
) -> None:
    request = a_request(cast)
    other = as_(cast.other_worker)
    assert other.get(f"/conference-requests/{request.pk}/").status_code == 404
    assert other.get(f"/conferences/{request.conference.pk}/").status_code == 404
    assert worker.get("/conference-requests/").status_code == 403
    assert worker.post("/conference-requests/").status_code == 405


def test_a_transfer_in_is_recorded_from_the_childs_record(worker: Client, cast: Cast) -> None:
    """N07."""
    cases = siblings(cast)
    url = f"/children/{cases[0].pk}/transfer-in/"
    sent = {
        "other_authority": "Harbour Council", "notified_on-day": "30", "notified_on-month": "3",
        "notified_on-year": "2026", "why": "A plan for neglect.",
    }  # fmt: skip
    future = worker.post(url, {**sent, "notified_on-day": "30", "notified_on-month": "4"})
    assert "The notice must be today or in the past." in future.content.decode()
    assert worker.post(url, sent).status_code == 302
    request = ConferenceRequest.objects.get()
    assert (request.kind, request.children.count()) == ("transfer_in", 2)
    page = worker.get(f"/conference-requests/{request.pk}/").content.decode()
    assert "Harbour Council, notice of Monday 30 March\n" in page
    send = worker.get(f"/conference-requests/{request.pk}/send/").content.decode()
    assert "can book at once." in send
    assert "Section 47" not in send


@pytest.mark.parametrize("page", ["", "edit/", "send/"])
def test_no_child_is_named_in_address_or_title(worker: Client, cast: Cast, page: str) -> None:
    request = a_draft_request(cast)
    url = f"/conference-requests/{request.pk}/{page}"
    found = re.search(r"<title>(.*?)</title>", worker.get(url).content.decode(), re.DOTALL)
    assert found is not None
    for secret in ("Reuben", "Isla", "Ashdown"):
        assert secret not in found[1]
        assert secret not in url


def test_a_script_in_a_name_is_text(worker: Client, cast: Cast) -> None:
    request = a_draft_request(cast)
    one = request.conference.invitations.get(name="Leanne Ashdown")
    one.name = "<script>alert(1)</script>"
    write(one)
    page = worker.get(f"/conference-requests/{request.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_list_without_family_says_so_and_cannot_be_sent(worker: Client, cast: Cast) -> None:
    """C05: what is missing leads to where it is added; the send button waits for it."""
    request = a_draft_request(cast, "Reuben", "Isla")
    family = request.conference.cases()[0].child.family_id
    button = "Send the request and the list"
    send = f"/conference-requests/{request.pk}/send/"
    assert button in worker.get(send).content.decode()
    for one in request.conference.invitations.filter(side="family"):
        one.status = "taken_off"
        change(one, by=cast.system)
    page = worker.get(f"/conference-requests/{request.pk}/").content.decode()
    assert "Nobody of the family is on the list yet." in page
    add = f'href="/conferences/{request.conference.pk}/invitations/new/">Add them.</a>'
    assert add in page
    assert f'href="/families/{family}/" class="govuk-back-link">Back to the family' in page
    assert button not in worker.get(send).content.decode()
