"""A sender that is killed in the middle loses nothing, and says of what it may have sent twice."""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.db.models.functions import Now

from cpcase.models import Attempt, Message, Outcome, State
from cpcase.outbox.invariants import breaches
from cpcase.outbox.services import beat
from tests.cpcase.outbox.conftest import Post

ROOT = Path(__file__).parents[3]
MESSAGES, KILLS = 120, 3
Start = Callable[[str], subprocess.Popen[bytes]]


def address() -> str:
    """The tests' own database, as another process finds it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start `manage.py drain` as the demo runs it, with a mailbox in files."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "cpcase.settings.demo",
        "CPCASE_VAR": str(tmp_path),
        "DATABASE_URL": address(),
    }

    def run(how: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "drain", how]
        return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})

    return run


def arrived(folder: Path) -> Counter[str]:
    """How often each message came into the mailbox."""
    files = (folder / "mail").glob("*.log")
    text = "".join(file.read_text() for file in files)
    return Counter(re.findall(r"^Message-ID: <([0-9a-f-]{36})@", text, re.MULTILINE))


@pytest.mark.django_db(transaction=True)
def test_kills_lose_nothing(posted: Post, start: Start, tmp_path: Path) -> None:
    wanted = {str(posted(f"digest {number}").pk) for number in range(MESSAGES)}
    for _ in range(KILLS):
        enough = len(arrived(tmp_path)) + MESSAGES // (KILLS + 2)
        sender = start("--loop")
        while len(arrived(tmp_path)) < enough:
            assert sender.poll() is None
            time.sleep(0.005)
        sender.kill()
        sender.wait()
        claimed = Message.objects.filter(state=State.CLAIMED)
        claimed.update(lease_until=Now() - timedelta(seconds=1))  # a minute goes by
    assert Message.objects.filter(state=State.PENDING).exists(), "it was killed in the middle"
    assert start("--once").wait() == 0
    times = arrived(tmp_path)
    assert times.keys() == wanted
    uncertain = Attempt.objects.filter(outcome=Outcome.UNCERTAIN).values_list("message", flat=True)
    twice = {message for message, count in times.items() if count > 1}
    assert twice <= {str(pk) for pk in uncertain}
    assert Message.objects.filter(state=State.SENT).count() == MESSAGES
    beat("ring")
    assert breaches() == {}
