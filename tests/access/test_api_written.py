"""T17: an agency's software that reads of a child by the API is written down with that child."""

import pytest

from accounts.models import AccessEntry
from conferences.services.agency_reports import send_agency_report
from cpcase import clock
from tests.access.test_api import NAMES, TOLD, Asker, askers, cast
from tests.cast import Cast
from tests.given_conference import BOOKED, an_invited

__all__ = ["askers", "cast"]  # fixtures
pytestmark = pytest.mark.django_db
# What is read of no child, with its reason.
NO_CHILD_IN_IT = {
    "api:deadlines": "a limit and its invitation's key; reading that invitation is written down",
}
READ = [name for name in NAMES if (name, "GET") in TOLD]


@pytest.mark.parametrize("name", READ)
def test_each_read_writes_down_the_agency_and_the_child(
    request: pytest.FixtureRequest, name: str
) -> None:
    police: Cast = request.getfixturevalue("cast")
    software: dict[str, Asker] = request.getfixturevalue("askers")
    with clock.standing_at(BOOKED):
        invitation = an_invited(police).invitations.get(name="Carla Meyer")
        send_agency_report(
            invitation, words="Seen at home.", by=police.partner, as_of=BOOKED,
            version=invitation.version,
        )  # fmt: skip
        assert software["own"].ask(name, "GET", invitation.pk).status_code == 200
    children = {case.child_id for case in invitation.conference.cases()}
    entries = AccessEntry.objects.filter(page=name)
    assert {entry.child_id for entry in entries} == (set() if name in NO_CHILD_IN_IT else children)
    assert {entry.agency for entry in entries} <= {police.police}
