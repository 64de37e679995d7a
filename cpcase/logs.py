"""How a log line is written, so that none can hold a word about a child."""

import json
import logging
from datetime import UTC, datetime
from traceback import extract_tb
from types import TracebackType


class JsonLine(logging.Formatter):
    """A record as one line of JSON: moment (UTC), level, logger, words, and where it broke."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "words": _words(record),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _words(record: logging.LogRecord) -> str:
    """The message; Celery puts the error's own text into it, of which only the kind stays."""
    if record.exc_info and record.exc_info[0] and isinstance(record.args, dict):
        kind = record.exc_info[0].__name__
        hidden = dict.fromkeys(("exc", "traceback", "args", "kwargs"), kind)
        return str(record.msg) % {**record.args, **hidden}
    return record.getMessage()


def _where(traceback: TracebackType | None) -> list[str]:
    """File, line and function of each frame; never the values in it."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(traceback)]
