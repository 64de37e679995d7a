"""What a fresh machine meets first: the commands, the locked packages, the settings."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.migrations.state import ProjectState
from playwright.sync_api import Browser

from cpcase.append_only import AppendOnly
from tests.house.source import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"]
PYPROJECT = (ROOT / "pyproject.toml").read_text()
PROJECT: dict[str, Any] = tomllib.loads(PYPROJECT)


def plain(name: str) -> str:
    """A requirement's package, as the lock files write it."""
    return re.split(r"[\[<>=;! ]", name)[0].lower().replace("_", "-").replace(".", "-")


def locked(lock: str) -> dict[str, str]:
    """Package and version of each line of a lock file."""
    pins = re.findall(r"^([a-z0-9.-]+)(?:\[.*])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE)
    return dict(pins)


@pytest.mark.parametrize("shell", ["sh", "dash"])
@pytest.mark.parametrize("script", ["dev", ".ci/run"])
def test_the_scripts_are_posix_shell(shell: str, script: str) -> None:
    program = shutil.which(shell)
    assert program, "Debian's sh is dash: both are there"
    subprocess.run([program, "-n", ROOT / script], check=True)
    assert (ROOT / script).stat().st_mode & 0o111
    assert (ROOT / script).read_text().startswith("#!/bin/sh\n")


def test_the_command_says_what_it_can_do() -> None:
    said = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in said.splitlines()} >= {"demo", "test", "css", "lock"}


def test_every_dependency_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    asked = {
        "requirements.txt": PROJECT["project"]["dependencies"],
        "requirements-dev.txt": PROJECT["project"]["dependencies"] + groups["dev"],
        "requirements-uv.txt": groups["install"],
    }
    for lock, names in asked.items():
        assert {plain(name) for name in names} - locked(lock).keys() == set(), lock


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(lock)) > 0
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_tests_run_on_the_versions_that_the_product_runs_on() -> None:
    test = locked("requirements-dev.txt")
    changed = {
        n: (v, test.get(n)) for n, v in locked("requirements.txt").items() if test.get(n) != v
    }
    assert changed == {}


def test_every_dependency_has_its_reason() -> None:
    lines = re.findall(r'^    "([^"]+)",(.*)$', PYPROJECT.split("[tool.")[0], re.MULTILINE)
    assert len(lines) > 30
    assert [name for name, comment in lines if not re.match(r"\s*# \w+", comment)] == []


def test_every_warning_that_is_let_through_has_its_reason() -> None:
    filters = PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"]
    assert filters[0] == "error"
    written = PYPROJECT.split("filterwarnings")[1].split("\n]")[0]
    assert written.count("#") >= len(filters) - 1


@pytest.mark.both_databases
@pytest.mark.django_db
def test_the_database_is_the_one_asked_for() -> None:
    assert connection.vendor == os.environ["CPCASE_TEST_VENDOR"]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version_num")
            assert int(cursor.fetchone()[0]) >= 150000
        else:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone()[0] == "wal"


@pytest.mark.both_databases
@pytest.mark.django_db
def test_a_table_that_only_grows_is_emptied_between_tests_and_refuses_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (id integer)")
        editor = SimpleNamespace(
            connection=connection, execute=lambda sql, params=None: cursor.execute(sql, params)
        )
        AppendOnly("kept").database_forwards("cpcase", editor, ProjectState(), ProjectState())
        cursor.execute("INSERT INTO kept VALUES (1)")
        connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), ["kept"]))
        cursor.execute("SELECT count(*) FROM kept")
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO kept VALUES (2)")
        with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
            cursor.execute("DELETE FROM kept")


@pytest.mark.both_databases
def test_the_broker_answers() -> None:
    """Redis beside PostgreSQL, files beside SQLite."""
    from cpcase.celery import app

    with app.connection() as broker:
        broker.ensure_connection(max_retries=1)
        assert broker.transport.driver_type == ("redis" if settings.REDIS_URL else "filesystem")
    assert bool(settings.REDIS_URL) == (connection.vendor == "postgresql")


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(AssertionError, match=r"cases\.example"):
        socket.getaddrinfo("cases.example", 80)


def test_a_browser_opens_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<h1>Strategy discussion</h1>")
    assert page.get_by_role("heading").inner_text() == "Strategy discussion"
    page.close()


def test_every_static_file_that_production_serves_is_there(tmp_path: Path, settings: Any) -> None:
    """A style sheet that names a missing picture would fail there, and only there."""
    # Names by content as production's storage gives them, but without compressing each file.
    named = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": named}}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


def test_production_names_what_it_lacks() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import cpcase.settings.production"],
        cwd=ROOT, env={"CPCASE_VAR": "/tmp"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert "Set the environment variable SECRET_KEY." in run.stderr
