"""A PostgreSQL of one test's own, with what the test has written so far: to kill, and to fill."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

import psycopg2

from tests.faults.installation import database_address
from tests.servers import postgresql_programs, start, user_of_postgresql, wait_until_it_answers

NAME = "cases"
FLAGS = {"listen_addresses": "", "max_connections": "40", "shared_buffers": "32MB"}


class Cluster:
    """A server that keeps what it acknowledged: nothing is switched off that makes it safe."""

    def __init__(self) -> None:
        # Under /tmp itself: a socket's path is short, and the server's own user comes in.
        self.folder = Path(tempfile.mkdtemp(prefix="cpcase-kill-"))
        self.folder.chmod(0o755)
        self.user = user_of_postgresql(self.folder)
        self.programs = postgresql_programs()
        self.address = f"postgres://postgres@/{NAME}?host={self.folder}"

    def __enter__(self) -> "Cluster":
        # Segments of 1 MB, so that a file may be kept from growing without stopping the server.
        self._run("initdb", "--pgdata=data", "--username=postgres", "--auth=trust",
                  "--encoding=UTF8", "--locale=C.UTF-8", "--wal-segsize=1")  # fmt: skip
        self.start()
        self._copy_of_the_tests_database()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start it, and wait until it has recovered."""
        flags = [part for name, value in FLAGS.items() for part in ("-c", f"{name}={value}")]
        self.server = start(
            [str(self.programs / "postgres"), "-D", "data", "-k", str(self.folder), *flags],
            folder=self.folder, user=self.user, stop_with=signal.SIGQUIT,
        )  # fmt: skip
        anything = self.address.replace(f"/{NAME}", "/postgres")
        wait_until_it_answers(
            self.server, lambda: psycopg2.connect(anything).close(), psycopg2.OperationalError
        )

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

    def _copy_of_the_tests_database(self) -> None:
        dump = self.folder / "dump"
        with dump.open("wb") as file:
            subprocess.run(
                [self.programs / "pg_dump", "--format=custom", database_address()],
                check=True, stdout=file,
            )  # fmt: skip
        self._run("createdb", "--host", str(self.folder), "--username=postgres", NAME)
        self._run("pg_restore", "--no-owner", "--dbname", self.address, str(dump))

    def _run(self, program: str, *flags: str) -> None:
        subprocess.run(
            [self.programs / program, *flags],
            check=True, user=self.user, cwd=self.folder, stdout=subprocess.DEVNULL,
        )  # fmt: skip
