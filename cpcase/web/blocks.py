"""What the components of work are given: plain values, so that a template decides nothing."""

from dataclasses import dataclass
from datetime import date

# A state, and the mark whose shape says it: triangle, half disc, clock, ring, tick, bars.
MARKS = {
    "overdue": "over",
    "today": "today",
    "soon": "soon",
    "later": "next",
    "done": "done",
    "late": "late",
    "replaced": "replaced",
    "none": "none",
    "not_needed": "skipped",
}


@dataclass(frozen=True, slots=True)
class DueBlock:
    """When something is due, in words; `iso` is the machine's form of the date in `date_words`.

    States: overdue, today, soon, later, done, late (done late), replaced, none, not_needed.
    """

    state: str
    when: str
    date_words: str = ""
    iso: str = ""
    said: str = ""

    @property
    def mark(self) -> str:
        """The picture beside the words."""
        return MARKS[self.state]

    @property
    def sentence(self) -> str:
        """The whole in one sentence, for a line of text or a letter."""
        return self.said or ", ".join(filter(None, (self.when, self.date_words)))


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One cell of the counting table. States: none, off (closed), today, limit, out."""

    label: str
    words: str
    state: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """“Why this date?”: the sentence, the weeks, the rule, the national limit, earlier values.

    `weeks` are Monday to Friday; `local` names the local limit where there is a national one too.
    """

    sentence: str
    rule: str
    weeks: tuple[tuple[CountedDay, ...], ...] = ()
    national: str = ""
    history: tuple[str, ...] = ()
    question: str = "Why this date?"
    local: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A link that starts the work; `hidden` completes it for a screen reader."""

    text: str
    href: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line of work: when, what, for whom, why, and how to begin.

    `tag` is a record state of the brief with its `tag_colour`: grey, blue or yellow. `who` is all
    of them in words; `children` are links to each, before their `stage`.
    """

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
    stage: str = ""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One of the next limits on a child's page: `owner` is who must act.

    `href` is where the limit itself leads, or its `action` where it has one; beside an action the
    limit's own `page` is still a link.
    """

    due: DueBlock
    what: str
    owner: str
    href: str = ""
    action: str = ""
    why: Why | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """A date that an act sets or moves, or what it sends."""

    what: str
    when: str
    who: str
    rule: str = ""


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its definition, the cases behind it and how it went before."""

    title: str
    number: str
    definition: str
    href: str = ""
    link: str = "See the cases"
    trend: tuple[tuple[str, str], ...] = ()
