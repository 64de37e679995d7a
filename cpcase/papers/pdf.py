"""Papers as tagged PDF (PDF/UA-1): what a screen reader is told is what the page shows."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# Relative addresses lead here and so are refused like any other; without it they vanish unseen.
NOWHERE = "http://nowhere.invalid/"


class BrokenPaper(Exception):
    """A paper's template asks for what a paper may not have; a fault of ours, never of a person."""


class OnlyInline(URLFetcher):
    """Fetches `data:` alone: a paper opens no file and calls no server, whatever was typed into it.

    WeasyPrint would leave out what it cannot fetch. Here the paper fails instead.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content of a `data:` address."""
        try:
            return super().fetch(url, headers)
        except Exception as error:
            raise FatalURLFetchingError(f"not fetched: {url[:60]}") from error


def render(template: str, context: Mapping[str, Any]) -> bytes:
    """A template of `templates/papers/` as PDF/UA-1. It states its language and its title.

    The title is read aloud and shown in the viewer's frame: it names no child.
    """
    text = render_to_string(template, dict(context))
    try:
        paper = HTML(string=text, base_url=NOWHERE, url_fetcher=OnlyInline())
        document = paper.render(pdf_variant="pdf/ua-1")
        if not (document.metadata.title and document.metadata.lang):
            raise BrokenPaper(f"{template} states no language or no title.")
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    except FatalURLFetchingError as refused:
        raise BrokenPaper(f"{template}: {refused}") from refused
