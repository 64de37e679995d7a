"""A mail server and a broker that take the line and never say a word again."""

import socket
import threading
from types import TracebackType

from cpcase.outbox import waking


class Silence:
    """Listens on a port of this machine, takes every line, and answers none."""

    def __init__(self) -> None:
        self.taken: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port: int = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._take, daemon=True)

    def __enter__(self) -> "Silence":
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.listener.shutdown(socket.SHUT_RDWR)  # closing it alone would leave `accept` waiting
        self.thread.join()
        self.listener.close()
        for line in self.taken:
            line.close()

    def _take(self) -> None:
        while True:
            try:
                self.taken.append(self.listener.accept()[0])
            except OSError:
                return


def until_it_has_asked() -> int:
    """Wait until nobody asks the broker to wake the worker; how many did."""
    asking = [one for one in threading.enumerate() if one.name == waking.NAME]
    for one in asking:
        one.join(60)
    return len(asking)
