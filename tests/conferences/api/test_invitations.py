"""An agency's system lists, reads, answers and reports: its own, once, on what it has read."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import get_access_token_model

from accounts.models import AccessEntry, IdempotentReply
from conferences.models import AgencyReport, Conference
from conferences.services.decisions import confirm_decisions
from conferences.services.standing_down import stand_down
from tests.cast import Cast
from tests.conferences.api.conftest import System, TokenOf
from tests.given_conference import BOOKED, END, START, a_recorded, an_invited, now
from tests.past_the_acts import write


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast)


@pytest.fixture
def own(conference: Conference) -> Any:
    """The invitation of the police."""
    return conference.invitations.get(name="Carla Meyer")


def problem(answer: Any) -> tuple[int, str]:
    """The status, and the kind of the problem document."""
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["type"].rsplit(":", 1)[-1]


def test_it_lists_its_own_and_nothing_else(police: System, own: Any) -> None:
    listed = police.get("/invitations/").json()
    assert listed["next"] is None
    (one,) = listed["results"]
    assert one["id"] == str(own.pk)
    assert one["status"] == "sent"
    assert one["report_wanted"] is True
    assert one["conference"] == {
        "kind": "initial", "number": 1, "starts_at": START.isoformat(),
        "ends_at": START.replace(hour=12).isoformat(), "place": "Room 2, Civic Centre",
        "chair": "Denise Okafor",
        "children": [{"name": "Reuben Ashdown"}, {"name": "Isla Ashdown"}],
    }  # fmt: skip


@pytest.mark.parametrize("end", ["held", "stood down"])
def test_no_report_is_wanted_for_a_meeting_that_is_over(
    police: System, cast: Cast, conference: Conference, own: Any, end: str
) -> None:
    """S08: as it is then refused."""
    if end == "held":
        recorded = a_recorded(cast, conference)
        confirm_decisions(recorded, by=cast.chair, held_at=END, as_of=END, version=recorded.version)
    else:
        stand_down(
            conference, why="Not needed.", by=cast.manager, as_of=BOOKED,
            version=conference.version,
        )  # fmt: skip
    assert police.get(f"/invitations/{own.pk}/").json()["report_wanted"] is False


@pytest.mark.parametrize("path", ["/invitations/", "/deadlines/"])
def test_a_page_size_out_of_range_is_refused(
    police: System, conference: Conference, path: str
) -> None:
    for size in ("0", "-1", "101", "many"):
        answer = police.get(f"{path}?page_size={size}")
        assert problem(answer) == (400, "unreadable")
        assert "from 1 to 100" in answer.json()["detail"]


def test_a_list_comes_in_pages(police: System, cast: Cast, conference: Conference) -> None:
    an_invited(cast, "Jayden", family="Cole", starts_at=START + timedelta(hours=3))
    first = police.get("/invitations/?page_size=1").json()
    assert len(first["results"]) == 1
    second = police.client.get(
        first["next"], headers={"Authorization": f"Bearer {police.token}"}
    ).json()
    assert second["results"][0]["id"] != first["results"][0]["id"]
    assert problem(police.get("/invitations/?cursor=nonsense")) == (400, "unreadable")


def test_another_agencys_invitation_is_not_there(police: System, conference: Conference) -> None:
    for name in ("Beth Lowe", "Leanne Ashdown"):
        other = conference.invitations.get(name=name)
        for page in ("", "report/"):
            assert problem(police.get(f"/invitations/{other.pk}/{page}")) == (404, "not-found")
        answer = police.post(
            f"/invitations/{other.pk}/reply/", {"answer": "accept"}, If_Match='"1"'
        )
        assert problem(answer) == (404, "not-found")
    assert problem(police.get(f"/invitations/{uuid4()}/")) == (404, "not-found")


def test_a_restricted_child_is_named_to_nobody(
    police: System, conference: Conference, own: Any
) -> None:
    isla = conference.cases()[1]
    isla.restricted = True
    write(isla)
    told = police.get(f"/invitations/{own.pk}/").json()
    assert told["conference"]["children"] == [{"name": "Reuben Ashdown"}]


def test_it_answers_on_what_it_has_read(police: System, own: Any) -> None:
    read = police.get(f"/invitations/{own.pk}/")
    answer = police.post(
        f"/invitations/{own.pk}/reply/",
        {"answer": "send_report", "words": "On leave."},
        If_Match=read["ETag"],
    )
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["reply_words"]) == (
        "report_instead", "On leave.",
    )  # fmt: skip
    assert answer["ETag"] != read["ETag"]
    stale = police.post(
        f"/invitations/{own.pk}/reply/", {"answer": "accept"}, If_Match=read["ETag"]
    )
    assert problem(stale) == (412, "stale")
    blind = police.post(f"/invitations/{own.pk}/reply/", {"answer": "accept"})
    assert problem(blind) == (428, "version-missing")
    assert now(own).status == "report_instead"


def test_a_repeated_call_has_one_effect(police: System, own: Any) -> None:
    etag = police.get(f"/invitations/{own.pk}/")["ETag"]
    key = str(uuid4())
    body = {"answer": "accept"}
    url = f"/invitations/{own.pk}/reply/"
    first = police.post(url, body, If_Match=etag, Idempotency_Key=key)
    again = police.post(url, body, If_Match=etag, Idempotency_Key=key)
    assert (first.content, first["ETag"]) == (again.content, again["ETag"])
    assert now(own).history.count() == 3
    assert IdempotentReply.objects.count() == 1
    other = police.post(url, {"answer": "decline"}, If_Match=etag, Idempotency_Key=key)
    assert problem(other) == (422, "key-reused")
    none = police.post(url, body, If_Match=etag, Idempotency_Key="")
    assert problem(none) == (400, "key-missing")


@pytest.mark.parametrize(
    "body", [{}, {"answer": "perhaps"}, {"answer": "accept", "words": 1 * [2]}]
)
def test_a_wrong_answer_says_where(police: System, own: Any, body: Any) -> None:
    etag = police.get(f"/invitations/{own.pk}/")["ETag"]
    answer = police.post(f"/invitations/{own.pk}/reply/", body, If_Match=etag)
    assert problem(answer) == (422, "incomplete")
    assert answer.json()["errors"][0]["pointer"] in ("#/answer", "#/words")


def test_it_sends_its_report_once_or_again(police: System, own: Any) -> None:
    """S08."""
    url = f"/invitations/{own.pk}/report/"
    assert problem(police.get(url)) == (404, "not-found")
    etag = police.get(f"/invitations/{own.pk}/")["ETag"]
    sent = police.post(url, {"words": "Two calls this year."}, If_Match=etag)
    assert sent.status_code == 201
    again = police.post(url, {"words": "Three calls this year."}, If_Match=sent["ETag"])
    assert again.status_code == 201
    assert police.get(url).json()["words"] == "Three calls this year."
    report = AgencyReport.objects.get()
    assert report.sent_by.agency == own.agency
    told = police.get(f"/invitations/{own.pk}/").json()
    assert told["report_sent_at"] == BOOKED.isoformat()
    empty = police.post(url, {"words": " "}, If_Match=again["ETag"])
    assert problem(empty) == (422, "incomplete")


def test_what_was_stood_down_is_seen_and_not_answered(
    police: System, own: Any, conference: Conference, cast: Cast
) -> None:
    stand_down(
        conference, why="No need.", by=cast.manager, as_of=BOOKED, version=conference.version
    )
    read = police.get(f"/invitations/{own.pk}/")
    assert read.json()["status"] == "stood_down"
    answer = police.post(
        f"/invitations/{own.pk}/reply/", {"answer": "accept"}, If_Match=read["ETag"]
    )
    assert problem(answer) == (409, "not-now")


def test_a_wrong_an_expired_and_a_narrow_token(
    client: Client, cast: Cast, police: System, own: Any, token_of: TokenOf
) -> None:
    assert problem(System(client, "nonsense").get("/invitations/")) == (401, "not-signed-in")
    assert problem(client.get("/api/v1/invitations/")) == (401, "not-signed-in")
    narrow = System(client, token_of(cast.school, scope="read"))
    teacher = own.conference.invitations.get(name="Beth Lowe")
    etag = narrow.get(f"/invitations/{teacher.pk}/")["ETag"]
    answer = narrow.post(f"/invitations/{teacher.pk}/reply/", {"answer": "accept"}, If_Match=etag)
    assert problem(answer) == (403, "narrow-token")
    get_access_token_model().objects.update(expires=timezone.now() - timedelta(minutes=1))
    assert problem(police.get("/invitations/")) == (401, "not-signed-in")


def test_each_look_is_written_down_with_its_agency(
    police: System, own: Any, conference: Conference
) -> None:
    police.get(f"/invitations/{own.pk}/")
    seen = AccessEntry.objects.filter(agency=own.agency, record_id=own.pk)
    assert {one.child_id for one in seen} == {case.child_id for case in conference.cases()}


def test_a_method_that_does_not_exist(police: System, own: Any) -> None:
    answer = police.client.delete(
        f"/api/v1/invitations/{own.pk}/", headers={"Authorization": f"Bearer {police.token}"}
    )
    assert problem(answer) == (405, "wrong-method")
