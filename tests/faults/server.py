"""A server of one test's own: started and waited for, killed whole, and its disk filled."""

import os
import signal
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.installation import Process, wait_until
from tests.servers import start


class Server:
    """Some program and all the processes that it starts; none of them outlives the test."""

    # Who runs it, where that is somebody else than the test.
    user: int | None = None
    # What ends it when the test's own process ends in whatever way.
    stop_with = signal.SIGKILL
    server: Process

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self) -> list[str]:
        """What is run, in the folder."""
        raise NotImplementedError

    def answers(self) -> bool:
        """Whether it can be used."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.kill()

    def start(self) -> None:
        """Start it, and wait until it answers: after a kill, until it has recovered."""
        self.server = start(
            self.command(), folder=self.folder, user=self.user, stop_with=self.stop_with
        )
        wait_until(self._has_come_up, f"{type(self).__name__} answers")

    def kill(self) -> None:
        """kill -9 of the whole server: the parent first, so that it sees no child fall."""
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self.server.wait()

    def processes(self) -> list[int]:
        """The server and all that it started."""
        pid = self.server.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        return [pid, *map(int, children.read_text().split())] if children.exists() else []

    def let_files_grow_to(self, size: int) -> None:
        """From now on none of its files grows past `size` bytes, as on a full disk; -1: they may.

        Each process is told by one of the server's own user: nobody else may, often not even root.
        """
        limit = "unlimited" if size < 0 else size
        for pid in self.processes():
            subprocess.run(
                ["prlimit", f"--pid={pid}", f"--fsize={limit}:"], check=True, user=self.user
            )

    def _has_come_up(self) -> bool:
        assert self.server.poll() is None, f"{self.server.args!r} ended before it answered"
        return self.answers()
