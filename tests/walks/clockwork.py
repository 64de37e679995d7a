"""A family's walk under a clock of its own: time passes, deadlines ring, and all is told.

Tables are text, a row a line, cells apart by two spaces or more: a test compares what the product
says with what was worked out by hand, and a missing or extra line fails it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from accounts.models import Notice
from cases.models import Case
from conferences.models import Room
from tests.cast import Cast
from timescales.engine.calendar import LONDON
from timescales.models import Alert, Deadline
from timescales.models.deadline import State
from timescales.services.alerts import ring_due
from timescales.services.nightly import recompute_running


@dataclass
class Walk:
    """One family and its people. `now` is where the clock stands; `cases` are by first name."""

    cast: Cast
    now: datetime
    room: Room | None = None
    cases: dict[str, Case] = field(default_factory=dict)
    # What is done besides, each at its moment, the earliest first.
    besides: list["Besides"] = field(default_factory=list)

    def until(self, moment: datetime) -> datetime:
        """Let time pass: every ring is made, and what is done besides, when its moment comes."""
        while self.besides and self.besides[0][0] <= moment:
            when, act = self.besides.pop(0)
            act(self, when)
        assert moment >= self.now, f"{moment} was before {self.now}"
        rings = Deadline.objects.exclude(next_ring_at=None).order_by("next_ring_at")
        while True:
            first = rings.values_list("next_ring_at", flat=True).first()
            if first is None or first > moment:
                break
            self.now = max(self.now, first)
            assert not ring_due(as_of=self.now).failed
        self.now = moment
        return moment

    def night(self, moment: datetime) -> None:
        """The nightly look at dates that time alone has changed."""
        recompute_running(as_of=self.until(moment))

    def named(self, names: Iterable[str]) -> list[Case]:
        """The episodes of children by first name; all of them when nobody is named."""
        return [self.cases[name] for name in names or self.cases]


# An act that a story knows nothing of, and its moment.
Besides = tuple[datetime, Callable[[Walk, datetime], None]]


def dates_of(case: Case, *, as_of: datetime) -> list[str]:
    """Every deadline of a child that was not replaced: row, limit, how it stands."""
    rows = case.timeline.deadlines.current()
    return sorted(f"{_key(row)}  {_due(row)}  {_stands(row, as_of)}" for row in rows)


def undated(case: Case, *rows: str) -> list[str]:
    """When rows that have no date were recorded of a child."""
    steps = case.timeline.events.standing().filter(kind="step.recorded", facts__step__in=rows)
    return sorted(f"{one.facts['step']}  {one.at.astimezone(LONDON):%Y-%m-%d}" for one in steps)


def replaced(case: Case) -> list[str]:
    """What was replaced: row, old limit, new limit, why."""
    rows = case.timeline.deadlines.filter(state=State.SUPERSEDED).select_related("replaced_by")
    return sorted(
        f"{_key(row)}  {_due(row)}  {_due(row.replaced_by)}  {row.reason_code}"
        for row in rows
        if row.replaced_by is not None
    )


def alerts_of(walk: Walk) -> list[str]:
    """Every alert, who heard it, and what closed it: a kind of event, why its date was replaced,
    "not needed" or "open". Brothers and sisters with the same one are one line.
    """
    made = Alert.objects.select_related("deadline__timeline__case__child", "deadline__met_by")
    found: dict[tuple[str, ...], list[str]] = {}
    for alert in made.order_by("deadline__timeline__case__child__birth_date"):
        told = Notice.objects.filter(source_key=f"alert:{alert.pk}").select_related("person")
        names = "+".join(sorted(one.person.name.split()[0] for one in told))
        when = f"{alert.created_at.astimezone(LONDON):%Y-%m-%d %H:%M}"
        key = (when, _key(alert.deadline), alert.ring, names, _closed_by(alert))
        found.setdefault(key, []).append(alert.deadline.timeline.case.child.first_name)
    return sorted(
        "  ".join((when, row, ring, "+".join(children), names, closed))
        for (when, row, ring, names, closed), children in found.items()
    )


def _closed_by(alert: Alert) -> str:
    row = alert.deadline
    assert (alert.closed_at is None) == (row.state == State.OPEN), f"{_key(row)} {alert}"
    if row.state == State.SUPERSEDED:
        return row.reason_code
    if row.met_by is not None:
        return row.met_by.kind
    return str(row.state).replace("_", " ")


def written(table: str) -> list[str]:
    """A table as it was worked out: its comments are the count, its order is free."""
    lines = (line.partition("#!")[0].strip() for line in table.splitlines())
    return sorted(re.sub(r"\s{2,}", "  ", line) for line in lines if line and line[0] != "#")


def _key(row: Deadline) -> str:
    return f"{row.key}#{row.occurrence}" if row.occurrence > 1 else row.key


def _due(row: Deadline) -> str:
    due = f"{row.due_at.astimezone(LONDON):%Y-%m-%d %H:%M}" if row.due_at else str(row.due_on or "")
    begins = f"from {row.not_before}" if row.not_before else ""
    aims = f"aim {row.target}" if row.target else ""
    return " ".join(filter(None, (aims, begins, due))) or "-"


def _stands(row: Deadline, as_of: datetime) -> str:
    if row.state == State.MET and row.late_from is not None and row.met_at is not None:
        late = row.met_at > row.late_from if row.due_at else row.met_at >= row.late_from
        return "met late" if late else "met"
    if row.state == State.OPEN and row.late_from is not None and as_of >= row.late_from:
        return "overdue"
    return str(row.state).replace("_", " ")
