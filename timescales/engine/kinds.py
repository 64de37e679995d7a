"""Every kind of event and its facts: the spine of the product.

An event is a fact about one child's episode, small and coded, with no narrative. The list is in
the order of recording. Changing this table means changing `docs/events.md` with it:
`python manage.py print_events > docs/events.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from timescales.engine.calendar import LONDON

CONFERENCES = ("initial", "review", "transfer_in")
S47_OUTCOMES = ("conference", "no_continuing_risk", "not_substantiated")
CONFERENCE_OUTCOMES = ("plan", "child_in_need", "none")
ENDINGS = ("child_in_need", "looked_after", "moved", "abroad", "turned_18", "died")
WHOLE = "a whole number from 1"
PLACE = "the place or the ID of an event"

# What a fact may be: a type, the words it may be one of, WHOLE or PLACE.
_ABOUT = {"conference": CONFERENCES, "number": WHOLE}
KINDS: dict[str, dict[str, Any]] = {
    "referral.received": {"new_case": bool},
    "strategy_discussion.held": {"s47_initiated": bool, "conference_possible": bool},
    "strategy_discussion.signed_off": {},
    "section_47.allocated": {},
    "section_47.authorised": {"outcome": S47_OUTCOMES, "child_in_need": bool},
    "conference.decided": {"needed": bool},
    "conference.requested": _ABOUT,
    "conference.stood_down": _ABOUT,
    "conference.booked": {**_ABOUT, "replaces": PLACE},
    "conference.held": {**_ABOUT, "quorate": bool, "outcome": CONFERENCE_OUTCOMES},
    "conference.decisions_sent": _ABOUT,
    "invitations.listed": {},
    "assessment.authorised": {},
    "report.submitted": {},
    "report.authorised": {},
    "report.shared": {},
    "core_group.held": {"number": WHOLE},
    "core_group.minutes_sent": {"number": WHOLE},
    "visit.made": {"seen": bool, "alone": bool, "announced": bool, "attempted": bool},
    "visiting.set": {"every_days": WHOLE},
    "supervision.held": {},
    "midpoint_review.done": {},
    "joint_report.draft_sent": {},
    "joint_report.corrected": {},
    "joint_report.submitted": {},
    "joint_report.authorised": {},
    "joint_report.final_sent": {},
    "plan.ended": {"reason": ENDINGS},
    "looked_after_letter.sent": {},
    "child.born": {},
    "child.died": {},
    "transfer_in.notified": {},
    "step.recorded": {"step": str, "part": str},
    "step.not_needed": {"step": str, "part": str, "occurrence": WHOLE},
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "referral.received": {"new_case": True},
    "strategy_discussion.held": {"s47_initiated": True, "conference_possible": True},
    "section_47.authorised": {"outcome": "conference", "child_in_need": False},
    "conference.decided": {"needed": True},
    "conference.requested": {"conference": "initial"},
    "conference.stood_down": {"conference": "initial"},
    "conference.booked": {"conference": "initial"},
    "conference.held": {"conference": "initial", "quorate": True, "outcome": "plan"},
    "visit.made": {"seen": True, "alone": False, "announced": False, "attempted": False},
    "step.recorded": {"part": ""},
    "step.not_needed": {"part": ""},
}
# A booking's `at` is the booked start, so it counts although it lies ahead.
AHEAD = frozenset({"conference.booked"})
NEEDED = {
    "plan.ended": ("reason",),
    "step.recorded": ("step",),
    "step.not_needed": ("step",),
    "visiting.set": ("every_days",),
}
# Null is an answer here: the child's own pattern is lifted.
NULL_SAYS_SOMETHING = {("visiting.set", "every_days")}


class BadEvent(ValueError):
    """An event that cannot be read; the words name its place in the list (0-based)."""

    def __init__(self, index: int, words: str) -> None:
        super().__init__(f"Event {index}: {words}")
        self.index = index


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """One thing that happened, or one booking. `at` is kept in UTC, `day` is its day in London.

    `key` is what `replaces` points to.
    """

    kind: str
    at: datetime
    facts: Mapping[str, Any]
    index: int
    key: object
    day: date

    def __getitem__(self, fact: str) -> Any:
        return self.facts.get(fact)


def read_events(listed: Sequence[Mapping[str, Any]]) -> list[Event]:
    """Check a list of `{"kind", "at", "facts"}` and fill in the defaults.

    One with `withdrawn`, the reason, never stood; it keeps its place, so that `replaces` still
    points right. A naive moment is London time. Raises BadEvent, which names the index.
    """
    read = [(read_event(index, one), one) for index, one in enumerate(listed)]
    return [event for event, one in read if not _is_withdrawn(event.index, one)]


def _is_withdrawn(index: int, one: Mapping[str, Any]) -> bool:
    reason = one.get("withdrawn")
    if reason is not None and not (isinstance(reason, str) and reason.strip()):
        raise BadEvent(index, "is “withdrawn” without a reason in words")
    return reason is not None


def read_event(index: int, one: Mapping[str, Any], *, key: object = None) -> Event:
    """Check one event; `key` is its identity where that is not its index."""
    if not isinstance(one, Mapping):
        raise BadEvent(index, "is not an object with kind, at and facts")
    extra = set(one) - {"kind", "at", "facts", "withdrawn"}
    if extra:
        raise BadEvent(index, f"has the unknown key “{min(map(str, extra))}”")
    kind = one.get("kind")
    if kind is None:
        raise BadEvent(index, "has no “kind”")
    if not isinstance(kind, str) or kind not in KINDS:
        raise BadEvent(index, f"“{kind}” is not a kind of event")
    facts = one.get("facts")
    facts = {} if facts is None else facts
    _check_facts(index, kind, facts)
    filled = {**DEFAULTS.get(kind, {}), **{k: v for k, v in facts.items() if v is not None}}
    if filled.get("attempted"):
        # An attempted visit counts for nothing.
        filled.update(seen=False, alone=False)
    if filled.get("seen") is False:
        filled["alone"] = False
    at = _moment(index, one.get("at"))
    day = at.astimezone(LONDON).date()
    return Event(kind, at, filled, index, index if key is None else key, day)


def _check_facts(index: int, kind: str, facts: Any) -> None:
    if not isinstance(facts, Mapping):
        raise BadEvent(index, "has facts that are not an object")
    allowed = KINDS[kind]
    for name, value in facts.items():
        if name not in allowed:
            raise BadEvent(index, f"“{kind}” has no fact “{name}”")
        if value is not None and not is_a(value, allowed[name]):
            raise BadEvent(index, f"“{value}” is not a value of “{name}” in “{kind}”")
    for name in NEEDED.get(kind, ()):
        empty = name not in facts if (kind, name) in NULL_SAYS_SOMETHING else not facts.get(name)
        if empty:
            raise BadEvent(index, f"“{kind}” needs the fact “{name}”")


def is_a(value: Any, rule: Any) -> bool:
    """Whether a fact may have this value."""
    if rule is WHOLE:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 1
    if rule is PLACE:
        return isinstance(value, int | str) and not isinstance(value, bool)
    if isinstance(rule, tuple):
        return isinstance(value, str) and value in rule
    return isinstance(value, rule)


def _moment(index: int, at: Any) -> datetime:
    if isinstance(at, str) and _is_a_day(at):
        raise BadEvent(index, f"“{at}” is a day: “at” is a moment, with its time")
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else at
        if isinstance(moment, datetime):
            return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadEvent(index, f"“{at}” is not a moment") from None
    raise BadEvent(index, "has no moment “at”")


def _is_a_day(at: str) -> bool:
    """Whether the time was left out: then nobody knows what came before what."""
    try:
        return bool(date.fromisoformat(at))
    except ValueError:
        return False
