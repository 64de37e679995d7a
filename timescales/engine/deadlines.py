"""The door of the engine: what the pathway owes, given the events that stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from timescales.engine import words
from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.dates import Dates, Limit
from timescales.engine.explain import Teller
from timescales.engine.kinds import Event
from timescales.engine.pathway import Part, Pathway
from timescales.engine.reckoning import Reckoned, Reckoning
from timescales.engine.status import Status, judge, late_by
from timescales.engine.story import Story, standing, tell
from timescales.engine.superseding import Replaced, replaced


@dataclass(frozen=True, slots=True)
class Deadline:
    """One occurrence of one dated step. Knows no child: it names a role, never a person."""

    step: str
    part: str
    occurrence: int
    role: str
    not_before: Limit | None
    target: Limit | None
    due: Limit | None
    status: Status
    late_working_days: int | None
    met_at: datetime | None
    explanation: str
    national_due: Limit | None
    reason: str | None
    replaced_by: int | None
    # For the product, not printed by the command.
    title: str = ""
    met_by: object = None
    counted_from: datetime | None = None
    reason_code: str = ""
    own_day: bool = False

    def as_row(self) -> dict[str, Any]:
        """The row that the command prints: a day as YYYY-MM-DD, a moment ISO in London's time."""
        return {name: _written(getattr(self, name)) for name in _PRINTED}


_PRINTED = (
    "step", "part", "occurrence", "role", "not_before", "target", "due", "status",
    "late_working_days", "met_at", "explanation", "national_due", "reason", "replaced_by",
)  # fmt: skip


def deadlines(
    pathway: Pathway,
    events: Sequence[Event],
    calendar: Calendar,
    *,
    as_of: datetime,
    overlay: Pathway | None = None,
    history: bool = True,
) -> list[Deadline]:
    """What the pathway owes, given the events that stand (in the order of recording).

    `as_of` is an aware moment; a happening after it is ignored, a booking never. An overlay is
    computed beside the pathway. Without `history` the rows that were replaced are left out: the
    product keeps its own. Raises BadEvent and OutsideCalendar.
    """
    stand = standing(events, as_of)
    story = tell(stand)
    rows: list[Deadline] = []
    for one in filter(None, (pathway, overlay)):
        rows.extend(
            _of_pathway(one, one is overlay, stand, story, calendar, as_of, len(rows), history)
        )
    return rows


def _of_pathway(
    pathway: Pathway,
    beside: bool,
    stand: list[Event],
    story: Story,
    calendar: Calendar,
    as_of: datetime,
    first: int,
    history: bool,
) -> list[Deadline]:
    reckoning = Reckoning(pathway, story, calendar)
    teller = Teller(pathway, calendar, as_of)
    before = replaced(pathway, stand, calendar) if history else {}
    own = len(pathway.own_parts)
    rows: list[Deadline] = []
    for part, day_one in pathway.parts[:own] if beside else pathway.parts:
        limits = _national(pathway, part, reckoning)
        for row in reckoning.rows_of(part, day_one):
            old = before.get((part.key, row.nth), ())
            here = first + len(rows) + len(old)
            for place, one in enumerate(old):
                rows.append(
                    _superseded(
                        one,
                        row,
                        teller,
                        here if place + 1 == len(old) else here - len(old) + place + 1,
                    )
                )
            rows.append(_deadline(row, day_one, limits.get(row.nth), teller, as_of, calendar))
    return rows


def _deadline(
    row: Reckoned,
    day_one: str,
    national_due: Limit | None,
    teller: Teller,
    as_of: datetime,
    calendar: Calendar,
) -> Deadline:
    status = judge(row, as_of, calendar)
    dates = row.dates
    late = None
    if dates.due is not None and status not in (Status.NOT_NEEDED, Status.EXPECTED):
        late = late_by(dates.due, row.met.at if row.met else as_of, calendar)
    return Deadline(
        step=row.part.step,
        part=row.part.name,
        occurrence=row.nth,
        role=row.part.role,
        not_before=dates.not_before,
        target=dates.target,
        due=dates.due,
        status=status,
        late_working_days=late,
        met_at=row.met_at.astimezone(LONDON) if row.met_at else None,
        explanation=teller.explain(row, day_one, national_due),
        national_due=national_due,
        reason=teller.reason(row) or None,
        replaced_by=None,
        title=row.part.title,
        met_by=row.met.event.key if row.met else None,
        counted_from=row.counted_from,
        reason_code="not_needed" if row.settled else "",
        own_day=row.part.own_day,
    )


def _superseded(old: Replaced, now: Reckoned, teller: Teller, by: int) -> Deadline:
    """The row as it stood, kept with the reason; `by` is the place of the row that replaced it."""
    year = teller.year
    was = _named(old.row.dates, year)
    new = _named(old.then, year)
    return Deadline(
        step=now.part.step,
        part=now.part.name,
        occurrence=old.row.nth,
        role=now.part.role,
        not_before=old.row.dates.not_before,
        target=old.row.dates.target,
        due=old.row.dates.due,
        status=Status.SUPERSEDED,
        late_working_days=None,
        met_at=None,
        explanation=f"Was due {was}. Replaced by {new}, since {old.words(year)}.",
        national_due=None,
        reason=f"{old.code}: {old.words(year)}",
        replaced_by=by,
        title=now.part.title,
        reason_code=old.code.replace(" ", "_"),
    )


def _named(dates: Dates, year: int) -> str:
    limit = dates.due or dates.not_before
    return words.limit(limit, year) if limit else "later"


def _national(pathway: Pathway, part: Part, reckoning: Reckoning) -> Mapping[int, Limit]:
    """The national limit of each occurrence of a row that answers a national one."""
    below = pathway.national
    answered = pathway.national_part(part.meets) if part.meets else None
    if below is None or answered is None:
        return {}
    rows = reckoning.rows_of(answered, below.day_one)
    return {row.nth: row.dates.due for row in rows if row.dates.due is not None}


def _written(value: Any) -> Any:
    if isinstance(value, Status):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(LONDON).isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else value
