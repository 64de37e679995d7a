"""Pages by cursor: nothing is repeated or hidden when rows are added meanwhile."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from cpcase.api.paging import Pages
from cpcase.api.problems import Problem
from cpcase.models import Message

pytestmark = pytest.mark.django_db


def make(count: int) -> None:
    """Messages stand for the rows of a list."""
    for number in range(count):
        key, at = f"{Message.objects.count()}.{number}", timezone.now()
        Message.objects.create(
            channel="email", address="a", subject="b", body="c", dedup_key=key, created_at=at
        )


def page(address: str) -> tuple[list[Any], dict[str, Any]]:
    pages = Pages()
    request = Request(APIRequestFactory().get(address))
    rows = pages.paginate_queryset(Message.objects.all(), request)
    assert rows is not None
    return [row.pk for row in rows], pages.get_paginated_response([]).data


def test_25_a_page_newest_first_and_a_new_row_changes_no_later_page() -> None:
    make(30)
    first, links = page("/api/v1/x/")
    assert (len(first), links["previous"]) == (25, None)
    make(3)
    second, links = page(links["next"])
    assert (len(second), links["next"]) == (5, None)
    assert not set(first) & set(second)
    newest = Message.objects.order_by("created_at", "pk").values_list("pk", flat=True)
    assert first + second == list(reversed(newest[:30]))


def test_a_client_may_ask_for_100_and_no_more() -> None:
    make(101)
    assert len(page("/?page_size=100")[0]) == 100


@pytest.mark.parametrize(
    "asked", ["0", "-1", "101", "1000", "9" * 5000, "ten", "2.5", "²", "", " 5"]
)
def test_any_other_size_is_refused_in_words(asked: str) -> None:
    with pytest.raises(
        Problem, match=r"`page_size` must be a whole number from 1 to 100\."
    ) as raised:
        page(f"/?{urlencode({'page_size': asked})}")
    assert raised.value.status_code == 400


def test_a_wrong_cursor_is_named_and_says_what_to_do() -> None:
    with pytest.raises(Problem, match=r"`cursor` is not one of this list\. Leave it out") as raised:
        page("/?cursor=nonsense")
    assert raised.value.status_code == 400
