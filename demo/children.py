"""A process that the demo starts, and that never outlives it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
PATIENCE = 8.0  # seconds for a process to end by itself
SETTLED = 30.0  # seconds after which a process has not failed to start


class Failed(Exception):
    """A process ended that should not have, or not well; says where it wrote why."""


class Child:
    """`python -m module…` in a session of its own, writing to a log file."""

    def __init__(
        self,
        name: str,
        module: Sequence[str],
        *,
        environment: Mapping[str, str],
        logs: Path,
        stays: bool,
    ) -> None:
        self.name = name
        self.module = module
        self.environment = environment
        self.log = logs / f"{name}.log"
        self.stays = stays  # or does one thing and ends
        self.quick_ends = 0
        logs.mkdir(parents=True, exist_ok=True)
        self.log.write_bytes(b"")
        self._start()

    def _start(self) -> None:
        self.began = time.monotonic()
        with self.log.open("ab") as log:
            # A session of its own: Ctrl-C reaches only us, and we end the children in order.
            self.process = subprocess.Popen(  # noqa: S603  our own modules
                [sys.executable, "-m", *self.module],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with(os.getpid()),
            )

    def start_again(self) -> None:
        """Start it once more, as an installation would. Raises Failed when it cannot stay up."""
        quick = time.monotonic() - self.began < SETTLED
        self.quick_ends = self.quick_ends + 1 if quick else 0
        if self.quick_ends == 3:
            raise Failed(f"{self.name} has ended three times.\n{self.last_words()}")
        self._end_group()
        self._start()

    def is_running(self) -> bool:
        """Whether the process goes on."""
        return self.process.poll() is None

    def check(self) -> None:
        """Raise Failed unless the process ended well."""
        if self.process.wait() != 0:
            raise Failed(f"{self.name} ended with an error.\n{self.last_words()}")

    def last_words(self) -> str:
        """The last lines of the log, and where the rest of it is."""
        lines = self.log.read_text(errors="replace").splitlines()[-5:]
        return "\n".join([*lines, f"The whole log: {self.log}"])

    def ask_to_end(self) -> None:
        """Ask the process to finish what it does and end."""
        if self.is_running():
            self.process.terminate()

    def end(self, *, by: float) -> None:
        """Wait until `by` (monotonic seconds), then end the whole group of processes."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=max(0.0, by - time.monotonic()))
        self._end_group()
        self.process.wait()

    def _end_group(self) -> None:
        """End what the process itself has started, too."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def stop_all(children: list[Child]) -> None:
    """End the latest first, so that nothing is asked for that nobody would do."""
    for child in reversed(children):
        child.ask_to_end()
    by = time.monotonic() + PATIENCE
    for child in children:
        child.end(by=by)


def _end_with(parent: int) -> Callable[[], None]:
    """What a child does first: ask the kernel to end it when `parent` ends, even by kill -9."""

    def ask() -> None:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask
