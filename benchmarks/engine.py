"""Times the engine: a working-day addition against two libraries, and a whole pathway.

    python -m benchmarks.engine

Prints ratios of one run; each figure is the best of many, so that what else the machine does
counts least. Ends with 1 when a target is missed.
"""

import sys
import timeit
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import holidays
import numpy as np

from timescales.engine.calendar import bank_holidays, calendar_for
from timescales.engine.deadlines import deadlines
from timescales.engine.kinds import Event, read_events
from timescales.engine.reading import load

DAY, COUNT = date(2026, 3, 24), 15
LONDON = ZoneInfo("Europe/London")
CASE = [
    ("referral.received", "2026-03-23T09:00", {}),
    ("strategy_discussion.held", "2026-03-24T16:00", {}),
    ("strategy_discussion.signed_off", "2026-03-24T16:35", {}),
    ("visit.made", "2026-03-24T17:45", {"alone": True}),
    ("conference.decided", "2026-03-30T10:00", {"needed": True}),
    ("conference.requested", "2026-03-30T15:20", {}),
    ("conference.booked", "2026-04-14T10:00", {}),
    ("conference.booked", "2026-04-15T14:00", {"replaces": 6}),
    ("conference.held", "2026-04-15T16:00", {}),
    ("conference.decisions_sent", "2026-04-16T10:00", {}),
    ("core_group.held", "2026-04-28T11:00", {}),
    ("visit.made", "2026-04-27T11:00", {"alone": True}),
    ("visit.made", "2026-05-10T11:00", {"alone": True}),
    ("conference.booked", "2026-07-10T10:00", {"conference": "review"}),
]


def case() -> list[Event]:
    """A child on a plan: rearranged conference, core group, visits, a review booked."""
    return read_events([{"kind": kind, "at": at, "facts": facts} for kind, at, facts in CASE])


def best(what: Callable[[], object], *, number: int, repeat: int = 60) -> float:
    """Seconds of one call, the best of many."""
    return min(timeit.repeat(what, number=number, repeat=repeat)) / number


def addition() -> dict[str, float]:
    """Seconds of adding 15 working days to a `date` over Easter, by us and by others."""
    ours = calendar_for("england-and-wales")
    closed = np.busdaycalendar(holidays=sorted(bank_holidays("england-and-wales")))
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=range(2025, 2028))
    answers = {
        ours.add(DAY, COUNT),
        np.busday_offset(DAY, COUNT, busdaycal=closed).astype(date),
        theirs.get_nth_working_day(DAY, COUNT),
    }
    assert answers == {date(2026, 4, 16)}, answers
    return {
        "ours": best(lambda: ours.add(DAY, COUNT), number=20_000),
        "numpy": best(lambda: np.busday_offset(DAY, COUNT, busdaycal=closed), number=2_000),
        "holidays": best(lambda: theirs.get_nth_working_day(DAY, COUNT), number=500),
    }


def pathway(slug: str, *, history: bool) -> tuple[float, int]:
    """Seconds of a whole pathway with its sentences, and its rows."""
    one, events, calendar = load(slug), case(), calendar_for("england-and-wales")
    as_of = datetime(2026, 5, 20, 9, tzinfo=LONDON)

    def work_out() -> int:
        return len(deadlines(one, events, calendar, as_of=as_of, history=history))

    return best(work_out, number=10, repeat=150), work_out()


def main() -> int:
    """Print the table; 1 when a target is missed."""
    times = addition()
    lines = [
        ("add 15 working days", f"{times['ours'] * 1e9:.0f} ns", ""),
        ("  × numpy.busday_offset", f"{times['numpy'] / times['ours']:.0f}", "≥ 15"),
        ("  × holidays.get_nth_working_day", f"{times['holidays'] / times['ours']:.0f}", "≥ 150"),
    ]
    met = times["numpy"] / times["ours"] >= 15 and times["holidays"] / times["ours"] >= 150
    for slug in ("cambridgeshire", "darlington"):
        for history in (True, False):
            seconds, rows = pathway(slug, history=history)
            name = f"{slug}, {rows} rows{'' if history else ', those that stand'}"
            lines.append((name, f"{seconds * 1e3:.2f} ms", "< 0.5 ms"))
            met = met and seconds < 0.0005
    for name, figure, target in lines:
        sys.stdout.write(f"{name:<46} {figure:>9}  {target}\n")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
