"""One dated duty of a step: what it counts from, by when, and what fulfils it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from timescales.engine.offsets import Offset
from timescales.engine.patterns import Pattern, step_pattern

# What a step's time can count from, besides any kind of event.
STARTS = (
    "referral",  # the first referral of the episode
    "strategy_discussion",  # the one that started the Section 47 enquiry: Day N, hours, own day
    "any_strategy_discussion",  # also one that decides against an enquiry
    "no_conference",  # the decision that no initial conference is needed
    "plan",  # the initial or transfer-in conference that made a plan
    "review",  # each review conference held
    "first_core_group",  # the first core group held under a plan
    "booking:initial",  # the initial conference as it is booked now
    "booking:review",  # each review conference as it is booked now
    "midway",  # between the last conference held and the next one
    "nothing",  # no event dates it
)


@dataclass(frozen=True, slots=True, eq=False)
class DayOne:
    """What Day 1 is: the trigger's own day or the working day after it.

    `closed` says which working day is Day 1 where the trigger's own day is none.
    """

    counts: str = "following"
    closed: str = "next"


@dataclass(frozen=True, slots=True)
class Rolling:
    """A repeated interval, and the day since which it is the one in force."""

    every: Offset
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Midway:
    """A share of the days, rounded down, to the next conference booked, else to its limit."""

    first: Offset
    later: Offset
    share: tuple[int, int] = (1, 2)


@dataclass(frozen=True, slots=True)
class Sooner:
    """Another count, which rules when it falls sooner: before the booking as it stands."""

    before: Offset
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A day to aim at before the limit: Day N, or a time after another step was done."""

    day: int | None = None
    link: str = ""
    within: Offset | None = None


_NUMBERS: dict[object, int] = {}


def _number_of(what: object) -> int:
    """The same number for the same thing, as long as the process lives."""
    return _NUMBERS.setdefault(what, len(_NUMBERS))


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One dated duty of a step. `day`, `within`, `before`, `every` or `own_day` says by when."""

    step: str
    name: str
    title: str
    role: str
    when: str
    start: str
    called: str = ""
    where: Pattern | None = None
    chain: tuple[str, ...] = ()
    day: int | None = None
    within: Offset | None = None
    before: Offset | None = None
    every: tuple[Rolling, ...] = ()
    first: Offset | None = None
    stricter_by: str = ""
    midway: Midway | None = None
    own_day: bool = False
    at: time | str | None = None
    not_before: Offset | None = None
    opens_before: Offset | None = None
    after: Offset | None = None
    target: Target | None = None
    sooner: Sooner | None = None
    met_by: tuple[tuple[Pattern, ...], ...] = ()
    counts_from: Offset | None = None
    apart_from: tuple[str, ...] = ()
    only_if: Mapping[str, Any] = field(default_factory=dict)
    only_if_words: str = ""
    needs: str = ""
    unless: tuple[Pattern, ...] = ()
    unless_words: str = ""
    first_only: bool = False
    later_only: bool = False
    else_limit: bool = False
    any_time: bool = False
    may_pass: bool = False
    follows: str = ""
    only_after: str = ""
    ends_with_plan: bool = False
    expectation: bool = False
    meets: str | None = None
    # `D13d/pre_review`, or the step's ID alone.
    key: str = field(init=False)
    # The general act “Record this step” on this row always fulfils it.
    recorded: Pattern = field(init=False)
    # The same number for parts that have the same triggers; and for those that are counted alike.
    trigger: int = field(init=False)
    counting: int = field(init=False)
    # What is counted: working days, days, weeks, months, hours; nothing on its own day.
    unit: str = field(init=False)
    # Whether it has a first allowed day.
    opens: bool = field(init=False)
    # The kinds of event that can fulfil it.
    kinds: frozenset[str] = field(init=False)
    # The key of the duty it counts from, where it counts from one.
    link: str = field(init=False)

    def __post_init__(self) -> None:
        shared = (self.start, self.where, self.chain, self.first_only, self.later_only)
        alike = (
            shared, self.else_limit, self.day, self.within, self.before, self.midway, self.own_day,
            self.at, self.not_before, self.opens_before, self.after, self.target, self.sooner,
        )  # fmt: skip
        met_by = (pattern.kind for together in self.met_by for pattern in together)
        for name, value in {
            "key": f"{self.step}/{self.name}" if self.name else self.step,
            "recorded": step_pattern(self.step, self.name),
            "trigger": _number_of((shared, self.else_limit)),
            "counting": _number_of(alike),
            "unit": _unit(self),
            "opens": bool(self.after or self.not_before or self.opens_before),
            "kinds": frozenset(("step.recorded", *met_by)),
            "link": self.start[5:] if self.start.startswith("step:") else "",
        }.items():
            object.__setattr__(self, name, value)

    @property
    def links(self) -> tuple[str, ...]:
        """The keys of every duty that its dates hang on."""
        aim = (self.target.link,) if self.target and self.target.link else ()
        return (*self.chain, *([self.link] if self.link else []), *aim)


def _unit(part: Part) -> str:
    if part.day is not None:
        return "working days"
    counted = part.within or part.before or (part.every[-1].every if part.every else None)
    return counted.unit if counted else ""
