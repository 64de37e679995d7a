"""A row of the pathway that an act of a conference fulfils, where the pathway has that row."""

from datetime import datetime
from typing import Any

from cases.models import Case
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.services.recording import Happening, record


def mark_step(
    case: Case, step: str, part: str = "", *, at: datetime, by: Any, as_of: datetime
) -> None:
    """Record that the step was done, if it is owed on this child's timeline."""
    owed = Deadline.objects.filter(
        timeline=case.timeline_id, step=step, part=part, state=State.OPEN
    )
    if owed.exists():
        facts = {"step": step, "part": part}
        record([Happening(case.timeline, "step.recorded", at, facts)], by=by, as_of=as_of)
