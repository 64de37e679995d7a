"""One row out: an occurrence of a dated step, with why, by when and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from timescales.engine.calendar import LONDON
from timescales.engine.dates import Limit
from timescales.engine.status import Status


@dataclass(slots=True, eq=False)
class Deadline:
    """One occurrence of one dated step. Knows no child: it names a role, never a person.

    The fields up to `replaced_by` are printed by the command; the rest are for the product.
    `counted_from`, `unit` and `day_one` (Day 1, where days are numbered) say how it was counted;
    `may_pass` that it is a right: once its time is over nobody is late.
    """

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
    title: str = ""
    met_by: object = None
    counted_from: datetime | None = None
    reason_code: str = ""
    own_day: bool = False
    unit: str = ""
    day_one: date | None = None
    may_pass: bool = False

    def as_row(self) -> dict[str, Any]:
        """The row that the command prints: a day as YYYY-MM-DD, a moment ISO in London's time."""
        return {name: _written(getattr(self, name)) for name in PRINTED}


PRINTED = (
    "step", "part", "occurrence", "role", "not_before", "target", "due", "status",
    "late_working_days", "met_at", "explanation", "national_due", "reason", "replaced_by",
)  # fmt: skip


def _written(value: Any) -> Any:
    if isinstance(value, Status):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(LONDON).isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else value
