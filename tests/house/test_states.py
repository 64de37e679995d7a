"""Statuses move by their tables alone: each is reachable, each act exists, the page is current."""

import ast
import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from cpcase.states import workflows
from cpcase.workflow import Workflow
from tests.house.source import ROOT, Module, calls, dotted, modules

TABLES = [pytest.param(app, table, id=f"{app}-{table.name}") for app, table in workflows()]


def acts_of(app: str) -> set[str]:
    """The functions of an app's services."""
    return {
        getattr(node, "name", "")
        for one in modules(app)
        if "services" in one.rooms
        for node in one.tree.body
    }


def called_by_edges() -> set[str]:
    """The names of all that an edge calls."""
    edges = [one for one in modules() if one.is_edge]
    return {name.rsplit(".", 1)[-1] for one in edges for _, name in calls(one)}


def test_the_page_says_what_the_code_says():
    printed = io.StringIO()
    call_command("print_states", stdout=printed)
    assert printed.getvalue() == (ROOT / "docs" / "states.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("app", "table"), TABLES)
def test_every_state_is_reached(app: str, table: Workflow):
    """From the state that a new record has: the one that the table names first."""
    reached, before = {next(iter(table.states()))}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {move.to for move in table.moves.values() if reached & set(move.from_)}
    assert reached == set(table.states())


@pytest.mark.parametrize("table", [table for app, table in workflows() if app == "cases"])
def test_every_act_on_a_case_exists_and_is_called_by_an_edge(table: Workflow):
    assert set(table.moves) <= acts_of("cases")
    assert set(table.moves) <= called_by_edges()


def test_no_status_is_written_but_by_a_move():
    """`record.status = …` stands nowhere outside the workflow."""
    found = [
        f"{one.path}:{node.lineno}"
        for one in modules()
        for node in _assignments(one)
        if dotted(node).endswith(".status")
    ]
    assert found == []


def _assignments(one: Module) -> Iterator[ast.Attribute]:
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                parts = target.elts if isinstance(target, ast.Tuple) else [target]
                yield from (part for part in parts if isinstance(part, ast.Attribute))
