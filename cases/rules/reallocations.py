"""Nobody reallocates a family past what somebody else decided a moment ago."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.models import Case
from cpcase.refusals import Conflict
from timescales.models import Allocation, Timeline

MEANWHILE = (
    "Somebody changed who answers for these children while you had this open. Your text is kept. "
    "Read who answers now, then decide again."
)


def read_of(cases: Iterable[Case]) -> dict[str, int]:
    """For each child a number that grows whenever somebody else answers or the team changes."""
    keys = {case.timeline_id: str(case.pk) for case in cases}
    versions = dict(Timeline.objects.filter(pk__in=keys).values_list("pk", "version"))
    rows = Allocation.objects.filter(timeline__in=keys).values_list("timeline", "version")
    for timeline, version in rows:
        versions[timeline] += version
    return {keys[timeline]: version for timeline, version in versions.items()}


def check_read(cases: Iterable[Case], read: Mapping[str, Any]) -> None:
    """Raises Conflict where one of these children is not as it was read; call it locked."""
    if any(read.get(key) != version for key, version in read_of(cases).items()):
        raise Conflict(MEANWHILE, field="version")
