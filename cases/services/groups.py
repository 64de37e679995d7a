"""The mark that brothers and sisters in one process share."""

import uuid
from collections.abc import Iterable
from typing import Any

from cpcase.records import change
from timescales.models import Timeline


def share_group(timelines: Iterable[Timeline], *, by: Any) -> uuid.UUID:
    """Put these episodes into the process of the first; one that is in it already stays."""
    first, *others = list(timelines)
    for timeline in sorted(others, key=lambda one: str(one.pk)):
        _put(timeline, first.group, by)
    return first.group


def set_apart(timeline: Timeline, *, by: Any) -> uuid.UUID:
    """Put an episode into a process of its own."""
    group = uuid.uuid4()
    _put(timeline, group, by)
    return group


def _put(timeline: Timeline, group: uuid.UUID, by: Any) -> None:
    if timeline.group == group:
        return
    locked = Timeline.objects.locked(timeline.pk)
    locked.group = group
    change(locked, by=by, why="process")
    timeline.group, timeline.version = locked.group, locked.version
