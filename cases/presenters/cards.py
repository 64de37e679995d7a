"""Cards: one subject each, what is said of it line by line, and the ways to change it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cases.models import Case

NOT_SAID = "Not said yet"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a subject is changed; `hidden` completes it for a screen reader."""

    text: str
    href: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A key and what is said of it, in lines; a number to `call` is a link. Its own ways to change
    this line alone.
    """

    key: str
    lines: tuple[str, ...]
    links: tuple[Link, ...] = ()
    call: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One subject."""

    title: str
    rows: tuple[Said, ...]
    links: tuple[Link, ...] = ()
    empty: str = ""


def said(key: str, *lines: str) -> Said:
    """A key with those of the lines that say something."""
    return Said(key, tuple(line for line in lines if line) or (NOT_SAID,))


def row_links(
    case: Case, row: Any, may_change: bool, *links: tuple[str, str, str]
) -> tuple[Link, ...]:
    """The ways to change one row, (words, page, of what), for those who may."""
    if not may_change:
        return ()
    return tuple(
        Link(text, reverse(f"cases:{name}", args=[case.pk, row.pk]), hidden)
        for text, name, hidden in links
    )
