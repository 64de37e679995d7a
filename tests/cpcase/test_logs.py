"""A log line says what happened and where it broke, and no word about a child."""

import json
import logging
import sys
from typing import Any

import pytest

from cpcase.logs import JsonLine

NAME = "Ada Farrow"


def line(message: str, *args: Any, error: bool = False, logger: str = "cpcase") -> dict[str, Any]:
    """What is written of a message."""
    exc_info = sys.exc_info() if error else None
    record = logging.LogRecord(logger, logging.ERROR, __file__, 1, message, args, exc_info)
    return json.loads(JsonLine().format(record))


def test_a_line_is_one_json_object_with_moment_level_and_words() -> None:
    written = line("Sent %s of %s", 3, 4)
    assert written["words"] == "Sent 3 of 4"
    assert written["level"] == "ERROR"
    assert written["at"].endswith("+00:00")


def test_an_error_is_told_by_its_kind_and_place_only() -> None:
    """A database quotes the row that it refused."""
    try:
        raise ValueError(f"Key (surname)=({NAME}) already exists")
    except ValueError:
        written = line("Internal Server Error: /children/", error=True)
    assert written["error"] == "ValueError"
    assert "test_logs.py" in written["where"][-1]
    assert NAME not in json.dumps(written)


def test_a_task_that_fails_does_not_repeat_the_error_either() -> None:
    """Celery writes the error's text into its own message."""
    try:
        raise ValueError(NAME)
    except ValueError as error:
        context = {"name": "ring", "id": "1", "description": "raised", "exc": repr(error),
                   "args": NAME, "kwargs": NAME, "traceback": NAME}  # fmt: skip
        written = line("Task %(name)s[%(id)s] %(description)s: %(exc)s", context, error=True)
    assert written["words"] == "Task ring[1] raised: ValueError"
    assert NAME not in json.dumps(written)


@pytest.mark.parametrize("logger", ["django.db.backends", "axes"])
def test_neither_queries_nor_sign_in_names_are_written(logger: str) -> None:
    assert not logging.getLogger(logger).isEnabledFor(logging.INFO)
