"""Which dates an event can move when all is recorded in its order.

Most events start clocks or stop them; few move a date that stands: a booking, and what is done in
a chain where the next limit runs "from the act before it, else its limit".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from timescales.engine.enquiries import DECIDING
from timescales.engine.kinds import Event
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.story import Story

Duties = tuple[tuple[Part, DayOne], ...]
# Duties in groups that are counted alike, so that each group is worked out once.
Moving = tuple[tuple[tuple[Part, ...], DayOne], ...]
_BOOKED = "conference.booked"
_STOOD_DOWN = "conference.stood_down"


@dataclass(slots=True)
class Turns:
    """What can move in a pathway: `kinds` are the kinds of event that move anything.

    `alike` are, of the parts that are counted alike and do not roll, the first; `all` are the parts
    in their groups.
    """

    parts: Duties
    alike: Duties
    all: Moving
    initial: Moving
    brought_forward: Moving
    review: Moving
    midway: Moving
    by_kind: dict[str, Moving]
    steps: dict[str, frozenset[str]]
    kinds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = frozenset(self.by_kind) | DECIDING

    def by(self, story: Story, event: Event) -> Moving:
        """The duties whose standing dates this event may move."""
        kind = event.kind
        if kind in (_BOOKED, _STOOD_DOWN):
            return self._by_booking(story, event["conference"])
        found = self.by_kind.get(kind, ())
        if kind == "step.recorded":
            return tuple(one for one in found if event["step"] in self.steps[one[0][0].key])
        if kind == "conference.held":
            return (*found, *self._by_holding(story, event))
        # Said to be wanted again, a conference that was stood down is not booked any more.
        return (*found, *self.initial) if kind in DECIDING and story.stood_down else found

    def _by_holding(self, story: Story, event: Event) -> Moving:
        """What counts to the next review; and of a conference without a booking, to its day."""
        enquiry = story.enquiry_at(event) if event["conference"] == "initial" else None
        if enquiry is not None and story.booking_of(enquiry) is None:
            return (*self.brought_forward, *self.midway)
        return self.midway if any(about == "review" for about, _ in story.bookings) else ()

    def _by_booking(self, story: Story, conference: str) -> Moving:
        """What counts from a booking; of a first one only what has a date without it."""
        if conference == "initial":
            return self.initial if story.booked else self.brought_forward
        if conference != "review":
            return ()
        known = any(about == "review" for about, _ in story.bookings)
        return self.review if known else self.midway


@lru_cache(maxsize=64)
def turns_of(pathway: Pathway, own: bool) -> Turns:
    """The turns of a pathway, or of its own rows alone, worked out once."""
    parts = pathway.own if own else pathway.parts
    hangs = {part.key: (part, *_ancestors(pathway, part)) for part, _ in parts}

    def on(*starts: str) -> Moving:
        return _grouped(
            one for one in parts if any(each.start in starts for each in hangs[one[0].key])
        )

    sooner = _grouped(one for one in parts if one[0].sooner is not None)
    by_kind: dict[str, list[tuple[Part, DayOne]]] = {}
    for one in parts:
        for kind in set(_moved_by(one[0], hangs[one[0].key][1:])):
            by_kind.setdefault(kind, []).append(one)
    return Turns(
        parts=parts,
        all=_grouped(parts),
        alike=tuple({(p.counting, d): (p, d) for p, d in reversed(parts) if not p.every}.values()),
        initial=on("booking:initial") + sooner,
        brought_forward=sooner,
        review=on("booking:review", "midway"),
        midway=on("midway"),
        by_kind={kind: _grouped(listed) for kind, listed in by_kind.items()},
        steps={key: frozenset(each.step for each in listed[1:]) for key, listed in hangs.items()},
    )


def _grouped(parts: Iterable[tuple[Part, DayOne]]) -> Moving:
    """Those that are counted alike together; what rolls runs from its own last one."""
    groups: dict[tuple[int | str, DayOne], list[Part]] = {}
    for part, day_one in parts:
        groups.setdefault((part.key if part.every else part.counting, day_one), []).append(part)
    return tuple((tuple(alike), day_one) for (_, day_one), alike in groups.items())


def _moved_by(part: Part, ancestors: tuple[Part, ...]) -> Iterator[str]:
    """Kinds of event that move it by fulfilling another duty, or by setting an interval."""
    if part.stricter_by:
        yield part.stricter_by
    if part.else_limit or part.target is not None:
        for other in ancestors:
            yield "step.recorded"
            for together in other.met_by:
                yield from (pattern.kind for pattern in together)


def _ancestors(pathway: Pathway, part: Part) -> list[Part]:
    """Every duty that its dates hang on, near or far."""
    found: dict[str, Part] = {}
    waiting = list(part.links)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key], _ = pathway.by_key[key]
            waiting.extend(found[key].links)
    return list(found.values())
