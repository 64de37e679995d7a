"""The tour shows what the journeys see: each picture is taken by one, small, and shown."""

import ast
import re

import pytest

from tests.house.source import ROOT, Module, calls, module, modules, references

PICTURE = "tests.journeys.pictures.picture"
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 120_000  # bytes, so that the page opens at once


def names_of_files() -> set[str]:
    """The pictures that are kept."""
    return {file.stem for file in PICTURES.glob("*.png")}


def taken(sources: tuple[Module, ...]) -> tuple[set[str], list[str]]:
    """The names of the pictures that are taken, and where one is taken whose name only the run
    knows: of that nobody could say that it is shown."""
    names, unknown = set(), []
    for one in sources:
        called = {id(call.func): call for call, _ in calls(one)}
        for node, name in references(one):
            if name != PICTURE or not isinstance(node, ast.Name | ast.Attribute):
                continue
            told = _name_of(called.get(id(node)))
            if told is None:
                unknown.append(f"{one.path}:{node.lineno}")
            else:
                names.add(told)
    return names, unknown


def _name_of(call: ast.Call | None) -> str | None:
    """The literal that a call of `picture(visitor, name)` names, if it is one."""
    if call is None:
        return None
    named = [one.value for one in call.keywords if one.arg == "name"]
    for found in (*call.args[1:2], *named):
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            return found.value
    return None


def test_every_picture_is_taken_by_a_journey_which_names_it() -> None:
    names, unknown = taken(modules("tests/journeys"))
    assert unknown == []
    assert names == names_of_files()


@pytest.mark.parametrize(
    "line",
    [
        "picture(tom, f'team-{number}')",
        "picture(tom, NAME)",
        "picture(tom, name='team' + number)",
        "list(map(picture, people, names))",
        "take = picture",
    ],
)
def test_a_name_that_only_the_run_knows_is_found(line: str) -> None:
    source = module(
        "tests/journeys/test_x.py", f"from tests.journeys.pictures import picture\n{line}"
    )
    assert taken((source,)) == (set(), ["tests/journeys/test_x.py:2"])


@pytest.mark.parametrize(
    "line",
    [
        "picture(tom.opens('/team/'), 'team', height=9)",
        "picture(tom, name='team')",
        "shot(tom, 'team')",
    ],
)
def test_a_name_is_found_however_it_is_given(line: str) -> None:
    text = f"from tests.journeys.pictures import picture, picture as shot\n{line}"
    assert taken((module("tests/journeys/test_x.py", text),)) == ({"team"}, [])


def test_every_picture_is_shown_with_words_for_who_cannot_see_it() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(pictures/([\w-]+)\.png\)", _read("docs/tour.md"))
    assert {name for _, name in shown} == names_of_files()
    assert [name for words, name in shown if len(words) < 15] == []
    front = re.findall(r"!\[[^\]]+\]\(docs/pictures/([\w-]+)\.png\)", _read("README.md"))
    assert len(front) == 1
    assert set(front) <= names_of_files()


def test_every_picture_is_small() -> None:
    large = [file.name for file in PICTURES.iterdir() if file.stat().st_size > LARGEST]
    assert large == []


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
