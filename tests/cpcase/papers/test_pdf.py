"""Papers: tagged, in order, and made of nothing but what the template holds."""

import re
import zlib
from pathlib import Path
from typing import Any

import page
import pytest

from cpcase.papers.pdf import BrokenPaper, render

LETTER = """<!doctype html>
<html lang="en-GB"><head><title>Decision letter</title></head>
<body><h1>What was decided</h1><p>Dear {{ name }}</p>
<ul><li>The plan starts on Tuesday 14 April 2026.</li></ul>
<img alt="Our council" src="data:image/png;base64,{{ logo }}">
<table><thead><tr><th>Who</th><th>By when</th></tr></thead>
<tbody><tr><td>Amina</td><td>30 April</td></tr></tbody></table></body></html>"""
LOGO = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)


def unpacked(pdf: bytes) -> bytes:
    """What the streams of a PDF say."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"".join(zlib.decompress(one) for one in streams if one.startswith(b"x"))


@pytest.fixture
def paper(tmp_path: Path, settings: Any) -> Any:
    """Render this text as a paper."""
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [tmp_path]}
    ]

    def make(text: str, **context: Any) -> bytes:
        (tmp_path / "letter.html").write_text(text)
        return render("letter.html", context)

    return make


def test_a_letter_can_be_read_aloud(paper: Any) -> None:
    pdf = paper(LETTER, name="Leanne", logo=LOGO)
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.failures == []
    assert report.is_compliant
    assert report.rules.passed > 50


def test_a_letter_without_a_heading_order_would_be_found(paper: Any) -> None:
    """The check above can fail: a control."""
    pdf = paper(LETTER.replace("<ul>", "<h4>Next</h4><ul>"), name="Leanne", logo=LOGO)
    assert not page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)


def test_its_title_and_language_are_stated(paper: Any) -> None:
    said = unpacked(paper(LETTER, name="Leanne", logo=LOGO))
    assert b"/Lang (en-GB)" in said
    assert b"/Title (Decision letter)" in said
    assert b"/DisplayDocTitle true" in said


@pytest.mark.parametrize("missing", [' lang="en-GB"', "<title>Decision letter</title>"])
def test_without_them_there_is_no_paper(paper: Any, missing: str) -> None:
    with pytest.raises(BrokenPaper, match="no language or no title"):
        paper(LETTER.replace(missing, ""), name="Leanne", logo=LOGO)


@pytest.mark.parametrize(
    "source",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/secret.png",
        "https://council.example/logo.png",
        "logo.png",
        "/static/logo.png",
        "//council.example/logo.png",
        "data:nonsense",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        '<img alt="x" src="{{ source }}">',
        '<link rel="stylesheet" href="{{ source }}">',
        '<style>body {background: url("{{ source }}")}</style>',
        '<link rel="attachment" href="{{ source }}">',
    ],
)
def test_a_paper_fetches_nothing_from_outside(paper: Any, text: str, source: str) -> None:
    with pytest.raises(BrokenPaper):
        paper(LETTER.replace("<h1>", f"{text}<h1>"), source=source, logo=LOGO)


def test_what_somebody_typed_stays_text(paper: Any) -> None:
    typed = '<img alt="x" src="file:///etc/passwd">'
    assert paper(LETTER, name=typed, logo=LOGO).startswith(b"%PDF")
