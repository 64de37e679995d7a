"""Which rows of a pathway can be recorded by the general act, and from which day on."""

from datetime import date

from cases.models import Case
from cpcase.refusals import Incomplete
from cpcase.web import formats
from timescales.engine.pathway import Part, Step
from timescales.models import Deadline


def parts_to_record(case: Case) -> list[tuple[Step, Part | None]]:
    """Every row that can be recorded, its parts apart, in the order of the pathway."""
    pathways = [case.timeline.pathway.pathway]
    if case.timeline.overlay:
        pathways.append(case.timeline.overlay.pathway)
    rows: list[tuple[Step, Part | None]] = []
    for pathway in pathways:
        for step in pathway.step_by_id.values():
            rows.extend((step, part) for part in step.parts or (None,))
    return rows


def check_may_begin(case: Case, step: str, part: str, *, on: date) -> None:
    """A row with a first allowed day is not done before it (S25a, S19). Raises Incomplete.

    Recorded earlier it would fulfil nothing.
    """
    owed = Deadline.objects.open().filter(timeline=case.timeline_id, step=step, part=part)
    opens = list(owed.values_list("not_before", flat=True))
    if opens and all(day is not None and on < day for day in opens):
        first = min(day for day in opens if day is not None)
        raise Incomplete(f"This can be done from {formats.day(first, on)} on.", field="on")
