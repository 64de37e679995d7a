"""The conflict page in a browser, on a desk and on a phone: read by all, and gone on from."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from accounts.models import Agency


@pytest.fixture
def window(live_server: Any, site: Client, browser: Browser) -> Iterator[Page]:
    """Amina's browser, signed in."""
    context = browser.new_context(base_url=live_server.url)
    session = site.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 390])
def test_two_people_s_texts_become_one(
    window: Page, health: Agency, change_meanwhile: Any, width: int
) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(f"/agencies/{health.pk}/change/")
    # given that Tom saves another name while Amina writes hers
    change_meanwhile(name="Health visiting, south", phone="02")
    window.get_by_label("Name").fill("Health visiting, north")
    window.get_by_label("Health", exact=True).check()
    for box, typed in (("Day", "27"), ("Month", "3"), ("Year", "2026")):
        window.get_by_label(box).fill(typed)
    window.get_by_label("Yes").check()
    window.get_by_role("button", name="Save").click()
    # then she sees both, and nobody is left out of reading them
    expect(window.get_by_role("heading", level=1)).to_contain_text("Somebody changed this")
    assert Axe().run(window).violations_count == 0
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    # when she puts the two together
    window.get_by_role("button", name="Go on with these").click()
    expect(window.get_by_text("There is a problem")).to_be_visible()
    expect(window.get_by_role("link", name="Choose which text to keep")).to_be_visible()
    assert Axe().run(window).violations_count == 0
    window.get_by_label("Keep both").check()
    window.get_by_label("Both texts").fill("Health visiting, north and south")
    window.get_by_role("button", name="Go on with these").click()
    # then their text is kept, and what Tom alone had changed
    expect(window.get_by_text("Health visiting, north and south")).to_be_visible()
    health.refresh_from_db()
    assert (health.name, health.phone) == ("Health visiting, north and south", "02")
