"""The broker that needs no server: kombu's folder of messages, each there whole or not at all.

kombu writes a message under the name that a worker looks for: on a busy machine a worker took one
that was still empty, and stopped. What is lost with a killed worker stays lost (ADR 0002).
"""

from pathlib import Path
from time import time_ns
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Puts a message in its place by renaming it, which a reader sees at one moment."""

    def _put(self, queue: str, message: Any, **_: Any) -> None:  # type: ignore[override]
        """Add a message to a queue; in the folder's order the oldest is taken first."""
        name = f"{time_ns()}_{uuid4()}"
        folder = Path(self.data_folder_out)
        unread = folder / f"{name}.new"
        unread.write_text(dumps(message), encoding="utf-8")
        unread.replace(folder / f"{name}.{queue}.msg")


class Transport(filesystem.Transport):
    """kombu's transport of files, with the channel above."""

    Channel = Channel
