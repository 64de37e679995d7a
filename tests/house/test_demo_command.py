"""`./dev demo` as the README writes it: up, used, stopped, and nothing left behind."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest

from tests.house.source import ROOT

NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "var", "node_modules", "__pycache__", ".*_cache"
)
UP = "Ctrl-C stops it all."


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository in a folder of its own, with the packages that are installed already."""
    folder = tmp_path_factory.mktemp("clone") / "cpcase"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


@pytest.fixture(scope="module")
def port() -> int:
    """A port that nobody else uses, also not another run of these tests."""
    first = 21000 + os.getpid() % 10000
    for port in range(first, first + 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no free port")


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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

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

    def run_the_example(self) -> "subprocess.CompletedProcess[str]":
        """The client of examples/, with the id and the secret that the demo printed."""
        words = re.findall(r"(CLIENT_ID|CLIENT_SECRET)=(\S+)", self.words.read_text())
        return subprocess.run(
            [self.clone / ".venv/bin/python", "examples/agency.py"],
            cwd=self.clone,
            env={"BASE_URL": f"http://127.0.0.1:{self.port}", **dict(words)},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    def press_ctrl_c(self) -> int:
        """What a terminal does: SIGINT to the whole group in front; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=30)


def processes(clone: Path) -> list[tuple[int, str]]:
    """Number and command line of each process that works in the clone."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == clone:
                line = (process / "cmdline").read_text().replace("\0", " ")
                found.append((int(process.name), line))
        except OSError:
            continue  # it has just ended
    return found


def left_behind(clone: Path) -> list[str]:
    """Command lines of the processes that still work in the clone."""
    return [line for _, line in processes(clone)]


def pid_of(program: str, clone: Path) -> int:
    """The first process of a program, waited for: the one that started the others."""
    for _ in range(600):
        found = [pid for pid, line in processes(clone) if program in line]
        if found:
            return min(found)
        time.sleep(0.1)
    raise AssertionError(f"{program} does not run")


def test_the_readme_names_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    assert "./dev demo" in [line.split("  ")[0] for line in lines]
    assert "./dev test" in [line.split("  ")[0] for line in lines]


@dataclass(frozen=True)
class FirstStart:
    """What the first start from a clean clone showed."""

    seconds: float
    status: int
    example: "subprocess.CompletedProcess[str]"
    running: str
    exit_code: int
    left: list[str]


@pytest.fixture(scope="module")
def first(clone: Path, port: int) -> FirstStart:
    """The first start, used as its API client uses it, stopped while the other teams load."""
    with Started(clone, port) as demo:
        seconds = demo.wait_until_it_says(UP, within=180)
        status = demo.first_page()
        said = demo.run_the_example()
        running = " ".join(left_behind(clone))
        code = demo.press_ctrl_c()
        return FirstStart(seconds, status, said, running, code, left_behind(clone))


def test_the_first_page_is_there_within_ninety_seconds(first: FirstStart) -> None:
    assert first.seconds < 90
    assert first.status == 200


def test_the_agencys_example_runs_with_what_the_demo_prints(first: FirstStart) -> None:
    assert first.example.returncode == 0, first.example.stderr
    assert "Traceback" not in first.example.stderr


def test_web_worker_and_scheduler_are_processes_of_their_own(first: FirstStart) -> None:
    assert all(name in first.running for name in ("gunicorn", " worker ", " beat "))


def test_ctrl_c_stops_it_without_a_trace(first: FirstStart) -> None:
    assert first.exit_code == 0
    assert first.left == []


@pytest.mark.usefixtures("first")
def test_a_second_start_is_up_within_ten_seconds(clone: Path, port: int) -> None:
    with Started(clone, port) as demo:
        assert demo.wait_until_it_says(UP, within=60) < 10
        assert demo.first_page() == 200
        assert demo.press_ctrl_c() == 0


@pytest.mark.usefixtures("first")
def test_a_process_that_dies_is_started_again_and_named(clone: Path, port: int) -> None:
    with Started(clone, port) as demo:
        demo.wait_until_it_says(UP, within=60)
        killed = pid_of("gunicorn", clone)
        os.kill(killed, signal.SIGKILL)
        demo.wait_until_it_says("web has ended and is started again.", within=90)
        assert pid_of("gunicorn", clone) != killed
        assert demo.press_ctrl_c() == 0
        assert left_behind(clone) == []


@pytest.mark.usefixtures("first")
def test_nothing_is_left_even_when_it_is_killed(clone: Path, port: int) -> None:
    with Started(clone, port) as demo:
        demo.wait_until_it_says(UP, within=60)
        demo.process.kill()
        demo.process.wait()
        until = time.monotonic() + 20
        while left_behind(clone) and time.monotonic() < until:
            time.sleep(0.1)
        assert left_behind(clone) == []


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
