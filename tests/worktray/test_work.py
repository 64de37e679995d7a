"""My work: what a person answers for, siblings as one row, a constant number of queries."""

import re

import pytest

from accounts.models import Notice
from cpcase import clock
from tests import given
from tests.cast import gather
from tests.given import at
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast():
    return gather()


def held(cases, cast, moment):
    record(
        [Happening(case.timeline, "strategy_discussion.held", moment) for case in cases],
        by=cast.manager, as_of=moment,
    )  # fmt: skip


def _titles(page):
    """What each row of the page asks for."""
    return re.findall(r"<h3[^>]*>\s*<a[^>]*>([^<]*)<", page)


def look(client, person, moment, url="/work/"):
    client.force_login(person, BACKEND)
    with clock.standing_at(moment):
        return client.get(url).content.decode()


def test_siblings_are_one_row_that_opens_to_each_child(client, cast):
    """C03: see the children."""
    cases = given.siblings(cast, "Reuben", "Isla")
    held(cases, cast, at(24, 3, 16))
    page = look(client, cast.worker, at(24, 3, 17))
    assert (
        _titles(page).count("See the children and follow the actions of the strategy discussion")
        == 1
    )
    assert "Reuben Ashdown, 6, and Isla Ashdown, 4. Section 47 enquiry" in page
    assert "Due today" in page


def test_what_is_late_says_who_was_told(client, cast):
    cases = given.siblings(cast, "Reuben")
    held(cases, cast, at(24, 3, 16))
    ring_due(as_of=at(27, 3, 9))
    page = look(client, cast.worker, at(27, 3, 9))
    assert "Overdue by 3 working days" in page
    assert "Paul Hartley and Tom Bright were told on Friday 27 March." in page
    assert "Say why it is late" in page
    assert "With Tom Bright, team manager." in page


def test_another_team_sees_nothing_of_it(client, cast):
    held(given.siblings(cast, "Reuben"), cast, at(24, 3, 16))
    page = look(client, cast.other_worker, at(27, 3, 9))
    assert "Reuben" not in page
    assert "Nothing is overdue." in page


def test_the_manager_finds_own_decisions_and_the_teams_late_work(client, cast):
    """C01, C04."""
    held(given.siblings(cast, "Reuben"), cast, at(24, 3, 16))
    page = look(client, cast.manager, at(27, 3, 9), "/team/")
    assert "Sign the strategy discussion off" in page
    assert "Decide whether a conference is needed" in page
    assert "Amina Yusuf" in page


def test_what_a_manager_need_not_decide_yet_is_a_link_away(client, cast):
    """C04 is due on day 5, Monday 30 March: on Friday 20 March it is not among the sign-offs."""
    cases = given.siblings(cast, "Reuben")
    held(cases, cast, at(10, 3, 16))
    page = look(client, cast.service_manager, at(10, 3, 17), "/sign-offs/")
    assert "Nothing waits for your decision." in page
    assert "Show all later work" in look(client, cast.manager, at(10, 3, 17), "/sign-offs/")


def test_a_worker_has_no_team_page(client, cast):
    client.force_login(cast.worker, BACKEND)
    assert client.get("/team/").status_code == 403
    assert client.get("/sign-offs/").status_code == 403


def test_conference_administration_is_shown_what_nobody_is_named_for(client, cast):
    """C14."""
    held(given.siblings(cast, "Reuben"), cast, at(24, 3, 16))
    page = look(client, cast.administrator, at(13, 4, 9))
    assert "Hold the initial conference" in page


def test_the_number_of_queries_does_not_grow(client, cast, django_assert_max_num_queries):
    held(given.siblings(cast, "Reuben"), cast, at(24, 3, 16))
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(27, 3, 9)):
        client.get("/work/")
        few = _count(client)
        for number in range(4):
            held(given.siblings(cast, "Ada", "Ben", family=f"Cole{number}"), cast, at(24, 3, 16))
        assert _count(client) == few


def _count(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get("/work/")
    return len(queries)


def test_later_work_is_paged_and_a_page_out_of_range_says_so(client, cast):
    held(given.siblings(cast, "Reuben"), cast, at(24, 3, 16))
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(24, 3, 17)):
        assert client.get("/work/later/").status_code == 200
        answer = client.get("/work/later/?page=9")
    assert answer.status_code == 404
    assert "no page 9" in answer.content.decode()


def test_a_notice_names_its_child_in_the_product_and_nowhere_else(client, cast):
    """C03: the words, which mail takes along, name nobody."""
    held(given.siblings(cast, "Reuben"), cast, at(24, 3, 16))
    ring_due(as_of=at(27, 3, 9))
    page = " ".join(look(client, cast.manager, at(27, 3, 9), "/notices/").split())
    assert '<p class="cp-row__who">Reuben Ashdown</p>' in page
    assert not Notice.objects.filter(words__contains="Reuben").exists()
