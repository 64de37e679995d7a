"""What is sent as JSON: read as it stands, or refused as unreadable, never a fault of ours."""

from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

# Nothing that the API takes goes deeper than a list of objects in an object.
DEEPEST = 10
_WORDS = f"The JSON goes deeper than the {DEEPEST} levels that are read."


class Json(JSONParser):
    """JSON of a few levels: a thousand brackets would tire whoever walks through them later."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """The value. Raises ParseError: what is not JSON, or is nested without end."""
        try:
            found = super().parse(stream, media_type=media_type, parser_context=parser_context)
        except RecursionError:
            raise ParseError(_WORDS) from None
        check_depth(found)
        return found


def check_depth(value: Any) -> None:
    """Level by level, so that it does not itself go deep. Raises ParseError."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
    if level:
        raise ParseError(_WORDS)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
