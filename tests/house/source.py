"""The product's own source, as the tests of the house read it."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
# Translators between the world and an act (design, section 4); only these read the clock.
EDGES = {"views", "api", "admin", "tasks", "management", "middleware", "authentication"}


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root, its text and its syntax tree."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @property
    def rooms(self) -> set[str]:
        """The folders that it lies in, and its own name."""
        return {*self.path.parts[:-1], self.path.stem}

    @property
    def is_edge(self) -> bool:
        """Whether it translates for somebody outside."""
        return bool(self.rooms & EDGES)


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files of these folders, less migrations; of all packages when none is named."""
    found = (path for folder in folders or PACKAGES for path in _python_files(ROOT / folder))
    return tuple(_read(path) for path in sorted(found))


def _python_files(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if name not in {"migrations", "__pycache__"}]
        yield from (Path(place, name) for name in names if name.endswith(".py"))


def _read(path: Path) -> Module:
    text = path.read_text()
    return Module(PurePosixPath(path.relative_to(ROOT)), text, ast.parse(text))


def module(path: str, text: str) -> Module:
    """A module that a test makes up, to show what a rule finds."""
    return Module(PurePosixPath(path), text, ast.parse(text))


def dotted(node: ast.expr) -> str:
    """`a.b.c` as written, or what can be said of it: a call or index on the way is left out."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    if isinstance(node, ast.Name):
        return node.id
    return ""


def calls(found_in: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a module with its dotted name."""
    for node in ast.walk(found_in.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def meanings(found_in: Module) -> dict[str, str]:
    """What each name stands for that a module imports, or gives to something else.

    `import time as t`, `from datetime import datetime as d`, `ask = clock.now`.
    """
    found: dict[str, str] = {}
    for node in ast.walk(found_in.tree):
        if isinstance(node, ast.Import):
            found |= {one.asname: one.name for one in node.names if one.asname}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    for node in ast.walk(found_in.tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute | ast.Name):
            meant = _meant(dotted(node.value), found)
            names = [one.id for one in node.targets if isinstance(one, ast.Name)]
            found |= {name: meant for name in names if meant.split(".")[0] != name}
    return found


def references(found_in: Module) -> Iterator[tuple[ast.expr, str]]:
    """Every dotted name in a module, called or not, with what it stands for."""
    known = meanings(found_in)
    inner = {id(node.value) for node in ast.walk(found_in.tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(found_in.tree):
        if not isinstance(node, ast.Attribute | ast.Name) or isinstance(node.ctx, ast.Store):
            continue
        if id(node) not in inner:
            yield node, _meant(dotted(node), known)


def _meant(name: str, known: dict[str, str]) -> str:
    first, dot, rest = name.partition(".")
    return known.get(first, first) + dot + rest
