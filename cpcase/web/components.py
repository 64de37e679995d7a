"""What our own components are given: plain values, so that a template decides nothing."""

from dataclasses import dataclass, field
from datetime import date

# A state, the mark whose shape says it, and the class whose colour repeats it.
MARKS = {
    "overdue": "over",
    "today": "today",
    "soon": "soon",
    "later": "next",
    "done": "done",
    "late": "done",
    "replaced": "next",
    "none": "next",
    "not_needed": "ok",
}


@dataclass(frozen=True, slots=True)
class DueBlock:
    """When something is due, in words; `iso` is the machine's form of the date."""

    state: str
    when: str
    date_words: str = ""
    iso: str = ""

    @property
    def mark(self) -> str:
        """The picture beside the words."""
        return MARKS[self.state]


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One cell of the counting table."""

    label: str
    words: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """“Why this date?”: the sentence, the weeks, the rule, the national limit, earlier values."""

    sentence: str
    rule: str
    weeks: tuple[tuple[CountedDay, ...], ...] = ()
    national: str = ""
    history: tuple[str, ...] = ()
    question: str = "Why this date?"


@dataclass(frozen=True, slots=True)
class Action:
    """A link that starts the work; `hidden` completes it for a screen reader."""

    text: str
    href: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line of work: when, what, for whom, why, and how to begin."""

    due: DueBlock
    what: str
    href: str
    who: str
    whys: tuple[str, ...] = ()
    why: Why | None = None
    tag: str = ""
    tag_colour: str = "grey"
    said: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    children: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One of the next limits on a child's page."""

    due: DueBlock
    what: str
    owner: str
    href: str = ""
    action: str = ""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the pathway list: done, late, now, next, skipped or replaced."""

    state: str
    title: str
    lines: tuple[str, ...] = ()
    href: str = ""
    link: str = ""

    @property
    def mark(self) -> str:
        """The picture beside the words."""
        marks = {"done": "done", "late": "done", "now": "today", "skipped": "ok"}
        return marks.get(self.state, "next")


@dataclass(frozen=True, slots=True)
class Consequence:
    """A date that an act sets or moves."""

    what: str
    when: str
    who: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning on a child's band."""

    words: str
    colour: str = "warn"


@dataclass(frozen=True, slots=True)
class ChildBand:
    """Who the child is and what must be known, on every page of the record."""

    name: str
    stage: str
    facts: tuple[str, ...]
    warnings: tuple[Warned, ...] = ()
    siblings: tuple[tuple[str, str, str], ...] = ()
    restricted: bool = False
    tabs: tuple[tuple[str, str, bool], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class NavLink:
    """One link of the bar."""

    text: str
    href: str
    active: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of a list of work, with its anchor and how many."""

    anchor: str
    title: str
    rows: tuple[WorkRow, ...]
    note: str = ""
    total: int = 0
    day: date | None = None
