"""What was said to be saved is there, whatever is killed or full meanwhile; what was not says so.

PostgreSQL is killed whole, in the middle of writing; on SQLite, where the database is the web
server's own file, the web server is. Two kills here, many by `./dev faults`.
"""

import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from cases.models import Note
from cpcase import clock
from tests.cast import Cast, gather, sign_in
from tests.faults.cluster import Cluster
from tests.faults.installation import database_address, wait_until
from tests.faults.website import Answer, Website, Writers
from tests.given import siblings
from tests.refusals.refusing import day

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

KILLS = {"postgresql": 10, "sqlite": 50} if int(os.environ.get("CPCASE_KILLS", "3")) >= 10 else {}
NOT_SAVED = "What you sent was not saved."


class Kept:
    """The product on one database: people write to it, it is killed or full, its texts are read."""

    def __init__(self, site: Website, cluster: Cluster | None, note: Callable[[str], Answer]):
        self.site = site
        self.cluster = cluster
        self.note = note

    def kill(self) -> None:
        """What keeps the texts is gone at once, and comes back."""
        broken = self.cluster or self.site
        broken.kill()
        broken.start()

    def fill_the_disk(self) -> None:
        """No file grows by more than a little from now on."""
        if self.cluster:
            files = (self.cluster.folder / "data").rglob("*")
            self.cluster.let_files_grow_to(_largest(files) + 100_000)
        else:
            name = str(connection.settings_dict["NAME"])
            files = Path(name).parent.glob(f"{Path(name).name}*")
            self.site.let_files_grow_to(_largest(files) + 100_000)

    def make_room(self) -> None:
        """The disk has room again."""
        (self.cluster or self.site).let_files_grow_to(-1)

    def texts(self) -> Counter[str]:
        """Every text that is kept, and how often."""
        if self.cluster is None:
            return Counter(Note.objects.values_list("words", flat=True))
        with psycopg2.connect(self.cluster.address) as line, line.cursor() as cursor:
            cursor.execute("SELECT words FROM cases_note")
            return Counter(words for (words,) in cursor.fetchall())


def _largest(files: Any) -> int:
    return max(file.stat().st_size for file in files if file.is_file())


@pytest.fixture
def cast() -> Cast:
    """Everybody, written where other processes read it."""
    return gather()


@pytest.fixture
def kept(cast: Cast, tmp_path: Path) -> Iterator[Kept]:
    """A worker writes notes about a child by its page."""
    (case,) = siblings(cast, "Reuben")
    worker = sign_in(Client(), cast.worker)
    with ExitStack() as running:
        cluster = running.enter_context(Cluster()) if connection.vendor == "postgresql" else None
        address = cluster.address if cluster else database_address()
        site = running.enter_context(Website(tmp_path, address, worker))

        def note(words: str) -> Answer:
            typed = {"kind": "note", "words": words, **day("on", clock.today())}
            return site.post(f"/children/{case.pk}/notes/new/", typed)

        yield Kept(site, cluster, note)


def test_nothing_that_was_acknowledged_is_lost_and_nothing_is_there_twice(kept: Kept) -> None:
    """T25."""
    kills = KILLS.get(connection.vendor, 2)
    with Writers(kept.note) as writers:
        for kill in range(kills):
            before = len(writers.acknowledged)
            wait_until(lambda n=before: len(writers.acknowledged) >= n + 10, f"kill {kill}")
            kept.kill()
        before = len(writers.acknowledged)
        wait_until(lambda: len(writers.acknowledged) >= before + 10, "after the last kill")
    texts = kept.texts()
    print(f"{kills} kills, {connection.vendor}: {len(writers.acknowledged)} acknowledged, "
          f"{len(writers.acknowledged - texts.keys())} lost")  # fmt: skip
    assert writers.acknowledged - texts.keys() == set()
    assert set(texts.values()) == {1}
    # What nobody was told of may be there: the answer was on its way. Never more than that.
    assert len(texts.keys() - writers.acknowledged) <= kills * writers.many
    assert [one for one in writers.refused if one.status != 500 or NOT_SAVED not in one.page] == []
    assert bool(writers.refused) == (kept.cluster is not None)


def test_on_a_full_disk_the_page_says_that_it_is_not_saved_and_all_else_stands(kept: Kept) -> None:
    """T25."""
    told = {words: kept.note(words) for words in ("The first.", "The second.")}
    kept.fill_the_disk()
    while all(answer.status == 302 for answer in told.values()):
        words = secrets.token_hex(20_000)
        told[words] = kept.note(words)
        assert len(told) < 300, "the disk was never full"
    (last,) = [answer for answer in told.values() if answer.status != 302]
    assert (last.status, NOT_SAVED in last.page) == (500, True)
    assert kept.site.ask("GET", "/health/live").status == 200
    kept.make_room()
    told["The last."] = kept.note("The last.")
    assert told["The last."].status == 302
    saved = Counter(words for words, answer in told.items() if answer.status == 302)
    assert kept.texts() == saved
