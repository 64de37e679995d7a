"""Incidents: when, what, how we know, and how it harmed the child (D08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cpcase.refusals import Incomplete
from timescales.engine.calendar import LONDON


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident: its date, or the occasion in words where no date is known."""

    on: date | None
    occasion: str
    what: str
    how_known: str
    form: str
    by: str
    harm: str = ""


def check_incidents(incidents: Sequence[Happened], *, as_of: datetime) -> None:
    """Each has a date or an occasion, what happened and how it is known. Raises Incomplete."""
    today = as_of.astimezone(LONDON).date()
    for place, one in enumerate(incidents):
        if one.on is None and not one.occasion.strip():
            raise Incomplete(
                "Enter the date, or say which occasion.", field=f"incidents-{place}-on"
            )
        if one.on is not None and one.on > today:
            raise Incomplete(
                "The date of an incident must be today or in the past.",
                field=f"incidents-{place}-on",
            )
        for name, words in (
            ("what", "Say what happened."),
            ("how_known", "Say how we know."),
            ("form", "Choose the form of harm."),
            ("by", "Say whether it was done or not prevented."),
        ):
            if not getattr(one, name).strip():
                raise Incomplete(words, field=f"incidents-{place}-{name}")
