"""Things recorded in another order than they happened come to the same rows."""

from random import Random

import pytest

from tests.timescales.engine.asking import Told, owed

HAPPENED: list[Told] = [
    ("referral.received", "2025-12-10T10:00"),
    ("strategy_discussion.held", "2025-12-18T10:00"),
    ("strategy_discussion.signed_off", "2025-12-18T15:00"),
    ("visit.made", "2025-12-18T18:00"),
    ("conference.decided", "2025-12-22T10:00"),
    ("conference.requested", "2025-12-23T10:00"),
    ("report.submitted", "2026-01-09T10:00"),
    ("report.authorised", "2026-01-12T10:00"),
    ("section_47.authorised", "2026-01-12T10:00"),
    ("report.shared", "2026-01-12T11:00"),
    ("conference.held", "2026-01-14T16:00"),
    ("conference.decisions_sent", "2026-01-15T10:00"),
    ("visit.made", "2026-01-20T10:00", {"alone": True}),
    ("core_group.held", "2026-01-26T10:00", {"number": 1}),
    ("core_group.minutes_sent", "2026-01-28T10:00", {"number": 1}),
    ("supervision.held", "2026-02-10T10:00"),
    ("core_group.held", "2026-02-20T10:00", {"number": 2}),
    ("conference.held", "2026-04-01T10:00", {"conference": "review"}),
]
# What may be called otherwise: which of two words settled it, and what replaced what.
SAID = ("explanation", "reason", "replaced_by")


def rows_of(slug: str, events: list[Told]) -> list[dict[str, object]]:
    rows = owed(slug, *events, as_of="2026-05-01T09:00").rows
    written = [row.as_row() for row in rows if row.status != "superseded"]
    return [{k: v for k, v in row.items() if k not in SAID} for row in written]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "slug", ["national", "cambridgeshire", "stoke-on-trent", "csrs-process-map", "darlington"]
)
def test_what_happened_says_what_is_owed_and_not_when_it_was_recorded(slug: str, seed: int) -> None:
    """C06, C13, D03, S09a: also what was decided in an enquiry that was recorded after it."""
    mixed = list(HAPPENED)
    Random(seed).shuffle(mixed)
    assert rows_of(slug, mixed) == rows_of(slug, HAPPENED)


def test_what_was_decided_before_the_discussion_was_recorded_is_not_lost() -> None:
    """C06, C14."""
    rows = owed(
        "cambridgeshire",
        ("conference.decided", "2026-03-27T10:00"),
        ("strategy_discussion.held", "2026-03-24T16:00"),
        as_of="2026-03-30T09:00",
    )
    assert rows.status("C06", "decide") == "not_needed"
    assert "If needed" not in rows.row("C14").explanation
