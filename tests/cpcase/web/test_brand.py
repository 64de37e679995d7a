"""A council's brand is one setting, refused when its header could not be read."""

from typing import Any

import pytest
from django.test import Client

from cpcase.web.brand import check_brand, contrast_with_white


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54)]
)
def test_contrast_is_as_wcag_counts_it(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "found"),
    [
        ("#0b5345", []),
        ("#0B5345", []),
        ("#ffdd00", ["cpcase.E002"]),
        ("green", ["cpcase.E001"]),
        ("#0b5345}body{display:none", ["cpcase.E001"]),
    ],
)
def test_a_brand_that_cannot_be_read_is_refused_at_the_start(
    settings: Any, colour: str, found: list[str]
) -> None:
    settings.BRAND_COLOUR = colour
    assert [one.id for one in check_brand(None)] == found


def test_the_brand_is_a_style_sheet_that_needs_no_sign_in(client: Client, settings: Any) -> None:
    settings.BRAND_COLOUR = "#402060"
    answer = client.get("/brand.css")
    assert answer.content == b":root{--govuk-brand-colour:#402060}\n"
    assert answer["Content-Type"] == "text/css"
    assert "public" in answer["Cache-Control"]
