"""A request judges once: the clock stands still while it is answered."""

from datetime import datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from cpcase import clock
from cpcase.moving import move_clock
from cpcase.web.middleware import StandStill
from tests.cast import gather


def ask_twice(request: HttpRequest) -> HttpResponse:
    """A page that asks for the moment on its way, and again after somebody stepped the clock."""
    first = clock.now()
    move_clock(by=timedelta(days=1))
    return HttpResponse(f"{first.isoformat()} {clock.now().isoformat()}")


@pytest.mark.django_db
@pytest.mark.usefixtures("movable_clock")
def test_the_moment_is_the_same_all_through_and_moves_on_afterwards(rf: RequestFactory) -> None:
    page = StandStill(ask_twice)
    first, second = page(rf.get("/")).content.decode().split()  # type: ignore[attr-defined]
    assert first == second
    assert clock.now() - datetime.fromisoformat(first) >= timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.usefixtures("movable_clock")
def test_asking_costs_one_query_and_not_asking_none(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def ask(times: int) -> HttpResponse:
        return HttpResponse(" ".join(str(clock.now()) for _ in range(times)))

    with django_assert_num_queries(1):
        StandStill(lambda _: ask(3))(rf.get("/"))
    with django_assert_num_queries(0):
        StandStill(lambda _: ask(0))(rf.get("/"))


def test_a_clock_that_a_test_holds_is_left_alone(rf: RequestFactory) -> None:
    moment = datetime.fromisoformat("2026-03-30T10:00+01:00")
    with clock.standing_at(moment):
        page = StandStill(lambda _: HttpResponse(clock.now().isoformat()))
        assert page(rf.get("/")).content.decode() == moment.isoformat()  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/drafts/", "/me/role/", "/sign-out/"])
def test_the_address_of_a_button_opened_by_itself_says_what_to_do(
    client: Client, address: str
) -> None:
    client.force_login(gather().worker, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "This is no page" in answer.content.decode()
    assert "Nothing was done." in answer.content.decode()
