"""The product's web server in processes of its own, and people who write to it all the time."""

import http.client
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

from django.test import Client

from tests.faults.installation import ROOT
from tests.faults.server import Server
from tests.servers import PORTS

TOKEN = "a" * 32  # sent twice, as a cookie and in the form: that is all Django asks
PATIENCE = 60  # seconds for one answer


def free_port() -> int:
    """A port that nobody has, under those that outgoing connections get."""
    first = PORTS.start + os.getpid() % (len(PORTS) - 500)
    for port in range(first, first + 500):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("No free port.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0: nothing did."""

    status: int
    page: str = ""


class Website(Server):
    """gunicorn as in production, on a database of the test's choice."""

    def __init__(self, folder: Path, database: str, who: Client) -> None:
        super().__init__(folder)
        self.database = database
        cookies = {name: one.value for name, one in who.cookies.items()}
        cookies["csrftoken"] = TOKEN
        self.cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.port = free_port()

    def command(self) -> list[str]:
        """The web server with its settings, which `env` gives it and becomes it."""
        settings = {
            "DJANGO_SETTINGS_MODULE": "cpcase.settings.demo",
            "CPCASE_VAR": str(self.folder),
            "DATABASE_URL": self.database,
            "REDIS_URL": "",
        }
        return [
            "env", *(f"{name}={value}" for name, value in settings.items()),
            sys.executable, "-m", "gunicorn", "cpcase.wsgi", "--workers", "2",
            "--chdir", str(ROOT), "--config", str(ROOT / "gunicorn.conf.py"),
            "--bind", f"127.0.0.1:{self.port}",
        ]  # fmt: skip

    def answers(self) -> bool:
        """Whether the first page comes."""
        return self.ask("GET", "/health/live").status == 200

    def post(self, path: str, typed: dict[str, str]) -> Answer:
        """Send a form as a browser does."""
        return self.ask("POST", path, urlencode({**typed, "csrfmiddlewaretoken": TOKEN}))

    def ask(self, method: str, path: str, body: str | None = None) -> Answer:
        """One request on a line of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return Answer(answer.status, answer.read().decode())
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            line.close()


@dataclass(slots=True)
class Writers:
    """People who each send one text after the other, and remember what they were told of it."""

    send: Callable[[str], Answer]
    many: int = 3
    told: dict[str, Answer] = field(default_factory=dict)
    _threads: list[threading.Thread] = field(default_factory=list)
    _enough: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Writers":
        for number in range(self.many):
            self._threads.append(threading.Thread(target=self._write, args=(number,)))
            self._threads[-1].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._enough.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    @property
    def acknowledged(self) -> set[str]:
        """The texts that were said to be saved."""
        return {text for text, answer in dict(self.told).items() if answer.status == 302}

    @property
    def refused(self) -> list[Answer]:
        """The answers that say that something went wrong."""
        return [one for one in dict(self.told).values() if one.status not in (0, 302)]

    def _write(self, writer: int) -> None:
        number = 0
        while not self._enough.is_set():
            text = f"Writer {writer} heard this for the {number}th time."
            self.told[text] = self.send(text)
            number += 1
            if self.told[text].status != 302:
                time.sleep(0.05)
