"""Pages of a list: 25 each, and words for a page that is not there."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from cpcase.web.lists import first_page, page_of


def test_25_a_page_with_the_total(rf: RequestFactory) -> None:
    page = page_of(rf.get("/"), range(60))
    assert (len(page), page.paginator.count, page.paginator.num_pages) == (25, 60, 3)
    assert list(page_of(rf.get("/?page=3"), range(60))) == list(range(50, 60))


def test_an_empty_list_has_one_page(rf: RequestFactory) -> None:
    assert list(page_of(rf.get("/"), [])) == []


@pytest.mark.parametrize(
    ("asked", "rows", "words"),
    [
        ("9", 60, "There is no page 9. The last page is 3."),
        ("0", 60, "There is no page 0. The last page is 3."),
        ("-1", 60, "There is no page -1. The last page is 3."),
        ("2", 5, "There is no page 2. There is only one page."),
        ("<b>", 60, "There is no such page. The last page is 3."),
        ("", 60, "There is no such page. The last page is 3."),
    ],
)
def test_a_page_that_is_not_there_is_said_in_words(
    rf: RequestFactory, asked: str, rows: int, words: str
) -> None:
    with pytest.raises(Http404) as missing:
        page_of(rf.get("/", {"page": asked}), range(rows))
    assert str(missing.value) == words


def test_the_way_to_page_1_keeps_what_the_list_was_narrowed_to(rf: RequestFactory) -> None:
    assert first_page(rf.get("/timeline/?kind=visit&page=9")) == "/timeline/?kind=visit"
    assert first_page(rf.get("/timeline/?page=9")) == "/timeline/"
