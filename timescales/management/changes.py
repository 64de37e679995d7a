"""What recomputing changes, in lines that an administrator reads before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from timescales.models import Timeline
from timescales.services.recompute import Change


def lines_of(timeline: Timeline, change: Change) -> Iterator[str]:
    """Each row that an episode gains, loses, or has at another date; the episode by its mark."""
    for row in change.made:
        yield f"{timeline.pk} {row.key} new, due {row.due}"
    for old, new in change.replaced:
        then = new.due if new else "nothing"
        yield f"{timeline.pk} {old.key} due {old.due}, replaced by {then}"
    for row in change.altered:
        yield f"{timeline.pk} {row.key} {row.get_state_display().lower()}"
    for row in change.rung_anew:
        then = f"rings next at {row.next_ring_at}" if row.next_ring_at else "rings no more"
        yield f"{timeline.pk} {row.key} {then}"


@dataclass(slots=True)
class Tally:
    """How many rows change, over all episodes."""

    moved: int = 0
    new: int = 0
    gone: int = 0
    altered: int = 0
    rung_anew: int = 0

    def add(self, change: Change) -> None:
        """Count one episode's."""
        self.new += len(change.made)
        self.moved += sum(new is not None for _, new in change.replaced)
        self.gone += sum(new is None for _, new in change.replaced)
        self.altered += len(change.altered)
        self.rung_anew += len(change.rung_anew)

    def __str__(self) -> str:
        return (
            f"Dates moved: {self.moved}. New rows: {self.new}. Rows gone: {self.gone}. "
            f"Rows that keep their date and say something else: {self.altered}. "
            f"Alerts that ring at another time: {self.rung_anew}."
        )
