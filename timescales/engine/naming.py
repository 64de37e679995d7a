"""How triggers and lengths of time are called in an explanation."""

from datetime import date

from timescales.engine.dates import interval
from timescales.engine.offsets import Offset
from timescales.engine.reckoning import Reckoned

CALLED = {
    "initial": "the initial conference",
    "review": "the review conference",
    "transfer_in": "the transfer-in conference",
}
TRIGGERS = {
    "referral.received": "the referral",
    "strategy_discussion.held": "the strategy discussion",
    "section_47.authorised": "the Section 47 outcome",
    "conference.decided": "the decision that no conference is needed",
    "core_group.held": "the core group",
    "invitations.listed": "the invitation list",
    "plan.ended": "the end of the plan",
    "looked_after_letter.sent": "the letter",
    "child.born": "the birth",
    "transfer_in.notified": "notice of the move",
}
STARTS = {
    "referral": "the referral",
    "strategy_discussion": "the strategy discussion",
    "any_strategy_discussion": "the strategy discussion",
    "no_conference": "the decision that no conference is needed",
    "plan": "the initial conference",
    "review": "the last review conference",
    "first_core_group": "the first core group",
    "booking:initial": "the conference, which is not booked",
    "booking:review": "the review conference, which is not booked",
    "midway": "the last conference",
}


def before_words(length: Offset) -> str:
    return f"{length} before" if length.count else "the day of"


def length_words(row: Reckoned, start: date | None) -> str:
    part = row.part
    if part.day is not None:
        return f"day {part.day}, counted from"
    if part.own_day:
        return "on the day of"
    if part.before is not None:
        if part.opens_before is not None:
            return f"in the {part.opens_before} before"
        return before_words(part.before)
    if part.every:
        return f"{interval(part.every, start) if start else part.every[0].every} after"
    if part.midway is not None:
        return "half way from"
    length = part.within or part.not_before
    if part.after is not None and part.within is not None:
        return f"later than {part.after} and by {part.within} after"
    return f"{length} after"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
