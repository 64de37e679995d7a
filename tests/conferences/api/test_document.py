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
            assert {"401", "403"} <= call["responses"].keys()
            if method == "post":
                headers = {one["name"] for one in call["parameters"] if one["in"] == "header"}
                assert headers == {"If-Match", "Idempotency-Key"}
                assert {"412", "422", "428", "409"} <= call["responses"].keys()


@pytest.mark.django_db
def test_the_reference_page_stands_alone(client: Client) -> None:
    answer = client.get("/api/docs/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Answer an invitation", "POST /api/v1/invitations/{id}/reply/", "If-Match"):
        assert words in page
    assert re.findall(r'(?:src|href)="https?://', page) == []
    document = client.get("/api/openapi.yaml")
    assert document["Content-Type"] == "application/yaml"
    assert b"answer_invitation" in document.content
