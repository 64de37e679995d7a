"""The pages beside the journeys: each is as good to read, at both widths."""

import pytest

from accounts.models import AccessEntry
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_conference import a_booked, every_day
from tests.given_plans import plans
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.pictures import picture
from timescales.models import Event
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db(transaction=True)


def test_around_a_conference(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """Standing down, late dates, lists, rooms and chairs, joining and leaving, the API's page."""
    it_is(at(31, 3, 9))
    every_day(cast, cast.chair)
    conference = a_booked(cast)
    one = conference.invitations.get(name="Craig Ashdown")
    priya = at_work(cast.administrator)
    for path in (
        "/conferences/", "/conferences/?show=all", "/diary/resources/", "/diary/rooms/new/",
        "/diary/hours/new/", "/diary/away/new/", f"/conferences/{conference.pk}/stand-down/",
        f"/conferences/{conference.pk}/day/quorum/", f"/conferences/{conference.pk}/book/free/",
        f"/conferences/{conference.pk}/invitations/new/", f"/invitations/{one.pk}/change/",
        f"/conferences/{conference.pk}/children/leave/", "/api/docs/",
    ):  # fmt: skip
        assert priya.opens(path).page.locator("h1").count() == 1
    at_work(cast.worker).opens(f"/children/{conference.cases()[0].pk}/transfer-in/")


def test_around_a_child(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """What happens next is explained, on every tab; the manager's lists; the pathway."""
    cases = given.siblings(cast, "Reuben", "Isla")
    record(
        [Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16)) for case in cases],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    ring_due(as_of=at(25, 3, 10))
    it_is(at(25, 3, 10))
    tom = at_work(cast.manager)
    for tab in ("", "timeline/", "pathway/", "people/", "notes/", "access/", "steps/new/",
                "join/", "leave/", "team/", "assessment/new/", "plan/"):  # fmt: skip
        tom.opens(f"/children/{cases[0].pk}/{tab}").sees("Reuben Ashdown")
    for path in ("/pathways/cambridgeshire/", "/work/", "/work/later/", "/me/", "/sign-offs/",
                 "/children/"):  # fmt: skip
        tom.opens(path)
    tom.opens("/team/").sees("Late in the team")
    # and each of the twelve looks at the child's record is written down as his
    looks = AccessEntry.objects.filter(child_id=cases[0].child_id, person=cast.manager)
    assert looks.filter(record_id=cases[0].pk).count() >= 12


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


def test_around_a_plan(at_work: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """The plan with its history and its paper for the table, members, dates, mid-point review."""
    (plan, _) = plans(cast)
    group = plan.groups.get().core_group
    it_is(at(23, 4, 10))
    amina = at_work(cast.worker)
    for path in (
        f"/children/{plan.case_id}/plan/history/", f"/children/{plan.case_id}/plan/table/",
        f"/plans/{plan.pk}/lines/new/", f"/plans/{plan.pk}/visiting/",
        f"/core-groups/{group.pk}/", f"/core-groups/{group.pk}/members/new/",
        f"/core-groups/{group.pk}/dates/", f"/children/{plan.case_id}/visits/",
    ):  # fmt: skip
        assert amina.opens(path).page.locator("h1").count() == 1
    at_work(cast.chair).opens(f"/children/{plan.case_id}/mid-point-review/")


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
