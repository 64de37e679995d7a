"""The broker of files: in order, and a worker never sees half a message."""

from pathlib import Path

import pytest
from kombu import Connection


def test_messages_are_taken_in_order_and_have_their_name_when_they_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "messages"
    folder.mkdir()
    unread: list[tuple[str, int]] = []
    rename = Path.replace

    def look(self: Path, target: Path) -> Path:
        unread.append((self.suffix, self.stat().st_size))
        assert not target.exists()
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", look)
    broker = Connection(
        "filesystem://localhost//",
        transport="cpcase.message_folder.Transport",
        transport_options={
            "data_folder_in": str(folder),
            "data_folder_out": str(folder),
            "control_folder": str(tmp_path),
        },
    )
    with broker, broker.SimpleQueue("only-here") as queue:
        for number in range(5):
            queue.put({"number": number})
        written = [one.stat().st_size for one in sorted(folder.iterdir())]
        assert [one.name.rpartition(".")[2] for one in folder.iterdir()] == ["msg"] * 5
        assert unread == [(".new", size) for size in written]
        for number in range(5):
            message = queue.get(timeout=1)
            message.ack()
            assert message.payload == {"number": number}
    assert not [*folder.iterdir()]
