"""What every test has: no way out of this machine, and its place on one database or on both."""

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from playwright.sync_api import Playwright

from tests.remembering import trail

TESTS = Path(__file__).parent
# Where a row lock, a constraint or a claim decides, the answer must be the same on both.
ON_BOTH_DATABASES = {"services", "models", "constraints", "rings", "outbox"}
# Files that take long are begun first: at the end, no core then waits for the other one's last.
LONGEST = tuple(
    f"tests/{place}"
    for place in ("access", "journeys", "walks", "faults", "demo", "house/test_demo_command.py")
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first, and mark those that run on PostgreSQL and again on SQLite."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    for item in items:
        if ON_BOTH_DATABASES.intersection(item.path.relative_to(TESTS).parts[:-1]):
            item.add_marker(pytest.mark.both_databases)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector of garbage need not look at it again."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test starts with nothing written; where one replaces code, no situation is remembered."""
    trail.begin()
    asked: Any = getattr(item, "_fixtureinfo", None)
    ours = [
        fixture.argnames
        for fixtures in getattr(asked, "name2fixturedefs", {}).values()
        for fixture in fixtures
        if fixture.func.__module__.startswith("tests.")
    ]
    if any("monkeypatch" in names for names in (getattr(asked, "argnames", ()), *ours)):
        trail.lose()


class LeftTheMachine(AssertionError):
    """A test tried to reach another machine."""


def is_here(host: Any) -> bool:
    """Whether a host is this machine."""
    if host in (None, "", b"", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def nothing_leaves_the_machine() -> Iterator[None]:
    """Only sockets of this machine may be opened, and no other machine's name looked up."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        look_up = socket.getaddrinfo

        def look_up_here(host: Any, *args: Any, **kwargs: Any) -> Any:
            if not is_here(host):
                raise LeftTheMachine(f"looked up {host}")
            return look_up(host, *args, **kwargs)

        patch.setattr(socket, "getaddrinfo", look_up_here)
        yield


def _guarded(connect: Any) -> Any:
    def connect_here(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not is_here(address[0]):
            raise LeftTheMachine(f"connected to {address[0]}")
        return connect(self, address)

    return connect_here


@pytest.fixture(scope="session", autouse=True)
def tables_are_emptied_past_their_triggers() -> Iterator[None]:
    """After a test that commits: row by row, which the triggers of what is append-only refuse."""
    # On the class: beside a browser Django works with another connection than at the start.
    operations = type(connection.ops)
    flush = operations.sql_flush
    empty = _flush_sqlite if connection.vendor == "sqlite" else _flush_postgresql
    operations.sql_flush = partialmethod(empty, flush)
    yield
    operations.sql_flush = flush


def _flush_sqlite(ops: Any, flush: Any, *args: Any, **kwargs: Any) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_DELETE'"
        )
        triggers = cursor.fetchall()
    away = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
    return [*away, *flush(ops, *args, **kwargs), *(sql for _, sql in triggers)]


def _flush_postgresql(ops: Any, _flush: Any, _style: Any, tables: Any, **_: Any) -> list[str]:
    """Only tables that hold rows: `TRUNCATE` of all takes half a second, however empty they are."""
    with connection.cursor() as cursor:
        asked = (
            f"SELECT '{one}' WHERE EXISTS (SELECT FROM {ops.quote_name(one)})" for one in tables
        )
        cursor.execute(" UNION ALL ".join(asked))
        deletes = [f"DELETE FROM {ops.quote_name(name)}" for (name,) in cursor.fetchall()]
    # Without triggers, those of foreign keys too: the order of the tables is then free.
    return ["SET session_replication_role = replica", *deletes, "RESET session_replication_role"]


@pytest.fixture
def movable_clock(settings: Any) -> None:
    """The product's clock can be moved, as in the demo."""
    settings.MOVABLE_CLOCK = True


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Iterator[Playwright]:
    """The browser's driver, which leaves no connection to a database that is to be dropped."""
    yield playwright
    # While its loop runs, Django has another connection in this thread than before and after.
    connections.close_all()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium without its own window's pages, or the one that CHROMIUM names; as root."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    }
