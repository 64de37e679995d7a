"""Why a duty that was not done is not needed any more, or never was."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from timescales.engine.kinds import Event
from timescales.engine.patterns import holds
from timescales.engine.story import Story

if TYPE_CHECKING:
    from timescales.engine.reckoning import Reckoned

_DECIDED = {
    "conference.decided": "decision",
    "section_47.authorised": "Section 47 outcome",
    "conference.stood_down": "stood down",
}


@dataclass(frozen=True, slots=True)
class Settled:
    """The reason in words, and the event whose day is named with it."""

    words: str
    event: Event
    verb: str = ""


def settle(row: "Reckoned", story: Story) -> Settled | None:
    """The event that made this occurrence unneeded, unless it was fulfilled."""
    if row.met:
        return None
    part, base = row.part, row.base
    if story.death is not None:
        return Settled("the child has died", story.death, "")
    if base.gone is not None:
        return Settled("the conference did not lead to a plan", base.gone, "held")
    if part.only_if and base.event is not None and not holds(part.only_if, base.event):
        return Settled(part.only_if_words, base.event)
    if part.needs == "conference" and base.enquiry and base.enquiry.no_conference:
        event = base.enquiry.no_conference
        return Settled("no conference", event, _DECIDED[event.kind])
    if part.needs == "child_in_need" and base.enquiry and base.enquiry.no_child_in_need:
        event = base.enquiry.no_child_in_need
        return Settled("not a child in need", event, _DECIDED[event.kind])
    excused = excuse(row, story)
    if excused is not None:
        return Settled("said by a person", excused)
    ended = base.plan.end if base.plan and part.ends_with_plan else None
    if ended is not None:
        return Settled("the plan ended", ended, "ended")
    return _unless(row, story)


def excuse(row: "Reckoned", story: Story) -> Event | None:
    """A person said, with a reason, that this occurrence is not needed.

    Without an occurrence the first is meant: a rolling duty cannot be waved away for good.
    """
    about = (row.part.step, row.part.name, row.nth)
    for event in story.of("step.not_needed"):
        if (event["step"], event["part"], event["occurrence"] or 1) == about:
            return event
    return None


def _unless(row: "Reckoned", story: Story) -> Settled | None:
    since: datetime | None = row.base.since
    for pattern in row.part.unless:
        for event in story.of(pattern.kind):
            if pattern.fits(event, row.base.event) and (since is None or event.at >= since):
                return Settled(row.part.unless_words, event)
    return None
