"""Problem documents: every refusal and every error of the API in one shape."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from rest_framework import exceptions, serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from cpcase.api.problems import KINDS, READ_AGAIN
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow

Answer = Callable[[Callable[[Request], Any]], Response]


class Agency(serializers.Serializer[Any]):
    name = serializers.CharField()


class Reply(serializers.Serializer[Any]):
    coming = serializers.BooleanField()
    agencies = Agency(many=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        raise serializers.ValidationError("Say who comes.")


@pytest.fixture
def answer() -> Answer:
    """What the API answers when its view does this."""

    def ask(act: Callable[[Request], Any], **request: Any) -> Response:
        class View(APIView):
            permission_classes = [AllowAny]

            def post(self, request: Request) -> Response:
                return Response(act(request))

        sent = APIRequestFactory().post("/api/v1/x/", **{"data": {}, "format": "json", **request})
        response = View.as_view()(sent)
        response.render()
        return response

    return ask


def raising(error: Exception) -> Callable[[Request], Any]:
    def act(request: Request) -> Any:
        raise error

    return act


@pytest.mark.parametrize(
    ("refusal", "status", "name", "code"),
    [
        (NotAllowed("You may not do this."), 403, "not-allowed", "not_allowed"),
        (NotNow("This is already signed off."), 409, "not-now", "not_now"),
        (Incomplete("Choose a date."), 422, "incomplete", "incomplete"),
        (Conflict("Changed.", field="version"), 412, "stale", "conflict"),
        (Conflict("This room is taken.", code="room_taken"), 409, "conflict", "room_taken"),
    ],
)
def test_a_refusal_says_what_it_is_in_its_own_words(
    answer: Answer, refusal: Any, status: int, name: str, code: str
) -> None:
    response = answer(raising(refusal))
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.data["type"] == f"urn:problem-type:cpcase:{name}"
    assert response.data["status"] == status
    assert response.data["detail"] == (READ_AGAIN if status == 412 else refusal.words)
    assert response.data["code"] == code
    assert "errors" not in response.data


def test_a_refusal_points_to_its_field(answer: Answer) -> None:
    response = answer(raising(Incomplete("Choose two different people.", field="note_taker")))
    assert response.data["errors"] == [
        {"pointer": "#/note_taker", "detail": "Choose two different people."}
    ]


def test_each_error_of_the_content_points_to_its_place(answer: Answer) -> None:
    sent = {"coming": "perhaps", "agencies": [{"name": "Police"}, {}]}
    response = answer(lambda request: check(request), data=sent)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert {error["pointer"] for error in response.data["errors"]} == {
        "#/coming",
        "#/agencies/1/name",
    }


def test_an_error_of_the_whole_points_to_the_whole(answer: Answer) -> None:
    response = answer(check, data={"coming": True, "agencies": []})
    assert response.data["errors"] == [{"pointer": "#", "detail": "Say who comes."}]


def check(request: Request) -> None:
    Reply(data=request.data).is_valid(raise_exception=True)


def test_a_pointer_is_escaped(answer: Answer) -> None:
    response = answer(raising(exceptions.ValidationError({"a/b~c": ["Wrong."]})))
    assert response.data["errors"] == [{"pointer": "#/a~1b~0c", "detail": "Wrong."}]


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (exceptions.ParseError(), 400, "unreadable"),
        (exceptions.NotFound("No Child matches Reuben."), 404, "not-found"),
        (Http404("No Child matches Reuben."), 404, "not-found"),
        (PermissionDenied("Reuben is restricted."), 403, "not-allowed"),
        (exceptions.UnsupportedMediaType("text/csv"), 415, "wrong-media-type"),
        (exceptions.MethodNotAllowed("DELETE"), 405, "wrong-method"),
    ],
)
def test_the_frameworks_errors_have_the_same_shape_and_name_nobody(
    answer: Answer, error: Exception, status: int, name: str
) -> None:
    response = answer(raising(error))
    assert (response.status_code, response.data["status"]) == (status, status)
    assert response["Content-Type"] == "application/problem+json"
    assert response.data["type"].endswith(f":{name}")
    assert b"Reuben" not in response.content


def test_who_asks_too_often_is_told_when_to_come_back(answer: Answer) -> None:
    response = answer(raising(exceptions.Throttled(wait=7)))
    assert (response.status_code, response["Retry-After"]) == (429, "7")
    assert response.data["type"].endswith(":too-many")


def test_content_that_is_not_json_is_unreadable(answer: Answer) -> None:
    sent = APIRequestFactory().post("/", data="{", content_type="application/json")

    class View(APIView):
        permission_classes = [AllowAny]

        def post(self, request: Request) -> Response:
            return Response(request.data)

    assert View.as_view()(sent).data["type"].endswith(":unreadable")


def test_without_any_sign_of_who_asks_nobody_is_let_in() -> None:
    response = APIView.as_view()(APIRequestFactory().get("/")).render()
    assert response.status_code in {401, 403}
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_an_address_that_the_api_does_not_have_is_a_problem_document(client: Client) -> None:
    response = client.get("/api/v1/nothing/")
    assert (response.status_code, response.json()["status"]) == (404, 404)
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"].endswith(
        "/api/docs/ lists those it has; each ends in a slash."
    )
    assert client.get("/nothing/")["Content-Type"].startswith("text/html")


def test_an_error_of_ours_stays_one(answer: Answer) -> None:
    with pytest.raises(ZeroDivisionError):
        answer(lambda request: 1 / 0)


def test_no_two_kinds_share_a_type() -> None:
    assert len({kind.type for kind in KINDS}) == len(KINDS)
    assert all(re.fullmatch(r"urn:problem-type:cpcase:[a-z-]+", kind.type) for kind in KINDS)
