"""The examples run against a server as their README writes it."""

import os
import shutil
import subprocess
import sys
from typing import Any

import pytest
from django.utils import timezone

from conferences.models import AgencyReport, Conference
from conferences.services.standing_down import stand_down
from cpcase.models import ClockOffset
from tests.cast import SECRET, Cast, gather, software
from tests.given import at
from tests.given_conference import BOOKED, an_invited
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: Any, movable_clock: None) -> Cast:
    ClockOffset.objects.create(offset=BOOKED - timezone.now())
    return gather()


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast, pathway="stoke-on-trent")


@pytest.fixture
def environment(live_server: Any, cast: Cast) -> dict[str, str]:
    """Where to call, and as whom."""
    return {
        **os.environ,
        "BASE_URL": live_server.url,
        "CLIENT_ID": software(cast.police).application.client_id,
        "CLIENT_SECRET": SECRET,
    }


def run(*command: str, environment: dict[str, str]) -> str:
    """What an example prints; it must end well."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_python_client_answers_and_reports_once(
    conference: Conference, environment: dict[str, str]
) -> None:
    """S08."""
    said = run(sys.executable, "examples/agency.py", environment=environment)
    assert "answered: accepted" in said
    assert "due 2026-04-10T10:00:00+01:00" in said
    assert AgencyReport.objects.get().words == "Two calls to the address this year."
    again = run(sys.executable, "examples/agency.py", environment=environment)
    assert again.splitlines() == ["initial conference, 2026-04-14T10:00:00+01:00: accepted"]


def test_the_curl_walk_goes_through(conference: Conference, environment: dict[str, str]) -> None:
    assert shutil.which("curl"), "The walk needs curl."
    said = run("sh", "examples/walk.sh", environment=environment)
    for words in ("accepted", "the same answer", "412", "428"):
        assert words in said.splitlines()
    assert AgencyReport.objects.count() == 1
    assert conference.invitations.get(name="Carla Meyer").status == "accepted"


def test_the_curl_walk_answers_a_meeting_to_come(
    cast: Cast, conference: Conference, environment: dict[str, str]
) -> None:
    """The newest invitation is to a meeting that was stood down: the next one is answered."""
    over = an_invited(cast, "Nell", family="Moss", starts_at=at(13, 4, 10))
    stand_down(
        over, why="No longer needed.", by=cast.administrator, as_of=BOOKED, version=over.version
    )
    said = run("sh", "examples/walk.sh", environment=environment)
    assert "(That meeting was held or stood down: the next one.)" in said
    assert "accepted" in said.splitlines()
    assert conference.invitations.get(name="Carla Meyer").status == "accepted"


def test_a_wrong_secret_is_said(environment: dict[str, str], conference: Conference) -> None:
    wrong = {**environment, "CLIENT_SECRET": "wrong"}
    done = subprocess.run(
        [sys.executable, "examples/agency.py"], cwd=ROOT, env=wrong, capture_output=True,
        text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "HTTP Error 401" in done.stderr
