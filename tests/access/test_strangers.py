"""Nobody who has not signed in gets an answer, and no form is taken that is not this browser's."""

import pytest
from django.test import Client

from tests.access.addresses import addresses
from tests.access.cells import Line, ask, lines
from tests.access.conftest import BACKEND
from tests.access.test_matrix import OF_THE_API
from tests.access.world import World

pytestmark = pytest.mark.django_db
# Software shows its own id and secret: there is no page whose mark it could send along.
NO_MARK_NEEDED = {"accounts:token"}
FORMS = [line for line in lines() if line.post != "-" and line.name not in NO_MARK_NEEDED]


def is_open(line: Line) -> bool:
    """Whether the table says that everybody at all is answered."""
    return line.get.endswith("*") or line.post.endswith("*")


def test_only_what_the_table_opens_to_everybody_asks_for_no_sign_in() -> None:
    """The API asks for a token instead."""
    unasked = {
        name
        for name, pattern in addresses().items()
        if not getattr(pattern.callback, "login_required", True)
    }
    opened = {line.name for line in lines() if is_open(line)}
    assert {name for name in unasked if not name.startswith(OF_THE_API)} == opened


@pytest.mark.usefixtures("bare_pages")
@pytest.mark.parametrize("line", lines(), ids=lambda line: line.name)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_not_signed_in_is_asked_to(world: World, line: Line, method: str) -> None:
    answer = ask(world, Client(), line, method)
    sent_to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")
    if line.name == "accounts:save_draft":
        assert answer.status_code in (401, 302)
    else:
        assert sent_to_sign_in is not is_open(line)


@pytest.mark.usefixtures("bare_pages")
@pytest.mark.parametrize("line", FORMS, ids=lambda line: line.name)
def test_a_form_without_this_browser_s_mark_is_refused(world: World, line: Line) -> None:
    who = world.people[(line.entitled("POST") or "W")[0].upper().replace("L", "W")]
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(who, BACKEND)
    answer = ask(world, browser, line, "POST")
    assert answer.status_code == 403
    assert answer.resolver_match is None or answer.templates == []
