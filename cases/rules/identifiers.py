"""Numbers that carry their own check: NHS number, unique pupil number, the authority's number."""

import re

import nhs_number

from cpcase.refusals import Incomplete

_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
# The check letter is the weighted sum of the digits, modulo 23, in this alphabet.
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def check_nhs_number(value: str) -> str:
    """The ten digits of a right NHS number. Raises Incomplete."""
    digits = re.sub(r"[\s-]", "", value)
    if digits and not nhs_number.is_valid(digits):
        raise Incomplete(
            "Enter the NHS number as it is on the record: 10 digits. This one has a mistake in it.",
            field="nhs_number",
        )
    return digits


def check_upn(value: str) -> str:
    """A right unique pupil number, 13 characters (E1510 to E1550). Raises Incomplete."""
    upn = value.strip().upper()
    if upn and not _is_upn(upn):
        raise Incomplete(
            "Enter the unique pupil number: a letter and 12 digits. This one has a mistake in it.",
            field="upn",
        )
    return upn


def _is_upn(upn: str) -> bool:
    if not _UPN.fullmatch(upn):
        return False
    last = upn[12]
    digits = [int(char) for char in upn[1:12]]
    total = sum(weight * digit for weight, digit in enumerate(digits, 2))
    total += 13 * (int(last) if last.isdigit() else _LETTERS.index(last))
    return _LETTERS[total % 23] == upn[0]
