"""One occurrence's trigger: what a duty counts from, and which events can fulfil it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from timescales.engine.kinds import Event
from timescales.engine.story import Enquiry, Plan

if TYPE_CHECKING:
    from timescales.engine.reckoning import Reckoned


@dataclass(slots=True)
class Base:
    """One occurrence's trigger; `moment` is None while it is waited for.

    `since` and `until` bound the events that can fulfil it. `gone` says why it never will start.
    """

    nth: int
    moment: datetime | None
    event: Event | None = None
    since: datetime | None = None
    until: datetime | None = None
    enquiry: Enquiry | None = None
    plan: Plan | None = None
    in_plan: int = 0
    gone: Event | None = None
    before: Event | None = None
    link: "Reckoned | None" = None
