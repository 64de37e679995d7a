"""Situations made through the acts once a run, and from then on by writing the same rows.

A function of `tests/given*.py` that is `@remembered` runs whole the first time that a worker of
the run asks for it. The statements that wrote to the database are kept, and what it returned.
When another test stands at the same point (the same situations before, nothing else written) and
asks for the same, the statements are sent again in one go, and the test gets a copy of its own of
what was returned. In any other case the function runs whole, as if nothing was remembered.
"""

import copy
import functools
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.signals import connection_created

from cpcase import clock
from tests.counters import note_counter, set_counter
from tests.sameness import CannotTell, pair, same

F = TypeVar("F", bound=Callable[..., Any])
TO_READ = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE", "SET", "PRAGMA")
TO_WRITE = ("INSERT", "UPDATE", "DELETE")
# Somebody signs in: no situation depends on it, and it on none.
SIGNING_IN = re.compile(
    r'INSERT INTO "(django_session|axes_accesslog|accounts_historicaluser)"'
    r'|(DELETE FROM|UPDATE) "django_session"|UPDATE "accounts_user" SET "last_login" = \S+ WHERE'
)


@dataclass(slots=True)
class Statement:
    """What was sent to the database: on PostgreSQL as it left, on SQLite with its values apart."""

    sql: Any
    params: Any = None
    many: bool = False


@dataclass(slots=True, eq=False)
class Memory:
    """What a situation wrote and returned, and with which arguments."""

    statements: list[Statement] = field(default_factory=list)
    counters: dict[str, Any] = field(default_factory=dict)  # where a table's numbers began
    arguments: Any = None
    result: Any = None
    is_whole: bool = True  # nothing was rolled back meanwhile


class Trail:
    """What has been written since the test began, as far as it can be told."""

    def __init__(self) -> None:
        self.steps: tuple[Hashable, ...] | None = None
        self.open: list[Memory] = []
        self.memories: dict[Hashable, Memory] = {}

    def begin(self) -> None:
        """A test begins, with nothing written."""
        self.steps, self.open = (), []

    def lose(self) -> None:
        """Something was written that no situation did."""
        self.steps = None

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Note a statement: Django asks each time that it sends one."""
        kind = sql[:40].lstrip("( \n").split(" ", 1)[0].upper()
        if kind.startswith(TO_READ) or (not self.open and SIGNING_IN.match(sql)):
            return execute(sql, params, many, context)
        for memory in self.open:
            note_counter(memory.counters, sql)
            memory.is_whole = memory.is_whole and kind in TO_WRITE
        answer = execute(sql, params, many, context)
        self.lose()
        if self.open:
            noted = Statement(sql, params, many)
            if connection.vendor == "postgresql":
                noted = Statement(context["cursor"].cursor.query)
            for memory in self.open:
                memory.statements.append(noted)
        return answer


trail = Trail()


def watch(connection: Any, **_: Any) -> None:
    """See to it that the trail hears of every statement, on whichever connection."""
    if trail not in connection.execute_wrappers:
        connection.execute_wrappers.append(trail)


connection_created.connect(watch, dispatch_uid="remembering")


def remembered(make: F) -> F:
    """Make this situation once a run; see the top of this file."""

    @functools.wraps(make)
    def made(*args: Any, **kwargs: Any) -> Any:
        before = known_steps()
        if before is None:
            return make(*args, **kwargs)
        try:
            step = (make.__qualname__, surroundings(), same(args), same(kwargs))
        except CannotTell:
            return make(*args, **kwargs)
        memory = trail.memories.get((before, step))
        if memory is not None:
            answer = again(memory, (args, kwargs))
        else:
            memory = Memory()
            trail.open.append(memory)
            try:
                answer = make(*args, **kwargs)
            finally:
                trail.open.remove(memory)
            if not memory.is_whole:
                return answer
            memory.arguments, memory.result = copy.deepcopy(((args, kwargs), answer))
            trail.memories[before, step] = memory
        trail.steps = (*before, step)
        return answer

    return made  # type: ignore[return-value]


def known_steps() -> tuple[Hashable, ...] | None:
    """Which situations stand, or None where more was written than they did."""
    if trail.steps == () and not trail.open:
        watch(connection)
        # A module's own world, which stands in the database before the test begins.
        with connection.cursor() as cursor:
            cursor.execute('SELECT 1 FROM "accounts_user" LIMIT 1')
            if cursor.fetchone():
                trail.lose()
    return trail.steps


def surroundings() -> Hashable:
    """What situations depend on beside the database: the clock, where held, and the settings."""
    stand = clock._standing.get()
    return stand and stand.moment, changed_settings()


def changed_settings() -> Hashable:
    """The settings that the test has set."""
    wrapped: Any = vars(settings)["_wrapped"]
    changed: dict[str, Any] = {}
    while hasattr(wrapped, "default_settings"):
        own = {name: value for name, value in vars(wrapped).items() if name.isupper()}
        changed = own | changed
        wrapped = wrapped.default_settings
    return tuple(sorted((name, repr(value)) for name, value in changed.items()))


def again(memory: Memory, arguments: Any) -> Any:
    """Write what was written, and return a copy of what was returned."""
    with transaction.atomic():
        for table, began in memory.counters.items():
            set_counter(table, began)
        send(memory.statements)
    for outer in trail.open:
        outer.statements += memory.statements
        outer.counters = memory.counters | outer.counters
    known: dict[int, Any] = {}
    pair(memory.arguments, arguments, known)
    return copy.deepcopy(memory.result, known)


def send(statements: list[Statement]) -> None:
    """All of them, on PostgreSQL in one message."""
    if not statements:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.cursor.execute(b";".join(each.sql for each in statements))
            return
        for each in statements:
            run = cursor.cursor.executemany if each.many else cursor.cursor.execute
            run(each.sql, each.params)
