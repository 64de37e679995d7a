"""How somebody of the cast comes to a browser of their own."""

from collections.abc import Sequence
from typing import Any

from django.test import Client
from playwright.sync_api import Browser

from tests.cast import PASSWORD
from tests.journeys.browsing import Visitor
from timescales.engine.calendar import LONDON

DESK = {"width": 1280, "height": 900}
BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(browser: Browser, server: str, person: Any, *, scripts: bool = True) -> Visitor:
    """A browser of one's own, signed in by the page."""
    visitor = new_visitor(browser, server, scripts=scripts)
    visitor.opens("/sign-in/").fills(email=person.email, password=PASSWORD)
    return visitor.presses("Sign in")


def come_in(
    browser: Browser, server: str, person: Any, *, scripts: bool, names: Sequence[str]
) -> Visitor:
    """A browser that is signed in already, on the person's first page; with scripts a watchful one.

    Without scripts nobody can look at the pages.
    """
    visitor = new_visitor(browser, server, scripts=scripts)
    client = Client()
    client.force_login(person, BACKEND)
    session = client.cookies["sessionid"].value
    visitor.context.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    visitor.watchful, visitor.names = scripts, names
    return visitor.opens("/")


def new_visitor(browser: Browser, server: str, *, scripts: bool) -> Visitor:
    """Somebody at a browser of their own, who hears what it complains of."""
    context = browser.new_context(
        viewport=DESK, java_script_enabled=scripts, timezone_id=str(LONDON)
    )
    context.set_default_timeout(15_000)  # a machine that does much else
    page = context.new_page()
    visitor = Visitor(context, page, server)
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on("console", lambda said: _hears(visitor, said))
    return visitor


def _hears(visitor: Visitor, said: Any) -> None:
    """An error in the browser's console, a breach of the content security policy among them."""
    if said.type == "error":
        visitor.complaints.append(said.text)
