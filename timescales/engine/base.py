"""One occurrence's trigger: what a duty counts from, and which events can fulfil it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from timescales.engine.enquiries import Enquiry
from timescales.engine.kinds import Event
from timescales.engine.plans import Plan


@dataclass(slots=True, eq=False)
class Base:
    """One occurrence's trigger; `moment` and its London `day` are None while it is waited for.

    `since` and `until` bound the events that can fulfil it, `later` is when the next occurrence
    begins. `gone` says why it never will start. `link` is the duty it counts from (a Reckoned).
    `undated` says why a booking that it counts from will never come. `following` is the next
    occurrence. What was done before `opened` does not fulfil it.
    """

    nth: int
    moment: datetime | None
    day: date | None
    event: Event | None = None
    since: datetime | None = None
    until: datetime | None = None
    later: datetime | None = None
    enquiry: Enquiry | None = None
    plan: Plan | None = None
    in_plan: int = 0
    gone: Event | None = None
    before: Event | None = None
    link: Any = None
    undated: str = ""
    following: "Base | None" = None
    opened: datetime | None = None


def after(
    event: Event | None,
    *,
    until: datetime | None = None,
    enquiry: Enquiry | None = None,
    plan: Plan | None = None,
    in_plan: int = 0,
) -> Base:
    """A base whose trigger is `event`, or one that waits for it; `nth` is set when all are known.

    What fulfils it comes after the trigger.
    """
    if event is None:
        return Base(0, None, None, None, None, until, None, enquiry, plan, in_plan)
    return Base(0, event.at, event.day, event, event.at, until, None, enquiry, plan, in_plan)


def booked(
    event: Event | None,
    *,
    since: datetime | None,
    until: datetime | None,
    enquiry: Enquiry | None = None,
    plan: Plan | None = None,
    in_plan: int = 0,
    before: Event | None = None,
    undated: str = "",
) -> Base:
    """A base that counts from a booking, or from a day that was said; it is prepared `since`."""
    at, day = (event.at, event.day) if event is not None else (None, None)
    return Base(
        0, at, day, event, since, until, None, enquiry, plan, in_plan, None, before, None, undated
    )


def waiting(*, plan: Plan | None = None, in_plan: int = 0, gone: Event | None = None) -> Base:
    """A base whose trigger is waited for, or `gone`: it never will come."""
    return Base(0, None, None, plan=plan, in_plan=in_plan, gone=gone)
