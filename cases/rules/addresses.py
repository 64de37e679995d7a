"""Where a child lives, since when: one address now, and no gap made by a slip."""

import re
from collections.abc import Iterable
from datetime import date

from cases.models import Address
from cpcase.refusals import Incomplete
from cpcase.web import formats

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")
LEAST = 5  # shorter, a first line is in many other words


def right_postcode(value: str) -> str:
    """A full postcode as it is written on an envelope, or none. Raises Incomplete."""
    compact = re.sub(r"\s", "", value).upper()
    if not compact:
        return ""
    if not _POSTCODE.fullmatch(compact):
        raise Incomplete(
            "Enter a full UK postcode, such as AL3 9QX, or leave it empty.", field="postcode"
        )
    return f"{compact[:-3]} {compact[-3:]}"


def check_address(*, lines: str, since: date, today: date) -> None:
    """An address, and a day that has come. Raises Incomplete."""
    if not lines.strip():
        raise Incomplete("Enter the address.", field="lines")
    if since > today:
        raise Incomplete("The date must be today or in the past.", field="since")


def check_follows(before: Address | None, *, lines: str, postcode: str, since: date) -> None:
    """Another address than the one before, from its first day on at the earliest."""
    if before is None:
        return
    if (before.lines, before.postcode) == (lines.strip(), postcode):
        raise Incomplete("This is the address on record already.", field="lines")
    if since < before.since:
        raise Incomplete(
            f"The address on record holds since {formats.day(before.since)}. Enter a later date, "
            "or correct that address.",
            field="since",
        )


def check_within(address: Address, before: Address | None, *, since: date) -> None:
    """A corrected first day lies after that of the address before, and before its own last."""
    if address.until is not None and since > address.until:
        raise Incomplete("The date must be on or before the day they left.", field="since")
    if before is not None and since < before.since:
        raise Incomplete(
            f"The date must be on or after {formats.day(before.since)}, when the address before "
            "began.",
            field="since",
        )


def is_named_in(texts: Iterable[str], address: Address) -> bool:
    """Whether somebody wrote this address, by its first line or its postcode, into what is read."""
    first_line = _plain(address.lines.split(",")[0])
    marks = [mark for mark in (first_line, _plain(address.postcode)) if len(mark) >= LEAST]
    said = [_plain(text) for text in texts]
    return any(mark in text for mark in marks for text in said)


def _plain(text: str) -> str:
    """Letters and digits only, so that spaces and commas hide nothing."""
    return "".join(character for character in text.casefold() if character.isalnum())
