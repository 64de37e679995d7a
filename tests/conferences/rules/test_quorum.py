"""Enough agencies: social care and two others, each kind once (N06)."""

import pytest

from cases.choices import AgencyKind
from conferences.choices import Presence
from conferences.models import Attendance, Invitation
from conferences.rules.quorum import quorum

pytestmark = pytest.mark.django_db


def _sitting(**presences: str) -> list[Attendance]:
    return [
        Attendance(invitation=Invitation(agency_kind=kind), presence=presence)
        for kind, presence in presences.items()
    ]


@pytest.mark.parametrize(
    ("presences", "quorate"),
    [
        ({"social_care": "here", "police": "here", "health": "here"}, True),
        ({"social_care": "here", "police": "here"}, False),
        ({"police": "here", "health": "here", "education": "here"}, False),
        ({"social_care": "here", "police": "here", "health": "report"}, False),
        ({}, False),
    ],
)
def test_social_care_and_two_others(presences: dict[str, str], quorate: bool) -> None:
    """N06."""
    assert quorum(_sitting(**presences)).is_quorate is quorate


def test_two_of_a_kind_count_once_and_family_never() -> None:
    rows = _sitting(social_care="here", police="here")
    rows += _sitting(police="here")
    rows.append(Attendance(invitation=Invitation(agency_kind=""), presence=Presence.HERE))
    assert not quorum(rows).is_quorate


def test_how_many_others_is_a_setting() -> None:
    rows = _sitting(social_care="here", police="here")
    assert quorum(rows, needed=1).is_quorate


def test_it_is_said_in_words() -> None:
    rows = _sitting(police="here", social_care="here", education="here", health="report")
    assert quorum(rows).in_words == (
        "Quorate: social care, police and education. Health sent a report."
    )
    assert quorum([]).in_words == "Not quorate: nobody is here yet."


def test_every_kind_of_agency_can_be_counted() -> None:
    rows = _sitting(**dict.fromkeys(AgencyKind.values, "here"))
    assert quorum(rows).here == tuple(AgencyKind.values)
