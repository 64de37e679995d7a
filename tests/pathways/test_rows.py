"""Every row of every document stands in the walk of its pathway, and carries what it must.

And somebody does it in a test: what is dated in a walk through the product, the rest by its act.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.source import ROOT
from timescales.engine.pathway import Pathway, Step
from timescales.engine.reading import SHIPPED, load

WALKS = ROOT / "tests" / "pathways"
STORIES = ROOT / "tests" / "walks"
# Where people act through services, pages and the API; the engine's own tests do nothing.
ACTING = ("cases", "coregroups", "conferences", "walks", "journeys")
ROWS = [(slug, step) for slug in SHIPPED for step in load(slug).steps]
EXPECTED = {
    "national": [f"N{n:02}" for n in range(1, 13)],
    "cambridgeshire": [f"C{n:02}" for n in range(1, 28)],
    "csrs-process-map": [f"L{n:02}" for n in range(1, 15)],
    "red-amber-green": [f"F{n:02}" for n in range(1, 11)],
}


def named_in(text: str) -> set[str]:
    """Row IDs in a text; `C04 to C06` names what lies between."""
    found = set(re.findall(r"\b[CSLFDN]\d\d[a-e]?\b", text))
    for letter, first, last in re.findall(r"\b([CSLFDN])(\d\d) to [CSLFDN](\d\d)\b", text):
        found |= {f"{letter}{n:02}" for n in range(int(first), int(last) + 1)}
    return found


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_row_stands_in_the_walk_of_its_pathway(slug: str) -> None:
    walk = (WALKS / f"test_{slug.replace('-', '_')}.py").read_text(encoding="utf-8")
    assert {step.id for step in load(slug).steps} <= named_in(walk)


@pytest.mark.parametrize(("slug", "ids"), EXPECTED.items())
def test_the_rows_stand_in_the_order_of_the_document(slug: str, ids: list[str]) -> None:
    assert [step.id for step in load(slug).steps] == ids


def test_rows_that_were_split_or_added_are_all_there() -> None:
    """S06a, S06b, S09a, S09b, S22a, S22b, S25a to S25c; D13a to D13e."""
    stoke = {step.id for step in load("stoke-on-trent").steps}
    whole = {f"S{n:02}" for n in range(1, 31)} - {"S06", "S09", "S22", "S25"}
    split = {"S06a", "S06b", "S09a", "S09b", "S22a", "S22b", "S25a", "S25b", "S25c"}
    assert stoke == whole | split
    darlington = {step.id for step in load("darlington").steps}
    whole = {f"D{n:02}" for n in range(1, 29)} - {"D13"}
    assert darlington == whole | {f"D13{letter}" for letter in "abcde"}


@pytest.mark.parametrize(("slug", "step"), ROWS, ids=[step.id for _, step in ROWS])
def test_a_row_has_title_role_time_and_source(slug: str, step: Step) -> None:
    pathway: Pathway = load(slug)
    assert step.title
    assert step.who
    assert step.when
    assert pathway.source
    assert pathway.role_words(step.role)
    assert bool(step.parts) is (step.kind in ("dated", "expectation"))


# Whoever the document names first answers for the row.
ANSWERS = {
    "SW": "social_worker",
    "TM": "team_manager",
    "receiving TM": "team_manager",
    "Chair": "chair",
    "Admin": "conference_administrator",
    "SM": "service_manager",
    "CG": "core_group",
    "members": "core_group",
    "any member": "core_group",
    "both SWs": "social_worker",
    "SDM": "sdm",
    "lead systemic practitioner": "lead_systemic_practitioner",
    "team co-ordinator": "team_coordinator",
    "principal manager SQA": "auditor",
    "police": "partner",
    "conference": "chair",
    "meeting": "team_manager",
    "system": "social_worker",
}
# Authorised by the manager; "all": the worker decides to share, the core group has the agendas.
OTHERWISE = {"L05": "team_manager", "N11": "social_worker", "D21": "core_group"}


@pytest.mark.parametrize(("slug", "step"), ROWS, ids=[step.id for _, step in ROWS])
def test_a_row_belongs_to_whom_the_document_names_first(slug: str, step: Step) -> None:
    first = re.split(r"[/,]| with | or ", step.who)[0]
    assert step.role == OTHERWISE.get(step.id, ANSWERS.get(first))


def test_a_part_belongs_to_another_where_the_document_says_so() -> None:
    """S05, S08, S16, S25b, D20."""
    others = {p.key: p.role for _, step in ROWS for p in step.parts if p.role != step.role}
    assert others == {
        "S05/escalation": "service_manager",
        "S08/agencies": "partner",
        "S16/report": "social_worker",
        "S25b/objections": "core_group",
        "D20/corrections": "core_group",
        "D20/authorise": "team_manager",
    }


@pytest.mark.parametrize(
    ("slug", "step", "parts"),
    [
        ("stoke-on-trent", "S05", ["list", "escalation"]),
        ("cambridgeshire", "C06", ["decide", "20wd", "35wd", "45wd"]),
        ("cambridgeshire", "C23", ["interval", "window"]),
        ("csrs-process-map", "L04", ["conference"]),
        ("stoke-on-trent", "S08", ["social_worker", "agencies"]),
        ("stoke-on-trent", "S13", ["first", "next"]),
        ("csrs-process-map", "L10", ["first", "next"]),
        ("csrs-process-map", "L12", ["first", "later"]),
        ("stoke-on-trent", "S16", ["conference", "record_review", "report"]),
        ("stoke-on-trent", "S25b", ["letter", "objections"]),
        ("darlington", "D13d", ["6w", "12w", "18w", "pre_review"]),
        ("darlington", "D20", ["draft", "corrections", "to_manager", "authorise", "final"]),
        ("national", "N08", ["considered", "review"]),
    ],
)
def test_the_parts_are_those_of_the_contract(slug: str, step: str, parts: list[str]) -> None:
    """S05, C06, C23, L04, S08, S13, L10, L12, S16, S25b, D13d, D20, N08."""
    assert [part.name for part in load(slug).step_by_id[step].parts] == parts


def test_no_other_row_has_a_named_part() -> None:
    named = {step.id for _, step in ROWS if any(part.name for part in step.parts)}
    assert len(named) == 13
    assert all(len(step.parts) == 1 for _, step in ROWS if step.parts and step.id not in named)


@cache
def told_by_hand() -> dict[str, set[str]]:
    """What the walks through the product say of each duty, apart from "waiting"."""
    found: dict[str, set[str]] = {}
    for file in STORIES.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        line = r"^([A-Z]\d\d[a-e]?(?:/\w+)?)(?:#\d+)?  .*?\d{4}-\d\d-\d\d.*?  ([a-z ]+)$"
        for key, stands in re.findall(line, text, re.MULTILINE):
            found.setdefault(key, set()).add(stands)
    return found


DUTIES = [(step.id, part.key) for _, step in ROWS for part in step.parts]


@pytest.mark.parametrize(("step", "key"), DUTIES, ids=[key for _, key in DUTIES])
def test_every_duty_has_a_date_in_a_walk_through_the_product(step: str, key: str) -> None:
    """And somebody does it there; of S05 the list comes before anybody has to escalate."""
    if key == "N08/considered":
        # It has no date: the walk records it.
        assert "N08/considered  -  met" in (STORIES / "national_dates.py").read_text()
        return
    done = {"met", "met late", "expected"} if key != "S05/escalation" else {"not needed"}
    assert told_by_hand().get(key, set()) & done


def _says(folder: str) -> Iterator[str]:
    for file in (ROOT / "tests" / folder).rglob("test_*.py"):
        yield from _docstrings(file)


def _docstrings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield ast.get_docstring(node) or ""


def test_every_row_is_named_by_a_test_that_does_it() -> None:
    """Not by one that only reads that the row is there."""
    said = [words for folder in ACTING for words in _says(folder)]
    said.extend(_docstrings(WALKS / "test_undated_rows.py"))
    done = named_in("\n".join(said))
    assert {step.id for _, step in ROWS} - done == set()
