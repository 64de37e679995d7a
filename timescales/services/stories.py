"""What happened on a timeline, as the engine is told it: read once for an act, and added to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from timescales.models import Event

Told = tuple[UUID, str, datetime, Mapping[str, Any]]


@dataclass(slots=True)
class Story:
    """The standing events of a timeline in order (key, kind, moment, facts); `length` counts the
    withdrawn ones too, whose places are not given again."""

    standing: list[Told] = field(default_factory=list)
    length: int = 0

    def append(self, event: Event) -> None:
        """What is recorded now comes last."""
        self.standing.append((event.pk, event.kind, event.at.astimezone(UTC), event.facts))
        self.length += 1


def stories_of(timelines: Iterable[Any]) -> dict[Any, Story]:
    """The stories of these timelines (keys), in one query."""
    found = {key: Story() for key in timelines}
    rows = Event.objects.filter(timeline__in=list(found)).in_order()
    told = rows.values_list("timeline", "pk", "kind", "at", "facts", "withdrawal")
    for timeline, key, kind, at, facts, withdrawal in told:
        found[timeline].length += 1
        if withdrawal is None:
            found[timeline].standing.append((key, kind, at, facts))
    return found
