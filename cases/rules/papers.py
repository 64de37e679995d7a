"""Which files may be kept."""

from collections.abc import Iterable
from typing import Any

from cpcase.papers.files import Kind, check_file
from cpcase.refusals import Incomplete


def check_files(files: Iterable[Any], *, field: str = "papers") -> list[Kind]:
    """What kind each file is. Raises Incomplete, with the name of the file where it is not one
    alone, when one of them cannot be kept: then none is."""
    brought = list(files)
    return [_check(file, field, alone=len(brought) == 1) for file in brought]


def _check(file: Any, field: str, *, alone: bool) -> Kind:
    try:
        return check_file(file, field=field)
    except Incomplete as refusal:
        words = refusal.words if alone else f"“{file.name}”: {refusal.words}"
        raise Incomplete(words, field=field) from refusal
