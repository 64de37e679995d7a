"""The running demo: web, worker and scheduler as processes of their own, from load to stop."""

import http.client
import os
import shutil
import time
from pathlib import Path
from typing import NoReturn

from demo.children import Child

ROOT = Path(__file__).resolve().parent.parent
FROM_AN_EARLIER_START = ("demo.sqlite3", "demo.sqlite3-wal", "demo.sqlite3-shm", "mail", "files")
CELERY = ("celery", "-A", "cpcase.celery")
QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat")


class Stopped(Exception):
    """Ctrl-C, or the terminal is gone."""


class Demo:
    """One running demo: its folder, its port and the processes that it has started."""

    def __init__(self, *, port: int, pathway: str | None) -> None:
        self.port = port
        self.folder = ROOT / "var" / "pathways" / pathway if pathway else ROOT / "var"
        self.is_open = self.folder / "demo-is-open"  # its first team is there
        self.is_loaded = self.folder / "demo-is-loaded"
        self.children: list[Child] = []
        self.stopping = False
        self.environment = _environment(self.folder, port, pathway)

    def start(self, name: str, *module: str, stays: bool = True) -> Child:
        """Start `python -m module…`; what it says goes to log/<name>.log."""
        logs = self.folder / "log"
        child = Child(name, module, environment=self.environment, logs=logs, stays=stays)
        self.children.append(child)
        return child

    def finish(self, name: str, *command: str) -> str:
        """Run one of the project's commands to its end; what it said."""
        child = self.start(name, "manage", *command, stays=False)
        while child.is_running():
            self.check_all()
            self.rest()
        self.children.remove(child)
        child.check()
        return child.log.read_text()

    def rest(self) -> None:
        """A fifth of a second. Raises Stopped when a signal asked us to stop."""
        time.sleep(0.2)
        if self.stopping:
            raise Stopped

    def run(self) -> NoReturn:
        """From an empty folder to a product in use, until somebody stops it."""
        first_time = not self.is_open.exists()
        if first_time:
            self.make_room()
        # The product's checks are the tests' to make; they would import every page.
        self.finish("migrate", "migrate", "--verbosity", "0", "--skip-checks")
        if first_time:
            say("Loading the first team…")
            self.finish("load-first", "load_demo", "--first")
            self.is_open.touch()
        self.start("web", "gunicorn", "cpcase.wsgi", "--bind", f"127.0.0.1:{self.port}")
        sign_ins = self.finish("open", "open_demo")  # while the web server starts
        self.wait_for_the_first_page()
        self.start("worker", *CELERY, "worker", "--concurrency", "2", "-l", "WARNING", *QUIET)
        schedule = self.folder / "beat-schedule"
        self.start("beat", *CELERY, "beat", "-l", "WARNING", "--schedule", str(schedule))
        self.introduce(sign_ins)
        if not self.is_loaded.exists():
            self.load_the_rest()
        while True:
            self.check_all()
            self.rest()

    def make_room(self) -> None:
        """Remove what a start left that was stopped before its first team was there."""
        for name in FROM_AN_EARLIER_START:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def wait_for_the_first_page(self) -> None:
        """Ask for the sign-in page until it answers."""
        while True:
            self.check_all()
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                connection.request("GET", "/sign-in/")
                connection.getresponse()
                return
            except OSError:
                self.rest()
            finally:
                connection.close()

    def introduce(self, sign_ins: str) -> None:
        """Say where it is, who can sign in, where the mail is, and how to stop."""
        address = f"http://127.0.0.1:{self.port}"
        say(f"\nThe demo is at {address}/sign-in/\n\n{sign_ins}")
        say(f"Every mail that it sends is shown at {address}/demo/mailbox/")
        say(f"Logs are in {self.folder / 'log'}. Ctrl-C stops it all.")

    def load_the_rest(self) -> None:
        """Load the other teams while the first is in use, from where an earlier start stopped."""
        say("The other teams are being loaded…")
        stages = self.finish("load-rest", "load_demo", "--rest")
        self.is_loaded.touch()
        say(f"The other teams are there. Children at each stage:\n{stages}")

    def check_all(self) -> None:
        """Start again what has ended, and say so: a demo is never half there."""
        for child in self.children:
            if child.stays and not child.is_running():
                say(f"{child.name} has ended and is started again.\n{child.last_words()}")
                child.start_again()


def say(words: str) -> None:
    """Tell whoever started the demo, at once even into a file."""
    print(words, flush=True)


def _environment(folder: Path, port: int, pathway: str | None) -> dict[str, str]:
    """The demo's own settings: nothing that was exported for another installation counts."""
    outside = {"DATABASE_URL", "REDIS_URL", "PATHWAY", "OVERLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in outside}
    environment["DJANGO_SETTINGS_MODULE"] = "cpcase.settings.demo"
    environment["CPCASE_VAR"] = str(folder)
    environment["PYTHONUNBUFFERED"] = "1"
    environment["SITE_URL"] = f"http://127.0.0.1:{port}"  # where its mails lead to
    if pathway:
        environment["PATHWAY"] = pathway
    return environment
