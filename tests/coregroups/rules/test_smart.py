"""Hints towards lines that can be seen to be done; they never block (D17, F03, N12)."""

from datetime import date
from typing import Any

import pytest

from coregroups.rules.smart import hints

CLEAR = {
    "need": "School in time",
    "outcome": "Reuben is at school by 8:50am",
    "action": "Kerry walks him there",
    "who": "Kerry",
    "achieve_by": date(2026, 4, 24),
    "review_on": date(2026, 5, 22),
}


def test_a_clear_line_needs_no_hint() -> None:
    """D17."""
    assert hints(CLEAR) == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"outcome": "Leanne to engage"}, "“engage” – say what someone would see."),
        ({"action": "Improve the kitchen"}, "“Improve” – say what someone would see."),
        ({"action": "Call ASAP"}, "“ASAP” – say on which day, or how often."),
        ({"who": ""}, "Say who will do it, by name."),
        ({"achieve_by": None}, "Say by when."),
        ({"outcome": ""}, "Say what the child's life will be like when this is done."),
        (
            {"achieve_by": date(2026, 4, 25)},
            "Saturday 25 April is at the weekend. The last weekday before it is Friday 24 April.",
        ),
        (
            {"review_on": date(2026, 6, 6)},
            "It is looked at more than 6 weeks after it should be done.",
        ),
    ],
)
def test_what_is_vague_or_missing_is_hinted_at(told: dict[str, Any], said: str) -> None:
    """D17, N12: no target on a weekend."""
    assert hints({**CLEAR, **told}) == [said]


def test_a_need_alone_may_stand() -> None:
    """D17."""
    assert hints({"need": "Sleep"}) == ["Say what the child's life will be like when this is done."]
