"""`./dev demo` as the README writes it: up, used, stopped, and nothing left behind."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.processes import has_command
from tests.house.source import ROOT

NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "var", "node_modules", "__pycache__", ".*_cache"
)
UP = "Ctrl-C stops it all."
LOADED = "The other teams are there."


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository in a folder of its own, with the packages that are installed already."""
    folder = tmp_path_factory.mktemp("clone") / "cpcase"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        for port in range(21000, 31000, 7):
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no free port")


@pytest.fixture
def start(clone: Path, port: int, request: pytest.FixtureRequest) -> Iterator["Started"]:
    started = Started(clone, port)
    yield started
    started.process.kill()
    started.process.wait()


class Started:
    """A demo that was started from the command line."""

    def __init__(self, clone: Path, port: int) -> None:
        self.clone = clone
        self.port = port
        self.began = time.monotonic()
        self.words = clone.parent / "words.txt"
        with self.words.open("wb") as words:
            self.process = subprocess.Popen(
                ["./dev", "demo", "--port", str(port)],
                cwd=clone,
                env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]},
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_it_says(self, sentence: str, *, within: float) -> float:
        """Seconds since the start until the sentence was printed; fails after `within`."""
        while sentence not in self.words.read_text():
            assert self.process.poll() is None, self.words.read_text()
            assert time.monotonic() - self.began < within, self.words.read_text()
            time.sleep(0.05)
        return time.monotonic() - self.began

    def first_page(self) -> int:
        """The status of the sign-in page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/sign-in/")
        status = connection.getresponse().status
        connection.close()
        return status

    def press_ctrl_c(self) -> int:
        """What a terminal does: SIGINT to the whole group in front; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=30)


def left_behind(clone: Path) -> list[str]:
    """Command lines of the processes that still work in the clone."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == clone:
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue  # it has just ended
    return found


def test_the_readme_names_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    assert "./dev demo" in [line.split("  ")[0] for line in lines]
    assert "./dev test" in [line.split("  ")[0] for line in lines]


def test_it_starts_shows_a_page_and_stops_without_a_trace(start: Started) -> None:
    start.wait_until_it_says(UP, within=90)
    assert start.first_page() < 500
    running = " ".join(left_behind(start.clone))
    assert all(name in running for name in ("gunicorn", "worker", "beat"))
    if has_command("load_demo"):
        start.wait_until_it_says(LOADED, within=300)
    assert start.press_ctrl_c() == 0
    assert left_behind(start.clone) == []


def test_a_second_start_is_up_within_ten_seconds(start: Started) -> None:
    assert start.wait_until_it_says(UP, within=30) < 10
    assert start.first_page() < 500
    assert start.press_ctrl_c() == 0


def test_nothing_is_left_even_when_it_is_killed(start: Started) -> None:
    start.wait_until_it_says(UP, within=30)
    start.process.kill()
    start.process.wait()
    until = time.monotonic() + 20
    while left_behind(start.clone) and time.monotonic() < until:
        time.sleep(0.1)
    assert left_behind(start.clone) == []


def test_a_taken_port_is_named(clone: Path, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        run = subprocess.run(
            ["./dev", "demo", "--port", str(port)],
            cwd=clone, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert run.returncode == 2
    assert f"port {port} is taken: choose another with --port" in run.stderr


def test_an_unknown_pathway_is_refused_by_name(clone: Path) -> None:
    run = subprocess.run(
        ["./dev", "demo", "--pathway", "atlantis"],
        cwd=clone, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 2
    assert "atlantis" in run.stderr
