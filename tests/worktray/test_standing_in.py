"""A stand-in is told whose work a line is, and one's own work says nothing of it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.services.posts import give_post
from accounts.services.stand_ins import stand_in
from cases.models import Case
from cpcase import clock
from tests import given
from tests.cast import SINCE, Cast, gather
from tests.given import at
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
HELD = at(24, 3, 16)
FOR_AMINA = "For Amina Yusuf, for whom you stand in"
FROM_TO = {"since": date(2026, 3, 23), "until": date(2026, 4, 30)}


@pytest.fixture
def cast() -> Cast:
    return gather()


def held(cast: Cast, *names: str, family: str = "Ashdown") -> list[Case]:
    cases = given.siblings(cast, *names, family=family)
    happened = [Happening(case.timeline, "strategy_discussion.held", HELD) for case in cases]
    record(happened, by=cast.manager, as_of=HELD)
    return cases


def look(person: User, url: str = "/work/") -> str:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    with clock.standing_at(at(25, 3, 9)):
        return client.get(url).content.decode()


@pytest.mark.parametrize("url", ["/work/", "/work/later/"])
def test_each_line_of_a_stand_in_says_for_whom(cast: Cast, url: str) -> None:
    held(cast, "Reuben")
    stand_in(cast.worker, stand_in=cast.colleague, by=cast.worker, **FROM_TO)
    page = look(cast.colleague, url)
    lines = page.split('id="waiting"')[0].count('<li class="cp-row">')
    assert page.count(f"{FOR_AMINA}.") == lines > 0
    assert "for whom you stand in" not in look(cast.worker, url)


def test_what_two_are_named_for_says_whose_child_is_whose(cast: Cast) -> None:
    """Reuben is the stand-in's own."""
    reuben, _ = held(cast, "Reuben", "Isla")
    allocate(
        [reuben.timeline], role="social_worker", person=cast.colleague, by=cast.system, as_of=HELD
    )
    stand_in(cast.worker, stand_in=cast.colleague, by=cast.worker, **FROM_TO)
    page = look(cast.colleague)
    assert f"{FOR_AMINA}: Isla Ashdown." in page
    assert f"{FOR_AMINA}." not in page


def test_what_comes_by_a_post_says_who_holds_it(cast: Cast) -> None:
    """C14: nobody is named for administration, so whoever holds the post answers."""
    held(cast, "Reuben")
    stand_in(cast.administrator, stand_in=cast.service_manager, by=cast.administrator, **FROM_TO)
    page = look(cast.service_manager, "/work/later/")
    assert "For Priya Nair, for whom you stand in." in page
    give_post(
        cast.service_manager, role="conference_administrator", team=None, since=SINCE,
        by=cast.system,
    )  # fmt: skip
    own = look(User.objects.get(pk=cast.service_manager.pk), "/work/later/")
    assert "for whom you stand in" not in own


def test_a_manager_who_stands_in_is_told_on_the_teams_page_and_among_sign_offs(cast: Cast) -> None:
    """C01."""
    held(cast, "Reuben")
    stand_in(cast.manager, stand_in=cast.other_manager, by=cast.manager, **FROM_TO)
    for url in ("/team/", "/sign-offs/"):
        assert "For Tom Bright, for whom you stand in." in look(cast.other_manager, url)


def test_it_asks_the_database_no_more_for_more_lines(cast: Cast) -> None:
    held(cast, "Reuben")
    stand_in(cast.worker, stand_in=cast.colleague, by=cast.worker, **FROM_TO)
    stand_in(cast.administrator, stand_in=cast.service_manager, by=cast.administrator, **FROM_TO)
    for who, url in ((cast.colleague, "/work/"), (cast.service_manager, "/work/later/")):
        look(who, url)
        with CaptureQueriesContext(connection) as few:
            before = look(who, url)
        held(cast, "Noor", family=f"Birch{who.pk.hex[:4]}")
        with CaptureQueriesContext(connection) as many:
            after = look(who, url)
        assert after.count("for whom you stand in") > before.count("for whom you stand in") > 0
        assert len(many) == len(few)
