"""A pathway: an authority's steps, who owes them and by when. Data, read from TOML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Any

from timescales.engine.offsets import Offset
from timescales.engine.patterns import Pattern

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
ROLES = {
    "social_worker": "social worker",
    "team_manager": "team manager",
    "conference_administrator": "conference administration",
    "chair": "conference chair",
    "service_manager": "service manager",
    "auditor": "auditor",
    "senior_manager": "senior manager",
    "core_group": "core group",
    "partner": "partner agency",
}


@dataclass(frozen=True, slots=True)
class Rolling:
    """A repeated interval, and the day since which it is the one in force."""

    every: Offset
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Midway:
    """Half the days to the next conference booked, else to its limit."""

    first: Offset
    later: Offset


@dataclass(frozen=True, slots=True)
class Sooner:
    """Another count, which rules when it falls sooner: before the booking as it stands."""

    start: str
    before: Offset
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A day to aim at before the limit: Day N, or a time after another step was done."""

    day: int | None = None
    start: str | None = None
    within: Offset | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One dated duty of a step. `day`, `within`, `before`, `every` or `own_day` says by when."""

    step: str
    name: str
    title: str
    role: str
    when: str
    start: str
    where: Pattern | None = None
    chain: tuple[str, ...] = ()
    day: int | None = None
    within: Offset | None = None
    before: Offset | None = None
    every: tuple[Rolling, ...] = ()
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
    only_if: Mapping[str, Any] = field(default_factory=dict)
    only_if_words: str = ""
    needs: str = ""
    unless: tuple[Pattern, ...] = ()
    unless_words: str = ""
    first_only: bool = False
    later_only: bool = False
    else_limit: bool = False
    any_time: bool = False
    ends_with_plan: bool = False
    expectation: bool = False
    meets: str | None = None

    @property
    def key(self) -> str:
        """`D13d/pre_review`, or the step's ID alone."""
        return f"{self.step}/{self.name}" if self.name else self.step


@dataclass(frozen=True, slots=True)
class Step:
    """One row of an authority's document. Without parts it is an undated step or a rule."""

    id: str
    title: str
    who: str
    role: str
    when: str
    kind: str
    meeting: str = ""
    parts: tuple[Part, ...] = ()
    note: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Pathway:
    """The steps an authority works by, laid over the national ones."""

    slug: str
    title: str
    source: str
    version: str
    day_one: str
    nation: str
    overlay: bool
    steps: tuple[Step, ...]
    roles: Mapping[str, str]
    settings: Mapping[str, Any]
    rings: Mapping[str, Any]
    national: "Pathway | None" = None

    @cached_property
    def own_parts(self) -> tuple[Part, ...]:
        """Every dated duty in the order of the document."""
        return tuple(part for step in self.steps for part in step.parts)

    @cached_property
    def answered(self) -> frozenset[str]:
        """The national rows that one of this pathway's own answers."""
        return frozenset(part.meets for part in self.own_parts if part.meets)

    @cached_property
    def parts(self) -> tuple[tuple[Part, str], ...]:
        """What is printed, each with the `day_one` it counts by: national rows come last."""
        mine = tuple((part, self.day_one) for part in self.own_parts)
        if self.national is None:
            return mine
        theirs = tuple(
            (part, self.national.day_one)
            for part in self.national.own_parts
            if part.step not in self.answered
        )
        return mine + theirs

    @cached_property
    def by_key(self) -> Mapping[str, Part]:
        """A dated duty by `step/part`."""
        return {part.key: part for part, _ in self.parts}

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        """A step by its ID, the national ones included."""
        below = self.national.steps if self.national else ()
        return {step.id: step for step in (*below, *self.steps)}

    def national_part(self, step: str) -> Part | None:
        """The dated duty of a national row that a local one answers."""
        if self.national is None:
            return None
        return next((part for part in self.national.own_parts if part.step == step), None)

    def role_words(self, role: str) -> str:
        """A role as the authority calls it."""
        return self.roles.get(role) or ROLES.get(role, role.replace("_", " "))
