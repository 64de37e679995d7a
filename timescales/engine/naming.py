"""How triggers and lengths of time are called in an explanation."""

from functools import lru_cache

from timescales.engine.kinds import Event
from timescales.engine.offsets import Offset
from timescales.engine.part import Part
from timescales.engine.pathway import Pathway

_CONFERENCES = {
    "initial": "the initial conference",
    "review": "the review conference",
    "transfer_in": "the transfer-in conference",
}
_TRIGGERS = {
    "referral.received": "the referral",
    "strategy_discussion.held": "the strategy discussion",
    "section_47.authorised": "the Section 47 outcome",
    "conference.decided": "the decision that no conference is needed",
    "conference.stood_down": "the standing down of the conference",
    "core_group.held": "the core group",
    "core_group.minutes_sent": "the sending of the minutes",
    "invitations.listed": "the invitation list",
    "plan.ended": "the end of the plan",
    "looked_after_letter.sent": "the letter",
    "child.born": "the birth",
    "transfer_in.notified": "notice of the move",
    "visit.made": "the visit",
    "supervision.held": "supervision",
    "midpoint_review.done": "the midpoint review",
    "step.recorded": "the step before it",
}
# What is waited for, as it is said of a date that is not known yet.
_AWAITED = {
    "referral": "the referral",
    "strategy_discussion": "the strategy discussion",
    "any_strategy_discussion": "the strategy discussion",
    "no_conference": "the decision that no conference is needed",
    "plan": "the initial conference",
    "review": "the review conference",
    "first_core_group": "the first core group",
    "booking:initial": "the initial conference, which is not booked",
    "booking:review": "the review conference, which is not booked",
    "midway": "the last conference",
}

_CONFERENCE_OF = {"booking:initial": "initial", "booking:review": "review"}
_UNDATED = {
    "never booked": "which was held without a booking",
    "shared": "which was booked in another enquiry and is prepared there",
}


def named(event: Event, start: str = "") -> str:
    """A trigger by its name: the initial conference, the first core group."""
    if start == "first_core_group":
        return _AWAITED[start]
    if event.kind in ("conference.held", "conference.booked"):
        return _CONFERENCES.get(event["conference"], "the conference")
    return _TRIGGERS.get(event.kind) or "the " + event.kind.replace(".", " ").replace("_", " ")


def linked(pathway: Pathway, key: str) -> str:
    """Another duty by the name that the pathway gives it, else by its title."""
    part, _ = pathway.by_key[key]
    return part.called or f"“{part.title}”"


def awaited(part: Part, pathway: Pathway, *, later: bool = False, undated: str = "") -> str:
    """What a date that is not known yet waits for; nothing where only the pathway's words say.

    `later`: before a later review than the first. `undated`: why its booking will never come.
    """
    key = part.link or (part.chain[later] if part.chain else "")
    if key:
        return linked(pathway, key)
    if part.where is not None:
        return ""
    if undated and part.start in _CONFERENCE_OF:
        return f"{_CONFERENCES[_CONFERENCE_OF[part.start]]}, {_UNDATED[undated]}"
    return _AWAITED.get(part.start) or _TRIGGERS.get(part.start, "")


@lru_cache(maxsize=1024)
def length(part: Part) -> str:
    """How long after or before the trigger, in words, ready for the trigger's name."""
    if part.day is not None:
        return f"day {part.day}, counted from"
    if part.own_day:
        return "on the day of"
    if part.before is not None and part.opens_before is not None:
        return f"in the {part.opens_before} before"
    if part.before is not None:
        return before(part.before)
    if part.every:
        return f"{part.first or part.every[0].every} after"
    if part.midway is not None:
        return f"{share(part.midway.share)} from"
    if part.after is not None and part.within is not None:
        return f"between {part.after.count} and {part.within} after"
    return f"{part.within or part.not_before} after"


def before(offset: Offset) -> str:
    """2 working days before; the day of."""
    return f"{offset} before" if offset.count else "the day of"


def share(of: tuple[int, int]) -> str:
    """Half way; 1/3 of the way."""
    return "half way" if of == (1, 2) else f"{of[0]}/{of[1]} of the way"


def capital(text: str) -> str:
    """With a capital letter at its start."""
    return text[:1].upper() + text[1:]
