"""Nothing can be done that nobody can reach: every event has a page, every act has an edge."""

import ast
from collections.abc import Iterator
from functools import cache

from cases.presenters.step_pages import PAGES
from tests.access.addresses import addresses
from tests.house.recorded import recorded
from tests.house.source import Module, dotted, module, modules
from timescales.engine.kinds import KINDS

Name = tuple[str, str]  # a module, and a function or class in it
OF_A_CHILD = "children/<uuid:pk>/"  # the addresses about one episode
# Acts that no page, endpoint, task or command calls, each with its reason.
NO_EDGE: dict[Name, str] = {}


def acts(sources: tuple[Module, ...]) -> set[Name]:
    """The public functions of services that say by whom they are done."""
    return {
        (dotted_path(one), node.name)
        for one in sources
        if is_service(one)
        for node in one.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if "by" in {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)}
    }


def reached(sources: tuple[Module, ...]) -> set[Name]:
    """What the edges name, and what that names in its turn."""
    known = {dotted_path(one) for one in sources}
    named = {
        (dotted_path(one), node.name): set(names_in(one, node, known))
        for one in sources
        if is_service(one)
        for node in one.tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    edges = (one for one in sources if one.is_edge)
    waiting = [name for one in edges for name in names_in(one, one.tree, known)]
    found: set[Name] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += named.get(name, ())
    return found


def names_in(source: Module, tree: ast.AST, known: set[str]) -> Iterator[Name]:
    """Every function or class of another module, or of its own, that is named in `tree`."""
    imported = imports_of(source, known)
    here = dotted_path(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            before = dotted(node.value)
            if isinstance(imported.get(before), str):
                yield str(imported[before]), node.attr
        elif isinstance(node, ast.Name):
            meant = imported.get(node.id, (here, node.id))
            if isinstance(meant, tuple):
                yield meant


def imports_of(source: Module, known: set[str]) -> dict[str, str | Name]:
    """Each imported name: the module it stands for, or the module and the name in it."""
    found: dict[str, str | Name] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                meant: str | Name = whole if whole in known else (node.module, one.name)
                found[one.asname or one.name] = meant
    return found


def is_service(source: Module) -> bool:
    """Whether acts live in this module."""
    return "services" in source.rooms


def dotted_path(source: Module) -> str:
    """The module's name as it is imported."""
    return ".".join(source.path.with_suffix("").parts).removesuffix(".__init__")


@cache
def of_the_product() -> tuple[Module, ...]:
    """Everything but the demo, which is no way into the product."""
    return tuple(one for one in modules() if one.path.parts[0] != "demo")


def test_every_kind_of_event_has_a_page_that_records_it() -> None:
    assert sorted(KINDS.keys() - PAGES.keys()) == []
    assert sorted(PAGES.keys() - KINDS.keys()) == []


def test_every_such_page_is_an_address_of_the_site_about_one_episode() -> None:
    found = addresses()
    assert sorted(set(PAGES.values()) - found.keys()) == []
    routes = {name: str(found[name].pattern) for name in PAGES.values()}
    about = {name: route for name, route in routes.items() if not route.startswith(OF_A_CHILD)}
    assert about == {}
    assert {route.count("<") for route in routes.values()} == {1}


def test_every_kind_of_event_is_recorded_by_an_act() -> None:
    services = [one for one in of_the_product() if is_service(one) or "rules" in one.rooms]
    said = {kind for one in services for kind in recorded(one)}
    assert sorted(KINDS.keys() - said) == []
    assert sorted(said - KINDS.keys()) == []


def test_a_kind_that_is_only_mentioned_is_not_recorded() -> None:
    service = module(
        "cases/services/notes.py",
        "MOVES = {'a': 'note.read'}\n"
        "def write(): _tell('note.written', 'note.told')\n"
        "def _tell(kind, words): record(Happening(x, kind, y))\n"
        "def read(act): record([Happening(x, MOVES[act], y)])\n"
        "def look(): return x.filter(kind='note.looked_at')",
    )
    assert recorded(service) == {"note.written", "note.read"}


def test_every_act_is_called_by_an_edge() -> None:
    unreached = acts(of_the_product()) - reached(of_the_product()) - NO_EDGE.keys()
    assert sorted(f"{where}.{name}" for where, name in unreached) == []


def test_each_exception_is_still_needed() -> None:
    assert sorted(NO_EDGE.keys() & reached(of_the_product())) == []
    assert sorted(NO_EDGE.keys() - acts(of_the_product())) == []


def test_an_act_without_an_edge_is_found_and_one_behind_another_is_not() -> None:
    service = module(
        "cases/services/notes.py",
        "def write(*, by): return _add(by)\ndef _add(by): stamp(by=by)\n"
        "def stamp(*, by): ...\ndef forgotten(*, by): ...\ndef read(case): ...",
    )
    view = module(
        "cases/views/notes.py", "from cases.services import notes\nACTS = {'w': notes.write}"
    )
    sources = (service, view)
    assert acts(sources) - reached(sources) == {("cases.services.notes", "forgotten")}
