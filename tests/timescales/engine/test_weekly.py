"""A time of each week, counted on London's clocks."""

from datetime import UTC, datetime

import pytest

from tests.given import at
from tests.timescales.engine.test_reading import HEAD
from timescales.engine.reading import BadPathway, read
from timescales.engine.weekly import Weekly


@pytest.mark.parametrize(
    ("as_of", "latest"),
    [
        (at(6, 4, 7, 30), at(6, 4, 7, 30)),
        (at(6, 4, 7, 29), at(30, 3, 7, 30)),
        (at(12, 4, 23), at(6, 4, 7, 30)),
        # 06:30 in UTC, after the clocks went forward on 29 March.
        (datetime(2026, 3, 30, 6, 30, tzinfo=UTC), at(30, 3, 7, 30)),
        (datetime(2026, 3, 23, 7, 29, tzinfo=UTC), at(16, 3, 7, 30)),
    ],
)
def test_the_latest_is_the_one_that_has_come(as_of: datetime, latest: datetime) -> None:
    """S04."""
    assert Weekly.of("Monday 07:30").latest(as_of) == latest


@pytest.mark.parametrize("written", ["Mondays 07:30", "Monday", "Monday 25:00", "07:30", 7, ""])
def test_what_is_no_time_of_a_week_is_refused_by_its_key(written: object) -> None:
    value = f'"{written}"' if isinstance(written, str) else written
    with pytest.raises(BadPathway, match=r"conference_diary_every.*is not a"):
        read(f"{HEAD}[settings]\nconference_diary_every = {value}\n", name="ours.toml")
