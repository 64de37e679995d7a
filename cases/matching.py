"""Names that sound alike, and how likely two children are the same. Pure."""

from dataclasses import dataclass
from datetime import date

import jellyfish

# From this score on a person looks before a child is created.
LIKELY = 0.6


@dataclass(frozen=True, slots=True)
class Traits:
    """What two records are compared by."""

    first_name: str
    last_name: str
    birth_date: date | None = None
    nhs_number: str = ""
    upn: str = ""


def sound_of(last_name: str) -> str:
    """How a family name sounds, so that Ashdown and Ashdowne meet."""
    return str(jellyfish.metaphone(last_name))[:80] if last_name else ""


def likeness(one: Traits, other: Traits) -> float:
    """0 (nothing in common) to 1 (surely the same). A shared number settles it."""
    if one.nhs_number and one.nhs_number == other.nhs_number:
        return 1.0
    if one.upn and one.upn == other.upn:
        return 1.0
    last = _near(one.last_name, other.last_name)
    first = _near(one.first_name, other.first_name)
    return 0.35 * last + 0.3 * first + 0.35 * _same_birth(one.birth_date, other.birth_date)


def _near(one: str, other: str) -> float:
    one, other = one.strip().lower(), other.strip().lower()
    if not one or not other:
        return 0.0
    near = float(jellyfish.jaro_winkler_similarity(one, other))
    return max(near, 0.9) if jellyfish.metaphone(one) == jellyfish.metaphone(other) else near


def _same_birth(one: date | None, other: date | None) -> float:
    """Full for the same day, half for day and month swapped or the year alone wrong."""
    if one is None or other is None:
        return 0.0
    if one == other:
        return 1.0
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    year_wrong = (one.month, one.day) == (other.month, other.day)
    return 0.5 if swapped or year_wrong else 0.0
