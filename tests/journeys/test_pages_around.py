"""Two who are in no journey: an auditor reads a record, an administrator keeps an authority."""

import pytest

from accounts.models import AccessEntry
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_plans import plans
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.pictures import picture
from timescales.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def test_around_an_audit(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """A child's record is read, not written; who has looked is the auditor's to see."""
    (plan, _) = plans(cast)
    it_is(at(23, 4, 10))
    at_work(cast.worker).opens(f"/children/{plan.case_id}/")
    it_is(at(23, 4, 15))
    grace = at_work(cast.auditor)
    grace.opens(f"/children/{plan.case_id}/timeline/").misses("Record a step")
    grace.opens(f"/children/{plan.case_id}/access/").sees("Amina Yusuf")
    picture(grace, "who-has-looked")
    # and what she read is written down, and nothing else
    assert AccessEntry.objects.filter(person=cast.auditor, child_id=plan.case.child_id).exists()
    assert not Event.objects.filter(recorded_by=cast.auditor).exists()


def test_around_an_authority(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """People, teams, agencies, pathways and closures, for whoever keeps them."""
    it_is(at(23, 4, 10))
    given.a_pathway("cambridgeshire", cast)
    sam = at_work(cast.system_administrator)
    for path in ("/people/", "/people/new/", f"/people/{cast.worker.pk}/", "/teams/",
                 "/agencies/", "/pathways/", "/closures/", "/closures/new/"):  # fmt: skip
        assert sam.opens(path).page.locator("h1").count() == 1
    picture(sam.opens("/people/"), "people")
    picture(sam.opens("/pathways/cambridgeshire/"), "pathway")
