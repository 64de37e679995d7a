"""`docs/events.md` is what the code prints, and says something of every kind."""

import pytest
from django.core.management import call_command

from tests.house.source import ROOT
from timescales.engine.kinds import DEFAULTS, KINDS, NEEDED, is_a
from timescales.engine.kinds_table import events_page


def test_the_page_of_events_equals_what_the_code_prints(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("print_events")
    assert capsys.readouterr().out == (ROOT / "docs" / "events.md").read_text(encoding="utf-8")


def test_every_kind_stands_on_the_page_once() -> None:
    lines = events_page().splitlines()
    for kind in KINDS:
        assert sum(line.startswith(f"| `{kind}` |") for line in lines) == 1


def test_every_default_is_a_value_that_the_fact_may_have() -> None:
    for kind, facts in DEFAULTS.items():
        for name, value in facts.items():
            assert value == "" or is_a(value, KINDS[kind][name]), (kind, name)


def test_every_fact_that_is_needed_is_a_fact_of_its_kind() -> None:
    for kind, names in NEEDED.items():
        assert set(names) <= set(KINDS[kind])
