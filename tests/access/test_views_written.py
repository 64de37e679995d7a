"""T17: whoever reads of a child on a page is written down with that child."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import AccessEntry
from cases.models import Child
from tests.access.cells import Line, lines
from tests.access.conftest import Browsers
from tests.access.world import World

pytestmark = pytest.mark.django_db
# What shows a child's name and writes nothing down, each with its reason.
OWN_WORK = (
    "one's own work, looked at all day: the look that counts is the page that a line opens, and a "
    "line for each child at each look would hide it"
)
NOT_WRITTEN = {
    "worktray:work": OWN_WORK,
    "worktray:later": OWN_WORK,
    "worktray:team": OWN_WORK,
    "worktray:sign_offs": OWN_WORK,
    "demo:mailbox": "the demo's own mails; production has no such page",
}
READ = [line for line in lines() if line.get.startswith("200")]
ABOUT = [pytest.param(one, id=one.name) for one in READ if one.is_about_a_child]
LISTS = [pytest.param(one, id=one.name) for one in READ if not one.is_about_a_child]


def read(world: World, browser: Client, line: Line) -> tuple[Any, list[AccessEntry]]:
    """What a page answers, and what was written down of it; then as if nobody had looked."""
    with transaction.atomic():
        before = set(AccessEntry.objects.values_list("pk", flat=True))
        answer = browser.get(line.url(world))
        entries = list(AccessEntry.objects.exclude(pk__in=before))
        transaction.set_rollback(True)
    return answer, entries


@pytest.mark.usefixtures("bare_pages")
@pytest.mark.parametrize("line", ABOUT)
def test_each_page_about_a_child_writes_down_who_read_it(
    world: World, browsers: Browsers, line: Line
) -> None:
    reader = line.entitled("GET")[0]
    answer, entries = read(world, browsers.of(reader), line)
    assert answer.status_code == 200
    assert entries != []
    assert {entry.person for entry in entries} == {world.people[reader]}
    assert {entry.page for entry in entries} == {line.name}
    assert "refused" not in {entry.action for entry in entries}
    assert all(entry.child_id is not None for entry in entries)


@pytest.mark.parametrize("line", LISTS)
def test_each_list_that_names_a_child_writes_down_who_saw_it(
    world: World, browsers: Browsers, line: Line
) -> None:
    names = {str(child): child.pk for child in Child.objects.exclude(first_name="")}
    for reader in line.entitled("GET").replace("all", "WMACSUNP"):
        answer, entries = read(world, browsers.of(reader), line)
        page = answer.content.decode(errors="replace")
        named = {pk for name, pk in names.items() if name in page}
        if line.name not in NOT_WRITTEN:
            assert named <= {entry.child_id for entry in entries}, reader


def test_each_exception_is_still_needed(world: World, browsers: Browsers) -> None:
    for line in (one for one in READ if one.name in NOT_WRITTEN):
        assert not line.is_about_a_child
        assert read(world, browsers.of("M"), line)[1] == [], line.name
    assert NOT_WRITTEN.keys() <= {line.name for line in READ}
