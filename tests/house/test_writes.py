"""A case changes by an act: rows are written in services, and nowhere else."""

import ast

import pytest

from tests.house.source import Module, calls, module, modules

ALWAYS = {
    "acreate", "aupdate_or_create", "aget_or_create", "abulk_create", "abulk_update", "asave",
    "adelete", "aupdate", "bulk_create", "bulk_update", "create", "get_or_create",
    "update_or_create", "bulk_create_with_history", "bulk_update_with_history",
}  # fmt: skip
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
    """Calls that write a row, by what they look like."""
    return [f"{source.path}:{call.lineno} {name}" for call, name in calls(source) if is_write(call)]


def is_write(call: ast.Call) -> bool:
    """Whether a call is a model's or a QuerySet's write, not a dict's update or a file's save."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name = call.func.attr
    if name == "update":  # a QuerySet's takes only keywords, a dict's or a hash's a value
        return bool(call.keywords) and not call.args
    if name == "save":  # a file storage's takes a name and a content
        return len(call.args) < 2
    if name == "delete":  # a storage's or a cache's takes a name
        return not call.args
    return name in ALWAYS


def may_write(source: Module) -> bool:
    """Whether rows may be written in this module."""
    return str(source.path) in MAY_WRITE or bool(source.rooms & FOLDERS_THAT_MAY_WRITE.keys())


def test_rows_are_written_only_in_services() -> None:
    assert [line for one in modules() if not may_write(one) for line in writes(one)] == []


def test_each_exception_is_still_needed() -> None:
    by_path = {str(one.path): one for one in modules()}
    assert [path for path in MAY_WRITE if path not in by_path or not writes(by_path[path])] == []


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
