"""Every page of this app: who may open it, by which method; nobody unless signed in."""

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from accounts import urls
from accounts.models import Agency, Post, Team
from accounts.services.notices import tell
from accounts.services.stand_ins import stand_in
from cpcase.records import add
from tests.cast import SINCE, Cast, person, software
from tests.given import MONDAY

pytestmark = pytest.mark.django_db
# Those that ask for no sign-in, each with its reason.
OPEN = {
    "sign_in": "one signs in here",
    "choose_password": "the link in it is the key",
    "token": "software shows its own id and secret",
}
MINE = ["home", "stay", "me", "how_we_write", "notices"]
MINE_BY_POST = ["sign_out", "save_draft", "work_as"]
ADMINISTRATOR = ["people", "add_person", "teams", "add_team", "agencies", "add_agency"]
ABOUT_A_PERSON = ["person", "change_person", "stand_in_for", "give_post"]
ABOUT_A_PERSON_BY_POST = ["close_account", "open_account", "send_link"]
MESSAGES = ["messages", "send_again"]  # in test_messages
BY_POST = ["end_post", "give_client", "rotate_secret", "stop_client"]


@pytest.fixture
def address(cast: Cast) -> Callable[[str], str]:
    """Where a page of this app is, about somebody or something that exists."""
    client = software(cast.police)
    absence = stand_in(
        cast.manager, stand_in=cast.other_manager, since=SINCE, until=SINCE, by=cast.manager
    )
    about = {
        **dict.fromkeys([*ABOUT_A_PERSON, *ABOUT_A_PERSON_BY_POST], cast.worker.pk),
        "end_post": cast.worker.posts.get().pk,
        "change_team": cast.team.pk,
        "change_agency": cast.police.pk,
        "give_client": cast.health.pk,
        "rotate_secret": client.pk,
        "stop_client": client.pk,
        "take_back": absence.pk,
        "open_notice": uuid.uuid4(),
        "discard_draft": 1,
        "take_up_draft": 1,
    }

    def find(name: str) -> str:
        return reverse(f"accounts:{name}", args=[about[name]] if name in about else [])

    return find


def test_every_address_is_in_one_of_these_tests() -> None:
    listed = {
        *OPEN, *MINE, *MINE_BY_POST, *ADMINISTRATOR, *ABOUT_A_PERSON, *ABOUT_A_PERSON_BY_POST,
        *BY_POST, *MESSAGES, "change_team", "change_agency", "take_back", "open_notice",
        "discard_draft", "take_up_draft",
    }  # fmt: skip
    assert {pattern.name for pattern in urls.urlpatterns} == listed


def test_only_these_pages_ask_for_no_sign_in() -> None:
    """Those of the ground are in its own tests."""
    patterns = get_resolver(urls.__name__).url_patterns
    unasked = {one.name for one in patterns if not getattr(one.callback, "login_required", True)}
    assert unasked == set(OPEN)


@pytest.mark.parametrize("name", [*MINE, *ADMINISTRATOR, *ABOUT_A_PERSON])
def test_nobody_who_is_not_signed_in_opens_a_page(
    client: Client, address: Callable[[str], str], name: str
) -> None:
    answer = client.get(address(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("name", [*ADMINISTRATOR, *ABOUT_A_PERSON, "change_team", "change_agency"])
def test_the_system_administrator_opens_it_and_nobody_else(
    cast: Cast, browser_of: Callable[..., Client], address: Callable[[str], str], name: str
) -> None:
    assert browser_of(cast.system_administrator).get(address(name)).status_code == 200
    for who in (cast.worker, cast.manager, cast.service_manager, cast.senior_manager, cast.partner):
        answer = browser_of(who).get(address(name))
        assert answer.status_code == 403, who.name
        assert "Only a system administrator" in answer.content.decode()


@pytest.mark.parametrize("name", [*ABOUT_A_PERSON_BY_POST, *BY_POST])
def test_a_button_of_the_administrator_is_nobody_else_s_and_no_link(
    cast: Cast, browser_of: Callable[..., Client], address: Callable[[str], str], name: str
) -> None:
    assert browser_of(cast.manager).post(address(name)).status_code == 403
    assert browser_of(cast.system_administrator).get(address(name)).status_code == 405


@pytest.mark.parametrize(
    "name", [*MINE_BY_POST, "take_back", "open_notice", "discard_draft", "take_up_draft"]
)
def test_what_changes_something_is_no_link(
    cast: Cast, browser_of: Callable[..., Client], address: Callable[[str], str], name: str
) -> None:
    assert browser_of(cast.worker).get(address(name)).status_code == 405


@pytest.mark.parametrize("name", ["take_back", "open_notice", "discard_draft", "take_up_draft"])
def test_what_is_somebody_else_s_is_not_there(
    cast: Cast, browser_of: Callable[..., Client], address: Callable[[str], str], name: str
) -> None:
    assert browser_of(cast.worker).post(address(name)).status_code == 404


@pytest.mark.parametrize("name", [*ABOUT_A_PERSON, "change_team", "change_agency"])
def test_what_does_not_exist_is_not_there(
    cast: Cast, browser_of: Callable[..., Client], name: str
) -> None:
    address = reverse(f"accounts:{name}", args=[uuid.uuid4()])
    assert browser_of(cast.system_administrator).get(address).status_code == 404


@pytest.mark.parametrize("name", ["people", "teams", "agencies", "notices"])
def test_a_list_costs_the_same_however_long_it_is(
    cast: Cast, browser_of: Callable[..., Client], address: Callable[[str], str], name: str
) -> None:
    browser = browser_of(cast.system_administrator)
    about = {"kind": "x", "words": "Read this.", "link": "", "as_of": MONDAY}
    tell(cast.system_administrator, source_key="first", **about)
    browser.get(address(name))
    with CaptureQueriesContext(connection) as short:
        browser.get(address(name))
    for number in range(5):
        worker = person(f"Person {number}")
        team = add(Team(name=f"Team {number}", duty_manager=worker), by=cast.system)
        add(Post(person=worker, role="social_worker", team=team, since=SINCE), by=cast.system)
        software(add(Agency(name=f"Agency {number}", kind="housing"), by=cast.system))
        tell(cast.system_administrator, source_key=str(number), **about)
    with CaptureQueriesContext(connection) as long:
        answer = browser.get(address(name))
    assert len(long) == len(short)
    assert answer.content.decode().count("cp-row__what") > 5


@pytest.mark.parametrize("page", ["0", "99", "two", "-1"])
def test_a_page_number_that_is_not_there_says_so(
    cast: Cast, browser_of: Callable[..., Client], address: Callable[[str], str], page: str
) -> None:
    answer = browser_of(cast.system_administrator).get(f"{address('people')}?page={page}")
    assert answer.status_code == 404
