"""Files and functions stay small enough to be read at once."""

import ast

from tests.house.source import Module, module, modules

LINES_OF_A_FILE = 200
LINES_OF_A_FUNCTION = 40


def long_files(source: tuple[Module, ...]) -> list[str]:
    """Files over the limit, with their length."""
    lengths = {str(one.path): len(one.text.splitlines()) for one in source}
    return [f"{path}: {n} lines" for path, n in lengths.items() if n > LINES_OF_A_FILE]


def long_functions(source: tuple[Module, ...]) -> list[str]:
    """Functions over the limit, docstring included, with their length."""
    return [
        f"{one.path}:{node.lineno} {node.name}: {length} lines"
        for one in source
        for node in ast.walk(one.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]


def test_no_file_is_over_200_lines() -> None:
    assert long_files(modules()) == []


def test_no_function_is_over_40_lines() -> None:
    assert long_functions(modules()) == []


def test_a_long_file_and_a_long_function_are_found() -> None:
    source = (module("cases/long.py", "def long():\n" + "    pass\n" * 200),)
    assert long_files(source) == ["cases/long.py: 201 lines"]
    assert long_functions(source) == ["cases/long.py:1 long: 201 lines"]
