"""The tour shows what the journeys see: each picture is taken by one, small, and shown."""

import re

from tests.house.source import ROOT

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 120_000  # bytes, so that the page opens at once


def names_of_files() -> set[str]:
    """The pictures that are kept."""
    return {file.stem for file in PICTURES.glob("*.png")}


def test_every_picture_is_taken_by_a_journey() -> None:
    journeys = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "journeys").glob("test_*.py")
    )
    taken = set(re.findall(r'picture\(.*?"([\w-]+)"[,)]', journeys))
    assert taken == names_of_files()


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
