"""The OpenAPI document is committed as the code makes it, and its page needs no other server."""

import re

import pytest
import yaml
from django.test import Client

from cpcase.api.reference import as_yaml
from tests.house.source import ROOT

COMMITTED = ROOT / "docs" / "openapi.yaml"


def test_the_committed_document_is_what_the_code_says() -> None:
    """Make it anew: manage.py spectacular --validate --fail-on-warn --file docs/openapi.yaml"""
    assert yaml.safe_load(COMMITTED.read_text()) == yaml.safe_load(as_yaml())


def test_every_call_says_who_may_and_what_can_go_wrong() -> None:
    told = yaml.safe_load(COMMITTED.read_text())
    for path, calls in told["paths"].items():
        for method, call in calls.items():
            need = "read" if method == "get" else "write"
            assert call["security"] == [{"agency": [need]}], path
            assert {"401", "403", "429"} <= call["responses"].keys()
            if method == "post":
                headers = {one["name"] for one in call["parameters"] if one["in"] == "header"}
                assert headers == {"If-Match", "Idempotency-Key"}
                assert {"412", "413", "415", "422", "428", "409"} <= call["responses"].keys()


def test_every_call_says_that_it_is_counted_and_when_to_come_back() -> None:
    told = yaml.safe_load(COMMITTED.read_text())
    calls = [call for one in told["paths"].values() for call in one.values()]
    assert len(calls) == 6
    for call in calls:
        turned_away = call["responses"]["429"]
        assert turned_away["headers"]["Retry-After"]["schema"] == {"type": "integer"}
        assert "application/problem+json" in turned_away["content"]
        assert "WWW-Authenticate" in call["responses"]["401"]["headers"]


@pytest.mark.django_db
def test_the_reference_page_stands_alone(client: Client) -> None:
    answer = client.get("/api/docs/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Answer an invitation", "POST /api/v1/invitations/{id}/reply/", "If-Match",
        "POST /oauth/token/", "accept: I am coming", "send_report: I am not coming",
        'href="#schema-InvitationOut"', "urn:problem-type:cpcase:stale",
    ):  # fmt: skip
        assert words in page
    assert re.findall(r'(?:src|href)="https?://', page) == []
    led_to = set(re.findall(r'href="#([^"]+)"', page))
    assert led_to <= set(re.findall(r'id="([^"]+)"', page))
    document = client.get("/api/openapi.yaml")
    assert document["Content-Type"] == "application/yaml"
    assert b"answer_invitation" in document.content
