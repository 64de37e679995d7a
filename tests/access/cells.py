"""What the table says, cell by cell; and the same cell as the site answers it."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access.table import LINES
from tests.access.world import World

NO_METHOD = "-"
# The colleague works as the social worker does; the other agency's partner as the invited one.
ALIKE = {"K": "W", "O": "P"}
# Who sees a child's record where it lies: in the team of the worker and manager, in another
# team, or restricted to the colleague. What an agency was sent it keeps, unless restricted.
SEES = {"own": "WMACSUNK", "other": "ACSUN", "named": "K"}
# Records that are no child's: whoever lacks the permission may know that they exist.
NO_CHILD = {
    "person", "post", "team", "agency", "client", "closure", "room", "hours", "cambridgeshire",
    "message",
}  # fmt: skip
SENT_TO_AN_AGENCY = {"invitation", "letter"}


@dataclass(frozen=True, slots=True)
class Line:
    """One address of the table."""

    name: str
    about: tuple[str, ...]
    versioned: str
    query: str
    get: str
    post: str

    @property
    def is_about_a_child(self) -> bool:
        """Whether its first record is a child's."""
        return bool(self.about) and not self.is_mine and self.about[0] not in NO_CHILD

    @property
    def is_mine(self) -> bool:
        """Whether nobody but its owner knows of the record."""
        return bool(self.about) and self.about[0].startswith("own ")

    def answer(self, method: str) -> str:
        """What the table says of a method."""
        return self.get if method == "GET" else self.post

    def sees(self, who: str, where: str) -> bool:
        """Whether somebody knows that the page's record exists."""
        if self.is_mine:
            return False
        if not self.is_about_a_child:
            return True
        sent = self.about[0] in SENT_TO_AN_AGENCY
        return who in SEES[where] or (sent and who == "P" and where != "named")

    def expected(self, method: str, who: str, where: str) -> int:
        """The status of a cell."""
        if self.answer(method) == NO_METHOD:
            return 405
        status, _, people = self.answer(method).partition(" ")
        named = people in ("all", "*") or ALIKE.get(who, who) in people
        if self.is_mine and named:
            return int(status)
        if not self.sees(who, where):
            return 404
        return int(status) if named else 403

    def entitled(self, method: str) -> str:
        """Everybody whom the table names, by letter."""
        return self.answer(method).partition(" ")[2].strip("*")

    def url(self, world: World) -> str:
        """Its address, about the world's records."""
        records = [world.records.get(one, one) for one in self.about]
        address = reverse(self.name, args=[getattr(one, "pk", one) for one in records])
        return f"{address}?{self.query}={world.records[self.query]}" if self.query else address

    def form(self, world: World) -> dict[str, Any]:
        """The form as it is sent without an answer: its version alone."""
        names = [self.versioned] if self.versioned else [*self.about]
        records = [world.records[one] for one in names if one in world.records]
        versions = [one.version for one in records if hasattr(one, "version")]
        return {"version": versions[-1]} if versions else {}


def lines() -> list[Line]:
    """The table."""
    return [_read(line) for line in LINES.splitlines() if line.strip()]


def _read(line: str) -> Line:
    name, about, get, post = (part.strip() for part in _columns(line))
    about, _, query = about.partition(" ? ")
    about, _, versioned = about.partition(" ; ")
    records = () if about == "." else tuple(about.split(" + "))
    return Line(name, records, versioned, query, get, post)


def _columns(line: str) -> tuple[str, str, str, str]:
    return line[:33], line[33:60], line[60:75], line[75:]


def ask(world: World, browser: Client, line: Line, method: str) -> Any:
    """What the site answers; whatever was done is taken back."""
    with transaction.atomic():
        if method == "GET":
            answer = browser.get(line.url(world))
        else:
            answer = browser.post(line.url(world), line.form(world))
        transaction.set_rollback(True)
    return answer
