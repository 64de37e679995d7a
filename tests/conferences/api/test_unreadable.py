"""What cannot be read is the client's mistake, in a problem document, and never a fault of ours."""

from base64 import b64encode
from typing import Any

import pytest

from conferences.models import AgencyReport, Conference
from tests.cast import Cast
from tests.conferences.api.conftest import System
from tests.conferences.api.test_invitations import problem
from tests.given_conference import an_invited


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast)


@pytest.fixture
def own(conference: Conference) -> Any:
    """The invitation of the police."""
    return conference.invitations.get(name="Carla Meyer")


@pytest.mark.parametrize("place", ["p=2026-x-00", "p=%00", "p=abc", "p=9999999999-01-01"])
@pytest.mark.parametrize("of", ["invitations", "deadlines"])
def test_a_cursor_that_reads_but_names_no_place_is_the_clients_mistake(
    police: System, conference: Conference, of: str, place: str
) -> None:
    cursor = b64encode(place.encode()).decode()
    assert problem(police.get(f"/{of}/?cursor={cursor}")) == (400, "unreadable")


@pytest.mark.parametrize("body", ["[" * 100_000, '{"answer": ' + "[" * 50 + "]" * 50 + "}"])
def test_json_without_a_bottom_cannot_be_read(police: System, own: Any, body: str) -> None:
    answer = police.post(f"/invitations/{own.pk}/reply/", body, If_Match='"1"')
    assert problem(answer) == (400, "unreadable")
    assert "deeper than the 10 levels" in answer.json()["detail"]


def test_a_body_that_is_too_big_is_told_how_much_is_taken(
    police: System, own: Any, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024
    answer = police.post(f"/invitations/{own.pk}/report/", {"words": "x" * 2000}, If_Match='"1"')
    assert problem(answer) == (413, "too-big")
    assert answer.json()["detail"] == "Send at most 1.0 KB. Nothing was done."
    assert not AgencyReport.objects.exists()


def test_an_address_without_its_last_slash_is_none_and_a_page_leads_on(
    police: System, own: Any
) -> None:
    answer = police.post(f"/invitations/{own.pk}/reply", {"answer": "accept"}, If_Match='"1"')
    assert problem(answer) == (404, "not-found")
    assert "each ends in a slash" in answer.json()["detail"]
    assert police.client.get("/api/docs")["Location"] == "/api/docs/"
