"""A pathway: an authority's steps, who owes them and by when. Data, read from TOML."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timescales.engine.part import DayOne, Part

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
    "sdm": "SDM",  # never spelled out in the document; an overlay may give it another name
}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of an authority's document. Without parts it is an undated step or a rule."""

    id: str
    title: str
    who: str
    role: str
    when: str
    kind: str
    parts: tuple[Part, ...] = ()
    meeting: str = ""
    note: str = ""
    mark: str = ""


@dataclass(frozen=True, eq=False)
class Pathway:
    """The steps an authority works by, laid over the national ones."""

    slug: str
    title: str
    source: str
    version: str
    day_one: str
    closed_day_one: str
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
    def counting(self) -> DayOne:
        """How Day N is counted."""
        return DayOne(self.day_one, self.closed_day_one)

    @cached_property
    def answered(self) -> frozenset[str]:
        """The national rows that one of this pathway's own answers."""
        return frozenset(part.meets for part in self.own_parts if part.meets)

    @cached_property
    def own(self) -> tuple[tuple[Part, DayOne], ...]:
        """Its own duties, each with how Day N is counted for it."""
        return tuple((part, self.counting) for part in self.own_parts)

    @cached_property
    def parts(self) -> tuple[tuple[Part, DayOne], ...]:
        """What is printed: its own duties, then the national ones that none of them answers."""
        if self.national is None:
            return self.own
        theirs = tuple(
            (part, counting)
            for part, counting in self.national.own
            if part.step not in self.answered and part.key not in self.answered
        )
        return self.own + theirs

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Part, DayOne]]:
        """A dated duty by `step/part`, with how Day N is counted for it."""
        return {part.key: (part, counting) for part, counting in self.parts}

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        """A step by its ID, the national ones included."""
        below = self.national.steps if self.national else ()
        return {step.id: step for step in (*below, *self.steps)}

    @cached_property
    def answers(self) -> Mapping[str, tuple[Part, DayOne]]:
        """The national duty that each local one answers, by the local key."""
        found = {part.key: self.national_part(part.meets) for part in self.own_parts if part.meets}
        below = self.national.counting if self.national else DayOne()
        return {key: (part, below) for key, part in found.items() if part is not None}

    def national_part(self, meets: str) -> Part | None:
        """The dated duty of a national row, by the row's ID or by `row/part`."""
        below = self.national.own_parts if self.national else ()
        return next((part for part in below if meets in (part.key, part.step)), None)

    def setting(self, name: str) -> Any:
        """A reading that the rule of a meeting asks for: its own, else the national one."""
        below = self.national.settings if self.national else {}
        return self.settings.get(name, below.get(name))

    def role_words(self, role: str) -> str:
        """A role as the authority calls it."""
        return self.roles.get(role) or ROLES.get(role, role.replace("_", " "))
