"""`docs/states.md`: every table of moves as a diagram and in rows, printed from the code."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from cpcase.workflow import Move, Workflow

_HEAD = """# States

Printed by `python manage.py print_states`; a test compares. Each table lives in its app's
`workflows.py`, and nothing else changes a status.
"""


def workflows() -> list[tuple[str, Workflow]]:
    """(app, table) of each installed app, in the order of the apps and of their files."""
    found: list[tuple[str, Workflow]] = []
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.workflows") is None:
            continue
        module = import_module(f"{config.name}.workflows")
        tables = [one for one in vars(module).values() if isinstance(one, Workflow)]
        found.extend((config.name, table) for table in tables)
    return found


def states_text() -> str:
    """The whole page."""
    return _HEAD + "".join(_section(app, table) for app, table in workflows())


def _section(app: str, table: Workflow) -> str:
    moves = list(table.moves.values())
    diagram = "\n".join(_arrows(moves))
    rows = "\n".join(
        f"| `{move.act}` | {_states(move.from_)} | {_label(move.to)} | {_words(move.permission)} "
        f"| {move.words} |"
        for move in moves
    )
    name = table.name[0].upper() + table.name[1:]
    return (
        f"\n## {name} (`{app}`)\n\n```mermaid\nstateDiagram-v2\n{diagram}\n```\n\n"
        f"| Act | From | To | Who may | In words |\n|---|---|---|---|---|\n{rows}\n"
    )


def _arrows(moves: Iterable[Move]) -> Iterable[str]:
    """One line a state with its word, then one an arrow."""
    moves = list(moves)
    states = dict.fromkeys(one for move in moves for one in (*move.from_, move.to))
    for state in states:
        yield f"    {_value(state)}: {_label(state)}"
    for move in moves:
        for state in move.from_:
            yield f"    {_value(state)} --> {_value(move.to)}: {move.act}"


def _states(states: Iterable[str]) -> str:
    return ", ".join(_label(state) for state in states)


def _value(state: str) -> str:
    return str(getattr(state, "value", state))


def _label(state: str) -> str:
    return str(getattr(state, "label", state))


def _words(permission: str) -> str:
    return str(getattr(permission, "value", permission))
