"""The pages on which an invitation is answered and a report sent."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given_conference import an_invited


@pytest.mark.parametrize("act", ["answer", "report"])
def test_who_answers_or_reports_reads_for_which_meeting(
    as_: SignedIn, cast: Cast, act: str
) -> None:
    partner: Client = as_(cast.partner)
    own = an_invited(cast).invitations.get(name="Carla Meyer")
    page = partner.get(f"/invitations/{own.pk}/{act}/").content.decode()
    assert "Reuben Ashdown and Isla Ashdown. Tuesday 14 April, 10am to midday. Room 2" in page
