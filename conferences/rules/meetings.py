"""What is said at a conference, as its page tells it and its act takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Marked:
    """How one invited person or agency took part."""

    presence: str = ""
    represented_by: str = ""
    agrees: bool | None = None
    view: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline plan."""

    need: str
    result: str = ""
    action: str = ""
    who: str = ""
    by_when: date | None = None


@dataclass(frozen=True, slots=True)
class OfChild:
    """What is written for one child."""

    answers: Mapping[str, str] = field(default_factory=dict)
    lines: Sequence[Line] = ()
    outcome: str = ""
    category: str = ""
    reason: str = ""
    ending: str = ""
    transfer_conference_on: date | None = None
    previous_plans: int = 0
    first_core_group_at: datetime | None = None
    core_group_late_why: str = ""
