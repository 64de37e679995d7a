"""A small authority, loaded once for the module that looks at it, at a moment that stands."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from cpcase import clock
from demo.film import Cut
from demo.load import load_first, load_rest
from demo.people import Authority
from timescales.engine.calendar import LONDON

NOW = datetime(2026, 11, 18, 16, 30, tzinfo=LONDON)  # a Wednesday

# One family of each stage, and each turn that a family can take.
SOME = (
    Cut(1),
    Cut(1, turns=("discussed this morning",)),
    Cut(3, slow=True, turns=("restricted",)),
    Cut(3, turns=("attempted visit", "corrected")),
    Cut(5, turns=("to be booked",)),
    Cut(4, way="transfer in"),
    Cut(9, turns=("returned",)),
    Cut(9, turns=("unborn",), size=2),
    Cut(9, turns=("rearranged", "not needed")),
    Cut(10, slow=True, turns=("late conference", "late because")),
    Cut(45, way="no conference"),
    Cut(24, way="in need"),
    Cut(10, way="stood down"),
    Cut(14, turns=("sibling joins", "returned and sent again")),
    Cut(44, turns=("moved away",)),
    Cut(30, turns=("born",)),
    Cut(73, turns=("siblings end differently",), size=2),
    Cut(90, slow=True),
    Cut(134, turns=("reviewed often",)),
    Cut(197, turns=("reviewed often",)),
)


@pytest.fixture(scope="module")
def authority(django_db_setup: None, django_db_blocker: Any) -> Iterator[Authority]:
    """The first team, then the rest, as `./dev demo` loads them; taken back with the module."""
    with django_db_blocker.unblock(), clock.standing_at(NOW), transaction.atomic():
        made = load_first(NOW, SOME)
        load_rest(NOW, SOME)
        yield made
        transaction.set_rollback(True)
