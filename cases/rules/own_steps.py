"""Steps that an act of ours does by the way: recorded only where the pathway has such a row."""

from datetime import datetime

from cases.models import Case
from timescales.services.recording import Happening

# The advance warning to conference administration, and the decision to hold the discussion.
WARNING = "C02"
DECISION_TO_HOLD = "L01"


def done_by_the_way(case: Case, step: str, *, at: datetime) -> list[Happening]:
    """The happening that fulfils `step`, if this episode's pathway asks for it."""
    if step not in case.timeline.followed.step_by_id:
        return []
    return [Happening(case.timeline, "step.recorded", at, {"step": step})]
