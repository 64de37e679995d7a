"""The picture in a browser's tab."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from cpcase.web.favicon import PICTURE, SIDE, icon


def test_it_is_a_white_tick_on_the_council_s_colour() -> None:
    picture = Image.open(BytesIO(icon("#402060"))).convert("RGBA")
    assert (picture.format or "ICO", picture.size) == ("ICO", (SIDE, SIDE))
    colours = {" ": (0, 0, 0, 0), ".": (0x40, 0x20, 0x60, 255), "#": (255, 255, 255, 255)}
    drawn = [colours[one] for row in PICTURE for one in row]
    assert [picture.getpixel((x, y)) for y in range(SIDE) for x in range(SIDE)] == drawn


def test_a_browser_gets_it_without_a_sign_in_and_keeps_it(client: Client, settings: Any) -> None:
    settings.BRAND_COLOUR = "#402060"
    answer = client.get("/favicon.ico")
    assert answer.content == icon("#402060")
    assert answer["Content-Type"] == "image/x-icon"
    assert "public" in answer["Cache-Control"]


@pytest.mark.django_db
def test_every_page_links_to_it(client: Client) -> None:
    assert '<link rel="icon" href="/favicon.ico">' in client.get("/sign-in/").content.decode()
