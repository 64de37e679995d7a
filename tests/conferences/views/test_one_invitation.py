"""An invitation's own page: it is there for whoever sees a child for whom somebody comes."""

import pytest

from accounts.models import AccessEntry
from cases.models import NamedPerson
from cpcase.records import add
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given_conference import an_invited
from tests.past_the_acts import write


def test_an_invitation_opens_by_address_for_her_own_people_alone(as_: SignedIn, cast: Cast) -> None:
    """A restricted sister's, to whoever sees her brother: it is not there, by any method."""
    conference = an_invited(cast)
    isla = conference.cases()[1]
    isla.restricted = True
    write(isla)
    add(NamedPerson(case=isla, person=cast.colleague), by=cast.system)
    hers, shared = (conference.invitations.get(name=name) for name in ("Isla", "Leanne Ashdown"))
    for page in ("", "answer/", "change/", "take-off/"):
        url = f"/invitations/{hers.pk}/{page}"
        assert as_(cast.worker).get(url).status_code == 404
        assert as_(cast.administrator).post(url).status_code == 404 or page == ""
    assert as_(cast.colleague).get(f"/invitations/{hers.pk}/").status_code == 200
    # her mother is her brother's too: the card names the children whom its reader may see
    worker, colleague = (
        as_(one).get(f"/invitations/{shared.pk}/") for one in (cast.worker, cast.colleague)
    )
    assert "Reuben Ashdown" in worker.content.decode()
    assert "Isla" not in worker.content.decode()
    assert "Reuben Ashdown and Isla Ashdown" in colleague.content.decode()


@pytest.mark.parametrize("who", ["worker", "partner"])
def test_a_restricted_sister_who_is_left_out_was_not_looked_at(
    as_: SignedIn, cast: Cast, who: str
) -> None:
    conference = an_invited(cast)
    reuben, isla = conference.cases()
    isla.restricted = True
    write(isla)
    browser, invitation = as_(getattr(cast, who)), conference.invitations.get(name="Carla Meyer")
    assert conference.request is not None
    for url in (
        f"/invitations/{invitation.pk}/", f"/conferences/{conference.pk}/",
        f"/conference-requests/{conference.request.pk}/",
    ):  # fmt: skip
        browser.get(url)
    for url in ("/partner/", "/conferences/"):
        browser.get(url)
    seen = AccessEntry.objects.exclude(action="refused")
    assert {entry.child_id for entry in seen} == {reuben.child_id}
    assert {entry.action for entry in seen} == {"view", "list"}
