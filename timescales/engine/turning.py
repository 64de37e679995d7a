"""Which dates an event can move when all is recorded in its order.

Most events start clocks or stop them; few move a date that stands: a booking, and what is done in
a chain where the next limit runs "from the act before it, else its limit".
"""

from collections.abc import Iterator
from functools import lru_cache

from timescales.engine.kinds import Event
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.story import Story

Moving = tuple[tuple[Part, DayOne], ...]
_BOOKED = {"initial": ("booking:initial",), "review": ("booking:review", "midway")}
_OF_BOOKINGS = ("conference.booked", "conference.stood_down")


def turned_by(pathway: Pathway, story: Story, event: Event) -> Moving:
    """The duties whose standing dates this event may move."""
    if event.kind in _OF_BOOKINGS:
        conference = event["conference"]
        known = any(kind == conference for kind, _ in story.bookings)
        return _by_booking(pathway, conference, known or bool(story.booked))
    found = _by_kind(pathway).get(event.kind, ())
    if event.kind != "step.recorded":
        return found
    return tuple(one for one in found if _hangs_on_step(pathway, one[0], event))


def _hangs_on_step(pathway: Pathway, part: Part, event: Event) -> bool:
    return any(key.partition("/")[0] == event["step"] for key in _ancestors(pathway, part))


@lru_cache(maxsize=256)
def _by_booking(pathway: Pathway, conference: str, booked_before: bool) -> Moving:
    """What counts from a booking; of a first one only what has a date without it."""
    counting = _BOOKED.get(conference, ())
    if not booked_before:
        counting = tuple(start for start in counting if start == "midway")
    return tuple(
        (part, day_one)
        for part, day_one in pathway.parts
        for each in (_with_ancestors(pathway, part),)
        if any(one.start in counting for one in each)
        or (conference == "initial" and part.sooner is not None)
    )


@lru_cache(maxsize=64)
def _by_kind(pathway: Pathway) -> dict[str, Moving]:
    """What a kind of event moves by fulfilling another duty, or by setting an interval."""
    moved: dict[str, list[tuple[Part, DayOne]]] = {}
    for part, day_one in pathway.parts:
        kinds = {part.stricter_by} - {""}
        if part.else_limit or part.target is not None:
            kinds |= set(_fulfilling(pathway, part))
        if part.midway is not None:
            kinds.add("conference.held")
        for kind in kinds:
            moved.setdefault(kind, []).append((part, day_one))
    return {kind: tuple(listed) for kind, listed in moved.items()}


def _fulfilling(pathway: Pathway, part: Part) -> Iterator[str]:
    for key in _ancestors(pathway, part):
        yield "step.recorded"
        for together in pathway.by_key[key][0].met_by:
            yield from (pattern.kind for pattern in together)


def _with_ancestors(pathway: Pathway, part: Part) -> list[Part]:
    return [part, *(pathway.by_key[key][0] for key in _ancestors(pathway, part))]


def _ancestors(pathway: Pathway, part: Part) -> list[str]:
    """The keys of every duty that its dates hang on, near or far."""
    found: list[str] = []
    waiting = list(part.links)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.append(key)
            waiting.extend(pathway.by_key[key][0].links)
    return found
