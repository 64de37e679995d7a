"""What an agency owes: its report, until it has come, whatever the others do (S08)."""

from datetime import date
from typing import Any

import pytest

from conferences.api.serializers import DeadlineOut
from conferences.models import Conference
from conferences.services.agency_reports import send_agency_report
from tests.cast import Cast
from tests.conferences.api.conftest import System
from tests.given import at
from tests.given_conference import BOOKED, an_invited
from timescales.models import Deadline


def _owed(police: System) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = police.get("/deadlines/").json()["results"]
    return listed


def test_its_report_is_owed_once_for_siblings(police: System, cast: Cast) -> None:
    """S08."""
    conference = an_invited(cast, pathway="stoke-on-trent")
    own = conference.invitations.get(name="Carla Meyer")
    (one,) = _owed(police)
    assert one["invitation"] == str(own.pk)
    assert one["due"] == "2026-04-10T10:00:00+01:00"
    assert one["late"] is False
    assert "2 working days before" in str(one["explanation"])


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ({"due_at": at(1, 12, 10)}, "2026-12-01T10:00:00Z"),
        ({"due_at": at(10, 4, 10)}, "2026-04-10T10:00:00+01:00"),
        ({"due_on": date(2026, 4, 10)}, "2026-04-10"),
        ({}, ""),
    ],
)
def test_a_moment_is_written_as_everywhere_in_the_api(due: dict[str, Any], said: str) -> None:
    assert DeadlineOut().get_due(Deadline(**due)) == said


def test_nothing_is_owed_once_it_has_come_though_others_wait(police: System, cast: Cast) -> None:
    conference: Conference = an_invited(cast, pathway="stoke-on-trent")
    own = conference.invitations.get(name="Carla Meyer")
    send_agency_report(own, words="Known.", by=cast.partner, as_of=BOOKED, version=own.version)
    assert _owed(police) == []
    teacher = conference.invitations.get(name="Beth Lowe")
    assert not hasattr(teacher, "report")


def test_a_pathway_without_that_step_owes_nothing(police: System, cast: Cast) -> None:
    an_invited(cast, pathway="cambridgeshire")
    assert _owed(police) == []
