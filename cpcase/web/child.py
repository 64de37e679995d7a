"""What the components of a child's record are given: the band, its tabs, the pathway's steps."""

from dataclasses import dataclass

# A step's state: its mark, and the words that say the same.
STEPS = {
    "done": ("done", "Done"),
    "late": ("late", "Done late"),
    "overdue": ("over", "Late"),
    "now": ("today", "Now"),
    "next": ("next", "To come"),
    "skipped": ("skipped", "Not needed"),
    "replaced": ("replaced", "Replaced"),
}


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step: done, late (done late), overdue, now, next, skipped or replaced."""

    state: str
    title: str
    lines: tuple[str, ...] = ()
    href: str = ""
    link: str = ""

    @property
    def mark(self) -> str:
        """The picture beside the words."""
        return STEPS[self.state][0]

    @property
    def words(self) -> str:
        """The state, said."""
        return STEPS[self.state][1]


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning on a child's band: `bad` must be read before a visit, `warn` is to be kept to."""

    words: str
    colour: str = "warn"


@dataclass(frozen=True, slots=True)
class ChildBand:
    """Who the child is and what must be known, on every page of the record.

    `siblings` are (name, link or nothing for this child, a note); `family` is the link
    to all of them side by side; `tabs` are (text, link, open).
    """

    name: str
    stage: str
    facts: tuple[str, ...]
    warnings: tuple[Warned, ...] = ()
    siblings: tuple[tuple[str, str, str], ...] = ()
    family: str = ""
    restricted: bool = False
    tabs: tuple[tuple[str, str, bool], ...] = ()
