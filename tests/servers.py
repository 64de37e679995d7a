"""Throw-away servers for a test run: a plugin, since Django's settings are read very early.

Starts PostgreSQL on a socket and Redis on a port of this machine alone, and ends them with the
run. `CPCASE_TEST_DATABASE=sqlite` asks for SQLite and the broker without a server instead. A
server that is missing stops the run; nothing is skipped for want of it.
"""

import atexit
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import psycopg2
import pytest

POSTGRES_FLAGS = {
    "listen_addresses": "",
    "max_connections": "500",  # 200 writers at once, and those of a second worker
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    # Counted between two tests, most tables are empty, and lists are planned for that ever after.
    "autovacuum": "off",
}
PORTS = range(20000, 32000)  # under 32768, where outgoing connections get theirs


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, Any, Any]:
    """Start what the run asks for. A wrapper runs before pytest-django, which reads settings."""
    if "CPCASE_TEST_VENDOR" not in os.environ:  # else a worker of this run, or servers of one's own
        folder = Path(tempfile.mkdtemp(prefix="cpcase-test-"))
        folder.chmod(0o755)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["CPCASE_VAR"] = str(folder / "var")
        (folder / "var").mkdir()
        if os.environ.get("CPCASE_TEST_DATABASE") == "sqlite":
            ask_for_sqlite(folder)
        else:
            ask_for_postgresql_and_redis(folder)
    keep_apart()
    # Playwright keeps an event loop in the thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return (yield)


def keep_apart() -> None:
    """Where several workers share a run, each has its own files and its own queue in Redis."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        folder = Path(os.environ["CPCASE_VAR"]) / worker
        folder.mkdir()
        os.environ["CPCASE_VAR"] = str(folder)
        if "REDIS_URL" in os.environ:
            server = os.environ["REDIS_URL"].rpartition("/")[0]
            os.environ["REDIS_URL"] = f"{server}/{int(worker.removeprefix('gw')) + 1}"


def ask_for_sqlite(folder: Path) -> None:
    """SQLite in a file and the broker in a folder, as the demo runs."""
    os.environ["CPCASE_TEST_VENDOR"] = "sqlite"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/var/test.sqlite3"
    os.environ.pop("REDIS_URL", None)


def ask_for_postgresql_and_redis(folder: Path) -> None:
    """Servers of our own, unless DATABASE_URL or REDIS_URL name others."""
    os.environ["CPCASE_TEST_VENDOR"] = "postgresql"
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = start_postgresql(folder / "postgresql")
    if "REDIS_URL" not in os.environ:
        os.environ["REDIS_URL"] = start_redis(folder)


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """The database in use is the one asked for, or the run ends here."""
    from django.db import connection

    asked = os.environ["CPCASE_TEST_VENDOR"]
    if connection.vendor != asked:
        raise pytest.UsageError(f"Asked for {asked}, but the settings use {connection.vendor}.")


def pytest_report_header() -> str:
    """What the run stands on, in its first lines."""
    broker = "Redis" if os.environ.get("REDIS_URL") else "files"
    return f"database: {os.environ['CPCASE_TEST_VENDOR']}, broker: {broker}"


def start_postgresql(folder: Path) -> str:
    """A fresh cluster on a socket in `folder`; its DATABASE_URL."""
    programs = postgresql_programs()
    folder.mkdir()
    user = user_of_postgresql(folder)
    subprocess.run(
        [programs / "initdb", "--pgdata", folder / "data", "--username=postgres", "--auth=trust",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    flags = [part for name, value in POSTGRES_FLAGS.items() for part in ("-c", f"{name}={value}")]
    server = start(
        [str(programs / "postgres"), "-D", "data", "-k", str(folder), *flags],
        folder=folder, user=user, stop_with=signal.SIGQUIT,
    )  # fmt: skip
    url = f"postgres://postgres@/postgres?host={folder}"
    wait_until_it_answers(server, lambda: psycopg2.connect(url).close(), psycopg2.OperationalError)
    return url


def user_of_postgresql(folder: Path) -> int | None:
    """Who runs it there: PostgreSQL refuses to run as root, so `folder` is given to its own."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("postgres").pw_uid
    os.chown(folder, user, -1)
    return user


def postgresql_programs() -> Path:
    """Where the newest installed PostgreSQL keeps its programs."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise pytest.UsageError("PostgreSQL is missing. `./dev test` installs it.")
    return (found[-1] if found else Path(str(on_path)).resolve()).parent


def start_redis(folder: Path) -> str:
    """A Redis that keeps nothing; its REDIS_URL."""
    program = shutil.which("redis-server")
    if not program:
        raise pytest.UsageError("Redis is missing. `./dev test` installs it.")
    first = PORTS.start + os.getpid() % (len(PORTS) - 50)
    for port in range(first, first + 50):
        server = start(
            [program, "--bind", "127.0.0.1", "--port", str(port), "--save", ""],
            folder=folder, user=None, stop_with=signal.SIGKILL,
        )  # fmt: skip
        try:
            wait_until_it_answers(server, partial(ask_redis, port, server), OSError)
        except RuntimeError:
            continue  # the port is taken
        return f"redis://127.0.0.1:{port}/0"
    raise pytest.UsageError("No free port for Redis.")


def ask_redis(port: int, server: subprocess.Popen[bytes]) -> None:
    """Ask who answers there, without loading a client. Raises OSError unless it is `server`."""
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        connection.sendall(b"INFO server\r\n")
        if b"process_id:%d\r\n" % server.pid not in connection.recv(4096):
            raise ConnectionError("somebody else answers there")


def start(
    command: list[str], *, folder: Path, user: int | None, stop_with: signal.Signals
) -> subprocess.Popen[bytes]:
    """Run a server that ends with this process, however this process ends."""
    parent = os.getpid()

    def end_with_parent() -> None:
        ctypes.CDLL(None).prctl(1, stop_with)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)

    log = (folder / f"{Path(command[0]).name}.log").open("wb")
    server = subprocess.Popen(
        command, cwd=folder, user=user, stdout=log, stderr=log, preexec_fn=end_with_parent
    )
    log.close()
    atexit.register(stop, server, stop_with)
    return server


def stop(server: subprocess.Popen[bytes], stop_with: signal.Signals) -> None:
    """End a server and wait until it is gone."""
    if server.poll() is None:
        server.send_signal(stop_with)
        server.wait(timeout=20)


def wait_until_it_answers(
    server: subprocess.Popen[bytes], ask: Callable[[], Any], not_yet: type[Exception]
) -> None:
    """Ask every 20 ms. Raises RuntimeError when the server ends or keeps silent for 20 s."""
    for _ in range(1000):
        if server.poll() is not None:
            raise RuntimeError(f"{server.args!r} ended before it answered")
        try:
            ask()
        except not_yet:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"{server.args!r} did not answer")
