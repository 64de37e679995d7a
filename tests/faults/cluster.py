"""A PostgreSQL of one test's own, with what the test has written so far: to kill, and to fill."""

import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

import psycopg2

from tests.faults.installation import database_address
from tests.faults.server import Server
from tests.servers import postgresql_programs, user_of_postgresql

NAME = "cases"
FLAGS = {"listen_addresses": "", "max_connections": "40", "shared_buffers": "32MB"}


class Cluster(Server):
    """A server that keeps what it acknowledged: nothing is switched off that makes it safe."""

    stop_with = signal.SIGQUIT

    def __init__(self) -> None:
        # Under /tmp itself: a socket's path is short, and the server's own user comes in.
        super().__init__(Path(tempfile.mkdtemp(prefix="cpcase-kill-")))
        self.folder.chmod(0o755)
        self.user = user_of_postgresql(self.folder)
        self.programs = postgresql_programs()
        self.address = f"postgres://postgres@/{NAME}?host={self.folder}"

    def __enter__(self) -> "Cluster":
        # Segments of 1 MB, so that a file may be kept from growing without stopping the server.
        self._run("initdb", "--pgdata=data", "--username=postgres", "--auth=trust",
                  "--encoding=UTF8", "--locale=C.UTF-8", "--wal-segsize=1")  # fmt: skip
        super().__enter__()
        self._copy_of_the_tests_database()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        super().__exit__(kind, error, trace)
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self) -> list[str]:
        """PostgreSQL on a socket in its folder."""
        flags = [part for name, value in FLAGS.items() for part in ("-c", f"{name}={value}")]
        return [str(self.programs / "postgres"), "-D", "data", "-k", str(self.folder), *flags]

    def answers(self) -> bool:
        """Whether one can connect to any database of it."""
        try:
            psycopg2.connect(self.address.replace(f"/{NAME}", "/postgres")).close()
        except psycopg2.OperationalError:
            return False
        return True

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
