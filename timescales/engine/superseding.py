"""Dates that moved: the old row is never rewritten, it is kept with the reason and points on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timescales.engine import words
from timescales.engine.calendar import Calendar
from timescales.engine.dates import Dates
from timescales.engine.kinds import Event
from timescales.engine.offsets import london_day
from timescales.engine.pathway import Part, Pathway
from timescales.engine.reckoning import Reckoned, Reckoning
from timescales.engine.story import tell

_BOOKED = ("booking:initial", "booking:review", "midway")


@dataclass(frozen=True, slots=True)
class Replaced:
    """A row as it stood, the dates that replaced it, and the event that moved it."""

    row: Reckoned
    then: Dates
    by: Event

    @property
    def code(self) -> str:
        """Why, as a code: booking or trigger moved."""
        return "booking" if self.by.kind == "conference.booked" else "trigger moved"

    def words(self, year: int) -> str:
        """Why, in words."""
        on = words.day(london_day(self.by.at), year)
        if self.by.kind != "conference.booked":
            return f"what it counts from was recorded for {on}"
        verb = "rearranged to" if self.by["replaces"] is not None else "booked for"
        return f"the conference was {verb} {on}"


def replaced(
    pathway: Pathway, events: Sequence[Event], calendar: Calendar
) -> Mapping[tuple[str, int], list[Replaced]]:
    """Every row whose dates an event moved, oldest first, by (duty, occurrence)."""
    movable = [(part, day_one) for part, day_one in pathway.parts if _can_move(part)]
    turns = [i for i, event in enumerate(events) if _can_turn(events, i)]
    found: dict[tuple[str, int], list[Replaced]] = {}
    if not movable or not turns:
        return found
    chained = any(part.else_limit or part.target for part, _ in movable)
    for place in turns:
        event = events[place]
        if not chained and event.kind in _LINKS and _in_order(events, place):
            continue
        before = Reckoning(pathway, tell(events[:place]), calendar)
        after = Reckoning(pathway, tell(events[: place + 1]), calendar)
        for part, day_one in movable:
            if not _touches(part, event):
                continue
            _compare(part, day_one, before, after, event, found)
    return found


def _compare(
    part: Part,
    day_one: str,
    before: Reckoning,
    after: Reckoning,
    event: Event,
    found: dict[tuple[str, int], list[Replaced]],
) -> None:
    now = {row.nth: row for row in after.rows_of(part, day_one)}
    for row in before.rows_of(part, day_one):
        then = now.get(row.nth)
        if then is None or row.dates.due is None or then.dates.due is None:
            continue
        if _shown(row.dates) != _shown(then.dates):
            found.setdefault((part.key, row.nth), []).append(Replaced(row, then.dates, event))


def _shown(dates: Dates) -> tuple[object, object, object]:
    return dates.not_before, dates.target, dates.due


def _can_move(part: Part) -> bool:
    """Counting from a booking, from another step, or from the last one held."""
    linked = part.start.startswith("step:") or bool(part.chain)
    aims = part.target is not None and part.target.start is not None
    return part.start in _BOOKED or part.sooner is not None or linked or aims or bool(part.every)


def _touches(part: Part, event: Event) -> bool:
    """Whether this event can move a date of this duty that stood before it."""
    if event.kind != "conference.booked":
        return part.start not in _BOOKED
    if part.every:
        return False
    if part.start in ("booking:initial", "booking:review") and event["replaces"] is None:
        return False
    review = event["conference"] == "review"
    if part.start == "booking:initial" or part.sooner is not None:
        return not review
    return review


_LINKS = frozenset(
    {
        "core_group.held",
        "joint_report.draft_sent",
        "joint_report.corrected",
        "joint_report.submitted",
        "joint_report.authorised",
    }
)


def _can_turn(events: Sequence[Event], place: int) -> bool:
    """Whether this event could move a date that stood before it."""
    kind = events[place].kind
    return place > 0 and (
        kind == "conference.booked" or kind in _LINKS or not _in_order(events, place)
    )


def _in_order(events: Sequence[Event], place: int) -> bool:
    """Whether it was recorded after everything of its kind that happened before it."""
    event = events[place]
    return all(earlier.at <= event.at for earlier in events[:place] if earlier.kind == event.kind)
