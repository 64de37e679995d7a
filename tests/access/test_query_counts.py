"""Every page asks the database the same number of times, however many rows it lists."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.access.cells import Line, lines
from tests.access.conftest import Browsers
from tests.access.growth import grow
from tests.access.world import World

MORE = 1
# Those that show more when there is more, up to the 25 of a page; the others list what is one
# record's. Each of them answers a number out of range with words.
PAGED = {
    "accounts:people", "accounts:teams", "accounts:agencies", "accounts:notices",
    "accounts:messages", "timescales:closures", "cases:children", "cases:note_about_whom",
    "cases:timeline", "cases:notes", "cases:access", "cases:changes", "coregroups:visits",
    "conferences:requests", "conferences:conferences", "conferences:partner",
    "conferences:meetings_of_case", "conferences:documents_of_case", "worktray:later",
    "worktray:team", "worktray:sign_offs",
}  # fmt: skip
# All that growth adds to; the team's page is full from the start.
GROWS = PAGED - {
    "cases:changes", "conferences:documents_of_case", "conferences:meetings_of_case",
    "worktray:team",
} | {
    "accounts:me", "conferences:resources", "worktray:work",
}  # fmt: skip
# Whoever has lists of their own, where a page is for several.
LISTS = "WMACSYP"


def asked() -> list[tuple[Line, str]]:
    """Each page that can be read, with who reads it: a list that grows by each role that has one
    of its own, any other page by the first who may."""
    found = []
    for line in lines():
        if not line.get.startswith("200") or ":" not in line.name or line.is_mine:
            continue
        named = line.get.partition(" ")[2].replace("all", LISTS).replace("*", LISTS)
        several = line.name in GROWS and not line.about
        found += [(line, who) for who in (named if several else named[0])]
    return found


PAGES = asked()
IDS = [f"{line.name}-{who}" for line, who in PAGES]


@dataclass(frozen=True, slots=True)
class Look:
    """What a page asked the database, and how long it was."""

    queries: list[str]
    length: int


def look(world: World, browsers: Browsers, line: Line, who: str, *, is_first: bool = False) -> Look:
    """What one look asks; before the first one, another fills what is kept for the process."""
    browser, url = browsers.of(who), line.url(world)
    with transaction.atomic():
        if is_first:
            browser.get(url)
        with CaptureQueriesContext(connection) as context:
            answer = browser.get(url)
        transaction.set_rollback(True)
    assert answer.status_code in (200, 302), (line.name, who, answer.status_code)
    length = 0 if answer.streaming else len(answer.content)
    asked = [query["sql"] for query in context.captured_queries]
    return Look([sql for sql in asked if "SAVEPOINT" not in sql], length)


@pytest.fixture(scope="module")
def queries(world: World, browsers: Browsers) -> dict[tuple[str, str], Any]:
    """Each page with some rows, and with more."""
    grow(world, 0)
    few = {(line.name, who): look(world, browsers, line, who, is_first=True) for line, who in PAGES}
    for number in range(1, 1 + MORE):
        grow(world, number)
    many = {(line.name, who): look(world, browsers, line, who) for line, who in PAGES}
    return {page: (few[page], many[page]) for page in few}


@pytest.mark.django_db
@pytest.mark.parametrize(("line", "who"), PAGES, ids=IDS)
def test_a_page_asks_no_more_often_for_more_rows(
    queries: dict[tuple[str, str], Any], line: Line, who: str
) -> None:
    few, many = queries[(line.name, who)]
    more = [sql for sql in many.queries if sql not in few.queries]
    assert len(many.queries) <= len(few.queries), "\n".join(sorted(more))[:6000]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(GROWS))
def test_a_list_shows_what_there_is_more_of(queries: dict[tuple[str, str], Any], name: str) -> None:
    """Or the test above would prove nothing."""
    looks = [found for (page, _), found in queries.items() if page == name]
    assert any(many.length > few.length + 100 for few, many in looks), name


@pytest.mark.django_db
@pytest.mark.parametrize("asked_for", ["99", "0", "-1", "x", "1e3", ""])
@pytest.mark.parametrize("name", sorted(PAGED))
def test_a_page_number_out_of_range_gets_words_and_never_a_fault(
    world: World, browsers: Browsers, name: str, asked_for: str
) -> None:
    line, who = next((line, who) for line, who in PAGES if line.name == name)
    answer = browsers.of(who).get(f"{line.url(world)}?page={asked_for}")
    assert answer.status_code == 404
    said = answer.content.decode()
    assert "There is no" in said
    assert f'href="{line.url(world)}">Go to page 1 of this list' in said


def test_every_paged_list_is_among_them() -> None:
    """Each call of `page_of` belongs to one of them, but for the demo's mailbox."""
    calls = sum(
        path.read_text(encoding="utf-8").count("page_of(self.request")
        + path.read_text(encoding="utf-8").count("page_of(request, ")
        + path.read_text(encoding="utf-8").count("page_of_lines(self.request")
        + path.read_text(encoding="utf-8").count("page_of(\n")
        for path in Path(settings.BASE_DIR).glob("*/views/*.py")
        if path.parts[-3] != "demo" and path.name != "paging.py"
    )
    assert calls == len(PAGED)
