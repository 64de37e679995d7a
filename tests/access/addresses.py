"""Every address that the site answers, by the name of its page."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def addresses() -> dict[str, Any]:
    """Each page's name, as "app:name", with its pattern. A page without a name has its route."""
    found: dict[str, Any] = {}
    for name, pattern in _walk(get_resolver(), ""):
        assert name not in found, f"two addresses are called {name}"
        found[name] = pattern
    return found


def _walk(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name or one.pattern}", one
