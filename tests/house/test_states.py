"""Statuses move by their tables alone: each is reachable, each act exists, the page is current."""

import ast
import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from cpcase.states import workflows
from cpcase.workflow import Workflow
from tests.house.recorded import moved
from tests.house.source import ROOT, Module, calls, dotted, module, modules
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
    others = [one for one in modules() if str(one.path) not in NO_RECORDS]
    assert [line for one in others for line in past_the_table(one)] == []


def test_each_exception_is_still_needed():
    by_path = {str(one.path): one for one in modules()}
    assert [path for path in NO_RECORDS if not past_the_table(by_path[path])] == []


# Where a status is no record's, each with what it is.
NO_RECORDS = {
    "accounts/services/idempotent_replies.py": "the HTTP status of an answer that is kept",
    "timescales/engine/part.py": "a frozen part of a pathway fills in its own",
}
FIELDS = {table.field for _, table in workflows()}


def past_the_table(one: Module) -> list[str]:
    """Where a record's state is written without its table, under whatever cover."""
    found = [node.lineno for node in _assigned(one) if _is_state(node)]
    found += [call.lineno for call, name in calls(one) if _writes_state(call, name, one)]
    return [f"{one.path}:{line}" for line in found]


def _is_state(node: ast.expr) -> bool:
    """`x.status`, `vars(x)["status"]`, `x.__dict__["status"]`."""
    if isinstance(node, ast.Attribute):
        return node.attr in FIELDS
    if not isinstance(node, ast.Subscript) or not _names_state(node.slice):
        return False
    return dotted(node.value).endswith("__dict__") or (
        isinstance(node.value, ast.Call) and dotted(node.value.func) == "vars"
    )


def _writes_state(call: ast.Call, name: str, one: Module) -> bool:
    """`setattr(x, "status", …)`, `rows.update(status=…)`, `rows.bulk_update(…, ["status"])`."""
    verb = name.rsplit(".", 1)[-1]
    if verb in ("setattr", "__setattr__"):
        named = call.args[-2] if len(call.args) > 1 else None
        if isinstance(named, ast.Constant):
            return named.value in FIELDS
        return str(one.path) != "cpcase/workflow.py" and not is_service(one)
    if verb in ("update", "update_or_create"):
        return any(keyword.arg in FIELDS for keyword in call.keywords)
    if verb in ("bulk_update", "bulk_create"):
        return any(_names_state(part) for part in ast.walk(call) if isinstance(part, ast.Constant))
    return False


def _names_state(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in FIELDS


def _assigned(one: Module) -> Iterator[ast.expr]:
    """Everything that is given a value, wherever it stands."""
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield node


@pytest.mark.parametrize(
    "line",
    [
        "plan.status = 'ended'",
        "plan.status, plan.why = 'ended', x",
        "plan.status: str = 'ended'",
        "plan.status += 'x'",
        "for plan.status in x: pass",
        "setattr(plan, 'status', 'ended')",
        "object.__setattr__(plan, 'status', 'ended')",
        "vars(plan)['status'] = 'ended'",
        "plan.__dict__['status'] = 'ended'",
        "Plan.objects.filter(pk=1).update(status='ended')",
        "Plan.objects.bulk_update(plans, ['status'])",
    ],
)
def test_a_status_that_is_written_past_its_table_is_found(line: str) -> None:
    assert len(past_the_table(module("coregroups/services/plans.py", line))) == 1


def test_a_name_that_nobody_can_read_is_for_acts_alone() -> None:
    line = "setattr(plan, name, value)"
    assert past_the_table(module("coregroups/rules/plans.py", line))
    assert past_the_table(module("coregroups/services/plans.py", line)) == []


@pytest.mark.parametrize(
    "line",
    ["plan.words = 'x'", "setattr(plan, 'words', x)", "seen['status'] = x", "Plan(status='x')"],
)
def test_what_writes_no_status_is_left_alone(line: str) -> None:
    assert past_the_table(module("coregroups/services/plans.py", line)) == []
