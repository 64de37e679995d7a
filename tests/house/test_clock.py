"""No clock in the domain: one file reads it, edges ask that file, everything else is told."""

import pytest

from tests.house.source import Module, calls, module, modules

READS_THE_CLOCK = {
    "datetime.now", "datetime.datetime.now", "datetime.utcnow", "datetime.today", "date.today",
    "datetime.date.today", "timezone.now", "timezone.localdate", "django.utils.timezone.now",
    "time.time",
}  # fmt: skip
# Real time, which a moved clock must not touch: each file with what it measures.
REAL_TIME = {
    "cpcase/clock.py": "this is the clock",
}
# Files outside the edges that may ask `cpcase.clock`, each with its reason.
MAY_ASK = {
    "accounts/models/user.py": "today's posts decide what a person may do; `may` takes no date",
    "cpcase/records.py": "signs each row of a history, where no act passes the moment of judging",
}


ASKED = ("now", "today", "signing")


def reads(source: Module) -> list[str]:
    """Calls that read the machine's clock."""
    return [f"{source.path}:{c.lineno} {name}" for c, name in calls(source) if _reads(name)]


def _reads(name: str) -> bool:
    return name in READS_THE_CLOCK


def asks(source: Module) -> list[str]:
    """Calls of `clock.now()`, `clock.today()` and `clock.signing()`."""
    asked = {f"{where}.{what}" for where in ("clock", "cpcase.clock") for what in ASKED}
    return [f"{source.path}:{call.lineno} {name}" for call, name in calls(source) if name in asked]


def may_ask(source: Module) -> bool:
    """Whether a module may ask what time it is."""
    return source.is_edge or "demo" in source.rooms or str(source.path) in MAY_ASK


def test_one_file_reads_the_clock() -> None:
    others = [one for one in modules() if str(one.path) not in REAL_TIME]
    assert [line for one in others for line in reads(one)] == []


def test_only_edges_ask_for_the_moment() -> None:
    assert [line for one in modules() if not may_ask(one) for line in asks(one)] == []


def test_nobody_takes_the_clock_apart() -> None:
    """`from cpcase.clock import now` would hide the question from the two tests above."""
    hidden = ("from cpcase.clock import now", "from cpcase.clock import today")
    assert [str(one.path) for one in modules() if any(line in one.text for line in hidden)] == []


def test_each_exception_is_still_needed() -> None:
    by_path = {str(one.path): one for one in modules()}
    assert [path for path in REAL_TIME if path not in by_path or not reads(by_path[path])] == []
    assert [path for path in MAY_ASK if path not in by_path or not asks(by_path[path])] == []


@pytest.mark.parametrize("line", ["timezone.now()", "date.today()", "datetime.now(UTC)"])
def test_a_hidden_clock_is_found(line: str) -> None:
    assert len(reads(module("cases/rules/plans.py", line))) == 1


def test_a_service_that_asks_is_found_and_a_view_is_not() -> None:
    service = module("cases/services/plans.py", "clock.now()")
    view = module("cases/views/plans.py", "clock.now()")
    assert len(asks(service)) == 1
    assert not may_ask(service)
    assert may_ask(view)
