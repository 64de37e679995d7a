"""An edge reaches a record only through `visible_to`, so nobody opens what is not theirs."""

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps

from cpcase.records import Record
from tests.house.source import PACKAGES, Module, calls, dotted, meanings, module, modules

MANAGERS = {"objects", "_default_manager", "_base_manager", "history"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}
UNNAMED = "a model that is named by no import"
# Records with no child behind them, which everybody inside may know of; each says what it is.
NO_CHILD_BEHIND = {
    "Agency": "a partner's name and address",
    "Closure": "a day on which the authority is closed",
    "PathwayVersion": "the rules that deadlines come from",
    "Post": "who works in which team",
    "StandIn": "who stands in for whom while away",
    "Team": "a team's name",
    "User": "a colleague's name and job",
}


def record_names() -> set[str]:
    """The models that hold records or that say who may see them."""
    ours = [model for model in apps.get_models() if model._meta.app_label in PACKAGES]
    scoped = [m for m in ours if hasattr(m._default_manager, "visible_to") or issubclass(m, Record)]
    return {model.__name__ for model in scoped}


def unscoped(source: Module, records: set[str]) -> list[str]:
    """Each place where a record is reached past `visible_to`: "file:line Model"."""
    scoped = {
        id(node.value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    found = [(node.lineno, name) for node, name in _reached(source.tree) if id(node) not in scoped]
    found += [
        (call.lineno, dotted(call.args[0]).rsplit(".")[-1])
        for call, name in calls(source)
        if name.rsplit(".", 1)[-1] in SHORTCUTS and call.args
    ]
    found += list(_declared(source.tree))
    known = meanings(source)
    named = [(line, known.get(name, name).rsplit(".", 1)[-1]) for line, name in found]
    named += [(node.lineno, UNNAMED) for node in _of_nobody(source.tree) if id(node) not in scoped]
    return [f"{source.path}:{line} {name}" for line, name in named if name in {*records, UNNAMED}]


def _reached(tree: ast.AST) -> list[tuple[ast.Attribute, str]]:
    """`Child.objects` and its like, with the model's name."""
    return [
        (node, dotted(node.value).rsplit(".", 1)[-1])
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]


def _of_nobody(tree: ast.AST) -> Iterator[ast.expr]:
    """`type(child).objects`, `get_model("cases", "Child").objects`, `getattr(Child, "objects")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS - {"history"}:
            if not isinstance(node.value, ast.Name | ast.Attribute):
                yield node
        elif isinstance(node, ast.Call) and dotted(node.func) == "getattr":
            literals = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if MANAGERS.intersection(literals):
                yield node


def _declared(tree: ast.AST) -> list[tuple[int, str]]:
    """`model = Child` in a class-based view, which would list them all."""
    return [
        (line.lineno, dotted(line.value).rsplit(".", 1)[-1])
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.Assign)
        if [dotted(target) for target in line.targets] == ["model"]
    ]


def test_edges_reach_records_only_through_visible_to() -> None:
    about_children = record_names() - NO_CHILD_BEHIND.keys()
    edges = [one for one in modules() if one.is_edge and _serves_people(one)]
    assert [line for one in edges for line in unscoped(one, about_children)] == []


def test_each_exception_is_a_record() -> None:
    assert NO_CHILD_BEHIND.keys() - record_names() == set()


def _serves_people(source: Module) -> bool:
    """Tasks and commands act for the system, which sees all."""
    return not source.rooms & {"tasks", "management"}


@pytest.mark.parametrize(
    "line",
    [
        "Child.objects.get(pk=pk)",
        "models.Child.objects.all()",
        "get_object_or_404(Child, pk=pk)",
        "get_object_or_404(Child.objects, pk=pk)",
        "class Page(DetailView):\n    model = Child",
        "from cases.models import Child as C\nC.objects.get(pk=pk)",
        "import django.shortcuts as s\ns.get_object_or_404(Child, pk=pk)",
        "rows = Child.objects\nrows.get(pk=pk)",
        "kind = Child\nkind.objects.get(pk=pk)",
        "type(child).objects.get(pk=pk)",
        "apps.get_model('cases', 'Child').objects.get(pk=pk)",
        "getattr(Child, 'objects').get(pk=pk)",
    ],
)
def test_a_record_reached_past_the_scope_is_found(line: str) -> None:
    assert unscoped(module("cases/views/children.py", line), {"Child"})


@pytest.mark.parametrize(
    "line",
    [
        "Child.objects.visible_to(person).get(pk=pk)",
        "get_object_or_404(Child.objects.visible_to(person), pk=pk)",
        "Agency.objects.all()",
        "from accounts.models import Agency as A\nA.objects.all()",
        "type(child).objects.visible_to(person).get(pk=pk)",
    ],
)
def test_a_scoped_record_and_other_models_are_left_alone(line: str) -> None:
    assert unscoped(module("cases/views/children.py", line), {"Child"}) == []
