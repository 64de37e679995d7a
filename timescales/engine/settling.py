"""Why a duty that was not done is not needed any more, or never was."""

from dataclasses import dataclass
from datetime import datetime

from timescales.engine.base import Base
from timescales.engine.dates import Limit
from timescales.engine.kinds import Event
from timescales.engine.part import Part
from timescales.engine.patterns import holds
from timescales.engine.story import Story

_DECIDED = {
    "conference.decided": "decision of",
    "section_47.authorised": "Section 47 outcome of",
    "conference.stood_down": "stood down on",
    "conference.held": "conference held on",
}


@dataclass(slots=True, eq=False)
class Settled:
    """The reason in words, the event that settled it, and how its day is named: `decision of`."""

    words: str
    event: Event
    verb: str = "on"


def settle(
    part: Part, nth: int, base: Base, story: Story, due: Limit | None = None
) -> Settled | None:
    """The event that made an occurrence that was not fulfilled unneeded; `due` is its limit."""
    if story.death is not None:
        return Settled("the child has died", story.death)
    if base.gone is not None:
        ended = base.gone["conference"] == "review"
        words = "the review conference ended the plan" if ended else "the conference made no plan"
        return Settled(words, base.gone, "held on")
    if part.only_if and base.event is not None and not holds(part.only_if, base.event):
        return Settled(part.only_if_words, base.event)
    enquiry = base.enquiry
    if part.needs and enquiry is not None:
        conference = part.needs == "conference"
        event = enquiry.no_conference if conference else enquiry.no_child_in_need
        if event is not None:
            words = "no conference" if conference else "not a child in need"
            return Settled(words, event, _DECIDED[event.kind])
    if part.start == "no_conference" and enquiry is not None and not enquiry.asked:
        known = enquiry.known
        if known is not None:
            return Settled("no conference had been asked for", known, _DECIDED[known.kind])
    excused = excuse(part, nth, story) if "step.not_needed" in story.by_kind else None
    if excused is not None:
        return Settled("said by a person", excused)
    if part.ends_with_plan and base.plan is not None and base.plan.end is not None:
        return Settled("the plan ended", base.plan.end)
    return _unless(part, base, story, due) if part.unless else None


def excuse(part: Part, nth: int, story: Story) -> Event | None:
    """A person said, with a reason, that this occurrence is not needed.

    Without an occurrence the first is meant: a rolling duty cannot be waved away for good.
    """
    for event in story.of("step.not_needed"):
        if (event["step"], event["part"], event["occurrence"] or 1) == (part.step, part.name, nth):
            return event
    return None


def _unless(part: Part, base: Base, story: Story, due: Limit | None) -> Settled | None:
    """What is owed only if something is missing: by its limit that was there, or it is owed."""
    for pattern in part.unless:
        for event in story.of(pattern.kind):
            if base.since is not None and event.at < base.since:
                continue
            if base.until is not None and event.at >= base.until:
                continue
            if due is not None and (event.at if isinstance(due, datetime) else event.day) > due:
                continue
            if pattern.fits(event, base.event):
                return Settled(part.unless_words, event)
    return None
