"""Each request: its views written down, its drafts at hand, refusals noted."""

import uuid
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from accounts.models import AccessEntry
from tests.accounts.models.test_access_log import Sheet
from tests.cast import Cast

CHILDREN = (uuid.uuid4(), uuid.uuid4())
SHEETS = [Sheet(child) for child in CHILDREN]


def one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    request.note_view(SHEETS[0])  # type: ignore[attr-defined]
    return HttpResponse("one")


def several(request: HttpRequest) -> HttpResponse:
    request.note_list(SHEETS)  # type: ignore[attr-defined]
    return HttpResponse("several")


def found(request: HttpRequest) -> HttpResponse:
    request.note_find(CHILDREN)  # type: ignore[attr-defined]
    return HttpResponse("found")


def no_child(request: HttpRequest) -> HttpResponse:
    request.note_view(request.user)  # type: ignore[attr-defined]
    return HttpResponse("no child")


def refused(request: HttpRequest, pk: uuid.UUID, status: int) -> HttpResponse:
    return HttpResponse(status=status)


urlpatterns = [
    path("", include("cpcase.urls")),
    path("try/one/<uuid:pk>/", one, name="one"),
    path("try/several/", several, name="several"),
    path("try/found/", found, name="found"),
    path("try/no-child/", no_child, name="no_child"),
    path("try/<uuid:pk>/<int:status>/", refused, name="refused"),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def desk(cast: Cast, browser_of: Callable[..., Client]) -> Client:
    return browser_of(cast.worker)


def test_a_page_about_a_child_leaves_an_entry(cast: Cast, desk: Client) -> None:
    desk.get(f"/try/one/{uuid.uuid4()}/?name=Reuben")
    entry = AccessEntry.objects.get()
    assert (entry.person, entry.child_id, entry.action) == (cast.worker, CHILDREN[0], "view")
    assert entry.page == "one", "the page's name, never its address"
    assert len(entry.session) == 16
    assert entry.session not in (desk.session.session_key or "")


def test_a_list_leaves_one_for_each_child_and_a_search_too(desk: Client) -> None:
    desk.get("/try/several/")
    desk.get("/try/found/")
    entries = AccessEntry.objects.order_by("pk")
    assert [entry.action for entry in entries] == ["list", "list", "find", "find"]
    assert {entry.child_id for entry in entries} == set(CHILDREN)


def test_a_page_about_no_child_leaves_none(desk: Client) -> None:
    assert desk.get("/try/no-child/").content == b"no child"
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("status", [403, 404])
def test_who_is_refused_a_record_is_written_down(desk: Client, status: int) -> None:
    record = uuid.uuid4()
    desk.get(f"/try/{record}/{status}/")
    entry = AccessEntry.objects.get()
    assert (entry.action, entry.record_id, entry.child_id) == ("refused", record, None)


def test_any_other_answer_is_no_refusal(desk: Client) -> None:
    desk.get(f"/try/{uuid.uuid4()}/409/")
    assert desk.get("/there/is/no/such/page/").status_code == 404
    assert not AccessEntry.objects.exists()


def test_nobody_who_is_not_signed_in_leaves_an_entry(client: Client) -> None:
    assert client.get(f"/try/{uuid.uuid4()}/404/").status_code == 302
    assert not AccessEntry.objects.exists()


def test_a_post_without_a_session_to_a_page_without_a_form_keeps_nothing(client: Client) -> None:
    assert client.post("/try/several/", {"words": "x"})["Location"].endswith("/try/several/")
