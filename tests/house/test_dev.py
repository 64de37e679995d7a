"""`./dev` on machines that lack something: it says what, and what to do about it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT


def dev(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands."""
    return subprocess.run(
        [ROOT / "dev", *command],
        env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """A PATH on which nobody is root, sudo refuses and no package is installed."""
    for name, script in {"id": "echo 1000", "sudo": "exit 1", "dpkg-query": "exit 1"}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    return f"{tmp_path}:{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("command", "package"), [("demo", "libpango-1.0-0"), ("test", "redis-server")]
)
def test_without_root_it_prints_the_one_line_to_run_and_stops(
    bare: str, command: str, package: str
) -> None:
    run = dev(command, PATH=bare, CHROMIUM="/bin/true")
    assert run.returncode == 1
    (line,) = [line for line in run.stderr.splitlines() if line.startswith("apt-get update && ")]
    assert "apt-get install" in line
    assert package in line.split()


def test_on_ubuntu_it_says_that_a_browser_is_missing(tmp_path: Path) -> None:
    release = tmp_path / "os-release"
    release.write_text("ID=ubuntu\nVERSION_CODENAME=noble\n")
    run = dev("test", OS_RELEASE=str(release), CHROMIUM="")
    assert run.returncode == 1
    assert "CHROMIUM=/path/to/chromium ./dev test" in run.stderr


def test_a_browser_that_is_not_there_is_named() -> None:
    run = dev("test", CHROMIUM="/nowhere/chromium")
    assert run.returncode == 1
    assert "/nowhere/chromium is not a program" in run.stderr


def test_the_continuous_check_runs_the_test_command() -> None:
    assert "exec sh ./dev test </dev/null" in (ROOT / ".ci" / "run").read_text()
