"""A family side by side: only children in the reader's reach, and nothing of any other."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessEntry
from cases.models import Case, Child
from cases.services.groups import set_apart
from cases.services.restrictions import restrict
from cpcase import clock
from cpcase.records import change
from tests import given
from tests.cast import gather
from tests.given import at
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def cases(cast):
    return discussed(cast, "Reuben", "Isla")


def discussed(cast, *names):
    cases = given.siblings(cast, *names)
    record(
        [Happening(case.timeline, "strategy_discussion.held", at(23, 3, 10)) for case in cases],
        by=cast.manager, as_of=at(23, 3, 10),
    )  # fmt: skip
    return cases


def look(client, person, cases):
    client.force_login(person, BACKEND)
    with clock.standing_at(at(26, 3, 9)):
        return client.get(f"/families/{cases[0].child.family_id}/")


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_brothers_and_sisters_stand_side_by_side(client, cast, cases):
    """C01: both discussions were to be signed off on Monday, and it is Thursday."""
    shown = words(look(client, cast.worker, cases))
    for name in ("Reuben Ashdown", "Isla Ashdown"):
        assert f"{name} Section 47 enquiry. No visits recorded yet." in shown
    assert shown.count("Overdue by 3 working days") == 2
    assert AccessEntry.objects.filter(child_id__in=[c.child_id for c in cases]).count() == 2


def test_each_childs_page_leads_there(client, cast, cases):
    client.force_login(cast.worker, BACKEND)
    shown = client.get(f"/children/{cases[1].pk}/").content.decode()
    assert f'href="/families/{cases[0].child.family_id}/">Side by side</a>' in shown


def test_of_a_restricted_child_nothing_is_said(client, cast, cases):
    restrict(
        cases[1], people=[cast.colleague], why="A parent works here.", by=cast.manager,
        as_of=at(25, 3, 9), version=cases[1].version,
    )  # fmt: skip
    shown = words(look(client, cast.worker, cases))
    assert "Reuben Ashdown" in shown
    assert "Isla" not in shown


def test_a_closed_record_stands_below_with_why_it_ended(client, cast, cases):
    case = Case.objects.get(pk=cases[1].pk)
    case.closed_on, case.closure_reason = at(25, 3).date(), "RC7"
    change(case, by=cast.manager)
    shown = words(look(client, cast.worker, cases))
    below = shown.partition("Closed records")[2]
    assert "Isla Ashdown Open from" in below
    assert f"to 25 March 2026. {case.get_closure_reason_display()}." in below


def test_a_family_out_of_reach_is_not_there(client, cast, cases):
    answer = look(client, cast.partner, cases)
    assert answer.status_code in (403, 404)
    assert "Ashdown" not in words(answer)


def test_three_children_cost_as_many_queries_as_two(client, cast, cases):
    more = discussed(cast, "Zoe", "Adam", "Theo")
    look(client, cast.worker, cases)
    with CaptureQueriesContext(connection) as few:
        look(client, cast.worker, cases)
    with CaptureQueriesContext(connection) as many:
        look(client, cast.worker, more)
    assert len(many) == len(few)


def added(client, cast, family, name="Nell"):
    """A child whom the worker adds to a family, without a referral."""
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(25, 3, 9)):
        answer = client.post(
            f"/families/{family.pk}/children/new/" if family else "/children/new/family/",
            {
                "family_name": "Reed family",
                "first_name": name, "last_name": "Reed", "sex": "F", "ethnicity": "WBRI",
                "birth_date-day": "3", "birth_date-month": "5", "birth_date-year": "2024",
            },
        )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    return Child.objects.get(first_name=name)


def test_a_child_who_was_added_without_a_referral_is_found_and_listed(client, cast, cases):
    family = cases[0].child.family
    nell = added(client, cast, family)
    for person in (cast.worker, cast.manager):
        shown = look(client, person, cases)
        assert "Nell Reed No referral is recorded yet." in words(shown)
        assert f'href="/families/{family.pk}/referral/"' in shown.content.decode()
        found = client.post("/find/", {"q": "Nell"}).content.decode()
        assert "1 result for" in found
        assert f'href="/families/{family.pk}/">Nell Reed</a>' in found
    assert AccessEntry.objects.filter(child_id=nell.pk, action="list").count() == 2


def test_a_family_that_no_referral_names_yet_has_its_page(client, cast):
    nell = added(client, cast, None)
    client.force_login(cast.manager, BACKEND)
    shown = client.get(f"/families/{nell.family_id}/")
    assert shown.status_code == 200
    assert f'href="/families/{nell.family_id}/referral/"' in shown.content.decode()
    client.force_login(cast.other_worker, BACKEND)
    assert client.get(f"/families/{nell.family_id}/").status_code == 404
    assert "0 results" in client.post("/find/", {"q": "Nell"}).content.decode()


def test_the_child_page_leads_to_the_sibling_and_to_a_referral(client, cast, cases):
    family = cases[0].child.family
    added(client, cast, family)
    with clock.standing_at(at(26, 3, 9)):
        shown = client.get(f"/children/{cases[1].pk}/").content.decode()
    assert f'href="/families/{family.pk}/">Nell, 1</a> (no referral yet)' in shown
    assert f'href="/families/{family.pk}/referral/">Record a referral</a>' in shown


def test_adding_the_child_again_shows_who_it_is(client, cast, cases):
    added(client, cast, cases[0].child.family)
    again = client.post(
        "/children/new/family/",
        {
            "family_name": "Reed family", "first_name": "Nell", "last_name": "Reed", "sex": "F",
            "ethnicity": "WBRI", "birth_date-day": "3", "birth_date-month": "5",
            "birth_date-year": "2024",
        },
    )  # fmt: skip
    assert "Nell Reed, number" in again.content.decode()


def test_a_sibling_with_an_episode_of_their_own_may_be_let_join(client, cast, cases):
    """S14."""
    assert "join" not in look(client, cast.manager, cases).content.decode()
    set_apart(cases[1].timeline, by=cast.manager)
    shown = look(client, cast.manager, cases).content.decode()
    assert f'href="/children/{cases[0].pk}/join/"' in shown
    assert "/join/" not in look(client, cast.worker, cases).content.decode()
