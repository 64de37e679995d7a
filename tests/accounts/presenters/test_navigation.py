"""The bar: a role's own links, and only those whose page exists."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch

from accounts.models import User
from accounts.presenters import navigation
from accounts.presenters.navigation import bar, first_page
from accounts.roles import Role
from accounts.services.posts import give_post, work_as
from tests.cast import SINCE, Cast, person

pytestmark = pytest.mark.django_db
PAGES = {
    "accounts:me": "/me/",
    "worktray:work": "/work/",
    "worktray:team": "/team/",
    "cases:children": "/children/",
    "cases:find": "/find/",
    "accounts:people": "/people/",
}


@pytest.fixture(autouse=True)
def only_these_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is half built."""

    def reverse(name: str) -> str:
        if name not in PAGES:
            raise NoReverseMatch
        return PAGES[name]

    monkeypatch.setattr(navigation, "reverse", reverse)


def shown(person: User, path: str = "/") -> dict[str, Any]:
    request = RequestFactory().get(path)
    request.user = person
    return bar(request)


def texts(person: User) -> list[str]:
    return [link.text for link in shown(person)["nav_links"]]


def test_a_link_appears_with_its_page_never_before(cast: Cast) -> None:
    assert texts(cast.worker) == ["My work", "My children", "Amina Yusuf"]
    assert texts(cast.manager) == ["Team", "My work", "Children", "Tom Bright"]
    assert texts(cast.system_administrator) == ["People and teams", "Sam Reed"]
    assert texts(cast.partner) == ["Carla Meyer"]


def test_no_role_has_more_than_five_links() -> None:
    assert all(len(links) <= 4 for links in navigation._LINKS.values())
    assert set(navigation._LINKS) == set(Role)


def test_the_link_of_this_page_is_marked(cast: Cast) -> None:
    links = shown(cast.worker, "/children/123/")["nav_links"]
    assert [link.text for link in links if link.active] == ["My children"]


def test_a_find_is_offered_to_whoever_may(cast: Cast) -> None:
    assert shown(cast.worker)["search_url"] == "/find/"
    assert shown(cast.system_administrator)["search_url"] == ""


def test_each_role_starts_at_its_first_page_that_exists(cast: Cast) -> None:
    assert first_page(cast.worker) == "/work/"
    assert first_page(cast.manager) == "/team/"
    assert first_page(cast.partner) == "/me/"
    assert first_page(person("Pat New")) == "/me/"


def test_the_bar_follows_the_role_that_one_works_in(cast: Cast) -> None:
    give_post(
        cast.manager, role=Role.SYSTEM_ADMINISTRATOR, team=None, since=SINCE,
        by=cast.system_administrator,
    )  # fmt: skip
    working = work_as(cast.manager, role=Role.SYSTEM_ADMINISTRATOR)
    assert texts(working) == ["People and teams", "Tom Bright"]
    assert shown(working)["role_label"] == "System administrator"


def test_how_many_wait_is_said_in_the_link(cast: Cast, settings: Any) -> None:
    settings.NAVIGATION_COUNTS = {"worktray:team": f"{__name__}.three"}
    assert texts(cast.manager)[0] == "Team, 3"
    settings.NAVIGATION_COUNTS = {"worktray:team": f"{__name__}.none"}
    assert texts(cast.manager)[0] == "Team"


def three(who: User) -> int:
    return 3


def none(who: User) -> int:
    return 0


def test_nobody_who_is_not_signed_in_has_a_bar(client: Client) -> None:
    assert "service-navigation__list" not in client.get("/sign-in/").content.decode()


def test_the_first_address_leads_to_the_first_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.worker, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/")["Location"] == "/work/"
