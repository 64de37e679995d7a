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


def test_a_report_that_is_begun_is_gone_on_with_from_its_card(as_: SignedIn, cast: Cast) -> None:
    partner: Client = as_(cast.partner)
    own = an_invited(cast).invitations.get(name="Carla Meyer")
    where = f"/invitations/{own.pk}/report/"
    assert "Send the report<" in partner.get("/partner/").content.decode()
    partner.post(where, {"save_draft": "1", "words": "Two calls to"})
    page = partner.get("/partner/").content.decode()
    assert f'href="{where}">Go on with the report<' in " ".join(page.split())
    assert "Two calls to" in partner.get(where).content.decode()
