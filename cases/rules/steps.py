"""Which rows of a pathway can be recorded by the general act."""

from cases.models import Case
from timescales.engine.pathway import Part, Step


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
