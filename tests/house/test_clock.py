"""No clock in the domain: one file reads it, edges ask that file, everything else is told."""

import ast

import pytest

from tests.house.source import Module, module, modules, references

# By their whole names: `references` says what stands behind a name of one's own.
READS_THE_CLOCK = {
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today",
    "datetime.date.today", "django.utils.timezone.now", "django.utils.timezone.localdate",
    "django.utils.timezone.localtime", "time.time", "time.time_ns", "time.localtime",
    "time.gmtime", "time.ctime",
}  # fmt: skip
# Django's way to have a column read the clock.
BY_ITSELF = {"auto_now", "auto_now_add"}
# Real time, which a moved clock must not touch: each file with what it measures.
REAL_TIME = {
    "cpcase/clock.py": "this is the clock",
    "cpcase/message_folder.py": "a broker's file is named by the moment; nothing is judged by it",
}
# Files outside the edges that may ask `cpcase.clock`, each with its reason.
MAY_ASK = {
    "accounts/models/user.py": "today's posts decide what a person may do; `may` takes no date",
    "cpcase/records.py": "signs each row of a history, where no act passes the moment of judging",
}


ASKED = {f"cpcase.clock.{name}" for name in ("now", "today", "signing")}


def reads(source: Module) -> list[str]:
    """Where the machine's clock is read, or named to be read later, under whatever name."""
    by_name = [(node.lineno, name) for node, name in references(source) if name in READS_THE_CLOCK]
    by_itself = [
        (node.value.lineno, node.arg)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.keyword) and node.arg in BY_ITSELF
    ]
    return [f"{source.path}:{line} {name}" for line, name in by_name + by_itself]


def asks(source: Module) -> list[str]:
    """Where `clock.now()`, `clock.today()` or `clock.signing()` is asked."""
    return [f"{source.path}:{node.lineno} {name}" for node, name in references(source)
            if name in ASKED]  # fmt: skip


def may_ask(source: Module) -> bool:
    """Whether a module may ask what time it is."""
    return source.is_edge or "demo" in source.rooms or str(source.path) in MAY_ASK


def test_one_file_reads_the_clock() -> None:
    others = [one for one in modules() if str(one.path) not in REAL_TIME]
    assert [line for one in others for line in reads(one)] == []


def test_only_edges_ask_for_the_moment() -> None:
    assert [line for one in modules() if not may_ask(one) for line in asks(one)] == []


def test_each_exception_is_still_needed() -> None:
    by_path = {str(one.path): one for one in modules()}
    assert [path for path in REAL_TIME if path not in by_path or not reads(by_path[path])] == []
    assert [path for path in MAY_ASK if path not in by_path or not asks(by_path[path])] == []


@pytest.mark.parametrize(
    "text",
    [
        "from django.utils import timezone\ntimezone.now()",
        "from django.utils import timezone as tz\ntz.localdate()",
        "from django.utils.timezone import now\nmoment = now()",
        "import django.utils.timezone\ndjango.utils.timezone.now()",
        "from datetime import date\ndate.today()",
        "from datetime import datetime as d\nd.now(UTC)",
        "import datetime as dt\ndt.datetime.utcnow()",
        "import time as t\nt.time()",
        "from time import time\ntime()",
        "from django.utils import timezone\nfield = DateTimeField(default=timezone.now)",
        "field = DateTimeField(auto_now_add=True)",
    ],
)
def test_a_hidden_clock_is_found(text: str) -> None:
    assert len(reads(module("cases/rules/plans.py", text))) == 1


def test_a_clock_that_has_another_name_is_found_where_it_is_named_and_where_it_is_read() -> None:
    text = "from django.utils import timezone\nask = timezone.now\nask()"
    assert len(reads(module("cases/rules/plans.py", text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\ndatetime.fromisoformat(x)",
        "import time\ntime.monotonic()",
        "from datetime import time\ntime(8, 30)",
        "now = as_of\nnow.date()",
        "self.now(x)",
    ],
)
def test_what_reads_no_clock_is_left_alone(text: str) -> None:
    assert reads(module("cases/rules/plans.py", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "from cpcase import clock\nclock.now()",
        "from cpcase import clock as c\nc.today()",
        "from cpcase.clock import now\nnow()",
        "import cpcase.clock\ncpcase.clock.now()",
    ],
)
def test_a_service_that_asks_is_found_and_a_view_is_not(text: str) -> None:
    service = module("cases/services/plans.py", text)
    view = module("cases/views/plans.py", text)
    assert len(asks(service)) == 1
    assert not may_ask(service)
    assert may_ask(view)
