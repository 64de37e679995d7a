"""A case changes by an act: rows are written in services, and nowhere else."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import Module, calls, dotted, module, modules

ALWAYS = {
    "acreate", "aupdate_or_create", "aget_or_create", "abulk_create", "abulk_update", "asave",
    "adelete", "aupdate", "bulk_create", "bulk_update", "create", "get_or_create",
    "update_or_create", "bulk_create_with_history", "bulk_update_with_history",
}  # fmt: skip
# What these look like depends on how they are called; named without a call, they are called later.
BY_ARGUMENTS = {"save", "update", "delete"}
# Who deletes by a name, and no row.
OTHERS = {"cache", "storage", "default_storage"}
# SQL goes past the acts, the histories and every check here.
RAW = {"cursor", "execute", "executemany", "raw", "RawSQL", "RunSQL", "execute_wrapper"}
MAY_SPEAK_SQL = {
    "cpcase/health.py": "asks whether the database answers",
    "cpcase/api/idempotency.py": "says how long to wait for a lock",
    "cpcase/guards.py": "steps of migrations",
}
# Whole files that write without being a service, each with its reason.
MAY_WRITE = {
    "cpcase/records.py": "the one place where a record is saved, called by services",
    "cpcase/moving.py": "the act that steps the demo's clock: no record, no history",
}
FOLDERS_THAT_MAY_WRITE = {
    "services": "acts",
    "demo": "invented people, loaded through the acts; its own clock and stamps",
    "engine": "pure: a contract keeps Django out, so what is updated there is a dict",
}


def writes(source: Module) -> list[str]:
    """Where a row is written, by what it looks like, or a write is taken to be made later."""
    found = [(call.lineno, name) for call, name in calls(source) if is_write(call)]
    found += _taken(source)
    return [f"{source.path}:{line} {name}" for line, name in found]


def is_write(call: ast.Call) -> bool:
    """Whether a call is a model's or a QuerySet's write, not a dict's update or a file's save."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name = call.func.attr
    if name == "update":  # a QuerySet's takes only keywords, a dict's or a hash's a value
        return bool(call.keywords)
    if name == "save":  # a file storage's takes a name and a content, a model's says yes or no
        return len(call.args) < 2 or any(_is_yes_or_no(one) for one in call.args)
    if name == "delete":  # a storage's or a cache's takes a name
        return not call.args or dotted(call.func.value).rsplit(".", 1)[-1] not in OTHERS
    return name in ALWAYS


def _is_yes_or_no(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, bool)


def _taken(source: Module) -> Iterator[tuple[int, str]]:
    """`make = Child.objects.create`, `map(rows.delete, …)`, `getattr(child, "save")`."""
    called = {id(node.func) for node in ast.walk(source.tree) if isinstance(node, ast.Call)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and id(node) not in called:
            if node.attr in ALWAYS | BY_ARGUMENTS and isinstance(node.ctx, ast.Load):
                yield node.lineno, dotted(node)
        elif isinstance(node, ast.Call) and dotted(node.func).endswith(("getattr", "methodcaller")):
            for one in node.args:
                if isinstance(one, ast.Constant) and one.value in ALWAYS | BY_ARGUMENTS:
                    yield node.lineno, str(one.value)


def sql(source: Module) -> list[str]:
    """Where SQL is spoken, or somebody takes the means to speak it."""
    found = [
        f"{source.path}:{call.lineno} {name}" for call, name in calls(source) if ".extra" in name
    ]
    return found + [
        f"{source.path}:{node.lineno} {name}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute | ast.Name | ast.alias)
        if (name := _last_name(node)) in RAW
    ]


def _last_name(node: ast.Attribute | ast.Name | ast.alias) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else node.name


def may_write(source: Module) -> bool:
    """Whether rows may be written in this module."""
    return str(source.path) in MAY_WRITE or bool(source.rooms & FOLDERS_THAT_MAY_WRITE.keys())


def test_rows_are_written_only_in_services() -> None:
    assert [line for one in modules() if not may_write(one) for line in writes(one)] == []


def test_sql_is_spoken_nowhere_but_where_it_is_listed() -> None:
    others = [one for one in modules() if str(one.path) not in MAY_SPEAK_SQL]
    assert [line for one in others for line in sql(one)] == []


def test_each_exception_is_still_needed() -> None:
    by_path = {str(one.path): one for one in modules()}
    assert [path for path in MAY_WRITE if path not in by_path or not writes(by_path[path])] == []
    assert [path for path in MAY_SPEAK_SQL if path not in by_path or not sql(by_path[path])] == []


@pytest.mark.parametrize(
    "line",
    [
        "child.save()",
        "form.save(commit=False)",
        "Child.objects.create(name='x')",
        "Child.objects.filter(pk=1).update(name='x')",
        "Child.objects.all().delete()",
        "Child.objects.bulk_create(rows)",
        "Child.objects.get_or_create(pk=1)",
        "Child.objects.filter(pk=1).update(**changes)",
        "QuerySet.update(rows, name='x')",
        "child.save(False, True)",
        "Child.delete(child)",
        "make = Child.objects.create",
        "list(map(Child.save, children))",
        "then = rows.update",
        "getattr(child, 'save')()",
        "methodcaller('delete')(child)",
    ],
)
def test_a_write_is_found(line: str) -> None:
    source = module("cases/views/children.py", line)
    assert len(writes(source)) == 1
    assert not may_write(source)


@pytest.mark.parametrize(
    "line",
    [
        "seen.update({1: 2})",
        "digest.update(b'x')",
        "storage.save('name', content)",
        "cache.delete('key')",
    ],
)
def test_a_dict_a_hash_and_a_file_are_left_alone(line: str) -> None:
    assert writes(module("cases/papers.py", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Child.objects.raw('DELETE FROM cases_child')",
        "rows.extra(where=['1=1'])",
        "ask = connection.cursor",
        "from django.db.models.expressions import RawSQL",
    ],
)
def test_sql_is_found(line: str) -> None:
    assert len(sql(module("cases/services/children.py", line))) == 1
