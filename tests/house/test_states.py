"""Statuses move by their tables alone: each is reachable, each act exists, the page is current."""

import ast
import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from cpcase.states import workflows
from cpcase.workflow import Workflow
from tests.house.recorded import moved
from tests.house.source import ROOT, Module, dotted, modules
from tests.house.test_edges import acts, is_service, of_the_product, reached

TABLES = [pytest.param(app, table, id=f"{app}-{table.name}") for app, table in workflows()]


def services_of(app: str) -> list[Module]:
    """The modules of an app in which its acts live."""
    return [one for one in modules(app) if is_service(one)]


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


@pytest.mark.parametrize(("app", "table"), TABLES)
def test_every_act_of_a_table_is_done_by_a_service_that_an_edge_calls(app: str, table: Workflow):
    """Under its own name, or as the move that another act makes."""
    done = {act for one in services_of(app) for act in moved(one)}
    named = {name for _, name in acts(of_the_product())}
    reachable = {name for _, name in reached(of_the_product())}
    assert set(table.moves) - done - (named & reachable) == set()
    assert (set(table.moves) & named) - reachable == set()


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
