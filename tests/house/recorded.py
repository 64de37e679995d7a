"""What the source really hands to a call: to `Happening(…)`, to `.move(…)`; not any text in it."""

import ast
from collections.abc import Iterator
from typing import Any

from tests.house.source import Module, dotted

Function = ast.FunctionDef
PLACE = 1  # Happening(timeline, kind, at, facts); TABLE.move(record, act, by=…)


def recorded(source: Module) -> set[str]:
    """The kinds of event that a module records, itself or through its own functions."""
    return _handed(source, "Happening", "kind")


def moved(source: Module) -> set[str]:
    """The acts that a module does by a table of moves, and those that it asks another to do."""
    asked = {
        one.value.value
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call)
        for one in call.keywords
        if one.arg == "act" and isinstance(one.value, ast.Constant)
    }
    return _handed(source, "move", "act") | {str(one) for one in asked}


def _handed(source: Module, name: str, argument: str) -> set[str]:
    found = {
        text
        for function in _functions(source.tree)
        for call in _calls(function, name)
        for text in _values(_given(call, argument, PLACE), function, source)
    }
    return found - {""}


def _functions(tree: ast.Module) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func).rsplit(".", 1)[-1] == name:
            yield node


def _given(call: ast.Call, name: str, place: int) -> ast.expr | None:
    """What a call hands on in this place or under this name."""
    named = [one.value for one in call.keywords if one.arg == name]
    if named:
        return named[0]
    return call.args[place] if place < len(call.args) else None


def _values(node: ast.expr | None, function: Function, source: Module) -> Iterator[str]:
    """The texts that an expression may be: as written, from a table, or what callers hand in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _values(node.body, function, source)
        yield from _values(node.orelse, function, source)
    elif isinstance(node, ast.Subscript):
        yield from _table(dotted(node.value), source)
    elif isinstance(node, ast.Name):
        yield from _handed_in(node.id, function, source)


def _table(name: str, source: Module) -> Iterator[Any]:
    """The texts of a dict that stands in the module."""
    for node in source.tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Dict):
            continue
        if [dotted(one) for one in node.targets] == [name]:
            yield from (one.value for one in node.value.values if isinstance(one, ast.Constant))


def _handed_in(name: str, function: Function, source: Module) -> Iterator[str]:
    """What the module's other functions hand to this one's argument."""
    places = [arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)]
    if name not in places:
        return
    for caller in _functions(source.tree):
        if caller is not function:
            for call in _calls(caller, function.name):
                yield from _values(_given(call, name, places.index(name)), caller, source)
