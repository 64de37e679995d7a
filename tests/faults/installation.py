"""Real processes around the tests' own database: a worker, two schedulers, a broker to empty."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

import redis
from django.db import connection

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds, on a machine that does much else
Process = subprocess.Popen[bytes]


def database_address() -> str:
    """The tests' own database, as another process finds it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Ask a hundred times a second. Raises AssertionError when patience ends."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.01)


def a_wrong_clock(skew: str) -> dict[str, str]:
    """What makes a process read the clock of a machine that is so far off. By the library itself:
    the command `faketime` stays as a parent, and would be killed in its child's stead."""
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")  # `./dev test` installs it
    return {"LD_PRELOAD": str(library), "FAKETIME": skew}


class Installation:
    """The processes of one test; whatever happens, all of them end with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # A Redis database of our own: emptying it takes nothing from tests beside this one.
        asked = os.environ.get("REDIS_URL", "")
        self.redis = urlsplit(asked)._replace(path="/9").geturl() if asked else ""
        self.running: list[Process] = []

    def __enter__(self) -> "Installation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        for process in list(self.running):
            self.kill(process)
        if self.redis:
            self.flush_broker()

    def worker(self, *, skew: str = "") -> Process:
        """A worker as the demo starts it, in one process so that a kill hits the act itself."""
        how = ("--pool=solo", "--without-gossip", "--without-mingle")
        return self._start("worker", *how, skew=skew)

    def beat(self, number: int, *, skew: str = "") -> Process:
        """A scheduler with a schedule file of its own, which knows of no other."""
        file = self.folder / f"beat-{number}"
        return self._start("beat", f"--schedule={file}", "--pidfile=", skew=skew)

    def kill(self, process: Process) -> None:
        """kill -9: no clean end, nothing handed back."""
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        self.running.remove(process)

    def flush_broker(self) -> None:
        """Everything that waited in the broker is gone."""
        if self.redis:
            client = redis.Redis.from_url(self.redis)
            client.flushdb()
            client.close()
        messages = self.folder / "broker" / "messages"
        shutil.rmtree(messages, ignore_errors=True)
        messages.mkdir(parents=True, exist_ok=True)

    def _start(self, *command: str, skew: str) -> Process:
        """Start it; with a `skew` of "+1h" the clock of its machine is an hour fast."""
        settings = {
            "DJANGO_SETTINGS_MODULE": "tests.faults.worker_settings",
            "CPCASE_VAR": str(self.folder),
            "DATABASE_URL": database_address(),
            "REDIS_URL": self.redis,
            **(a_wrong_clock(skew) if skew else {}),
        }
        log = (self.folder / f"{command[0]}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "cpcase.celery", *command,
             "--loglevel=WARNING"],
            cwd=ROOT, env={**os.environ, **settings}, stdout=log, stderr=log,
        )  # fmt: skip
        log.close()
        self.running.append(process)
        return process
