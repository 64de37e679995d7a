"""What a look for rings costs among many open deadlines, and one act among many timelines.

`python -m benchmarks.rings [--deadlines 10000,100000,1000000] [--timelines 1000,100000]` on the
database that DATABASE_URL names, else on SQLite; a test database is made and taken away. Both must
be flat: an index finds what is due, and an act recomputes only what it touches.
"""

import argparse
import os
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cpcase.settings.test")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from tests import given  # noqa: E402
from tests.cast import Cast, gather  # noqa: E402
from tests.given import at  # noqa: E402
from timescales.models import Deadline, Timeline  # noqa: E402
from timescales.models.deadline import State  # noqa: E402
from timescales.services.recording import Happening, record  # noqa: E402

NOW = at(24, 3, 9)
DUE = 50  # that ring now, however many are open
AT_ONCE = 5_000
RUNS = 30


def main() -> None:
    """Measure, print two tables, and the ratio of largest to smallest."""
    asked = _asked()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        cast = gather()
        print(f"database: {connection.vendor}, medians of {RUNS} runs")
        _scan(cast, asked.deadlines)
        _act(cast, asked.timelines)
    finally:
        teardown_databases(old, verbosity=0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deadlines", type=_sizes, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--timelines", type=_sizes, default=[1_000, 100_000])
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted(int(size) for size in text.split(","))


def _scan(cast: Cast, sizes: list[int]) -> None:
    """The task's own query: the open deadlines that ring now, here always the same number."""
    timeline = given.a_timeline(cast)
    _open(timeline, 0, DUE, NOW - timedelta(hours=1))
    there, found = DUE, []
    for size in sizes:
        _open(timeline, there, size, NOW + timedelta(days=1))
        there = size
        _analyse()
        found.append(_median(lambda: list(Deadline.objects.ringing(NOW).values_list("pk"))))
        print(f"scan among {size:>9,} open deadlines, {DUE} due: {found[-1]:.2f} ms")
    print(f"ratio {found[-1] / found[0]:.2f}")


def _open(timeline: Timeline, first: int, last: int, rings_at: datetime) -> None:
    for start in range(first, last, AT_ONCE):
        Deadline.objects.bulk_create(
            Deadline(
                timeline=timeline, step="C05", occurrence=number + 1, title="A step",
                role="social_worker", answers="social_worker", due_on=NOW.date(),
                state=State.OPEN, made_at=NOW,
                next_ring_at=rings_at + timedelta(minutes=number % 20_000),
            )
            for number in range(start, min(start + AT_ONCE, last))
        )  # fmt: skip


def _act(cast: Cast, sizes: list[int]) -> None:
    """One recorded event with all that it makes due, among timelines with ten deadlines each."""
    pathway, there, found = given.a_pathway("cambridgeshire", cast), 0, []
    for size in sizes:
        _timelines(cast, pathway, size - there)
        there = size
        _analyse()
        ready = [given.a_timeline(cast) for _ in range(RUNS)]
        found.append(_median(partial(_record_next, ready, cast)))
        print(f"one act among {size:>9,} timelines: {found[-1]:.1f} ms")
    print(f"ratio {found[-1] / found[0]:.2f}")


def _record_next(fresh: list[Timeline], cast: Cast) -> None:
    held = Happening(fresh.pop(), "strategy_discussion.held", NOW)
    record([held], by=cast.manager, as_of=NOW)


def _timelines(cast: Cast, pathway: Any, count: int) -> None:
    for start in range(0, count, AT_ONCE // 10):
        made = [
            Timeline(pathway=pathway, team=cast.team, group=uuid.uuid4())
            for _ in range(start, min(start + AT_ONCE // 10, count))
        ]
        Timeline.objects.bulk_create(made)
        Deadline.objects.bulk_create(
            Deadline(
                timeline=timeline, step=f"C{step:02}", title="A step", role="social_worker",
                answers="social_worker", due_on=NOW.date(), state=State.OPEN, made_at=NOW,
                next_ring_at=NOW + timedelta(days=1 + step),
            )
            for timeline in made
            for step in range(10)
        )  # fmt: skip


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _median(act: Callable[[], object]) -> float:
    """Milliseconds of one run in the middle of RUNS."""
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
