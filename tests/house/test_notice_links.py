"""No notice leads nowhere: every link that an act writes is the address of a page."""

import ast
import uuid
from collections.abc import Iterator

import pytest
from django.urls import Resolver404, resolve

from tests.house.source import modules

ANY = (str(uuid.UUID(int=1)), "1")


def links() -> Iterator[tuple[str, str]]:
    """The place of each link that a service writes out, and it with `{}` for what is filled in."""
    for module in modules():
        if "services" not in module.rooms:
            continue
        for node in ast.walk(module.tree):
            named = isinstance(node, ast.keyword) and node.arg == "link"
            if named and (written := _written(node.value)):
                yield f"{module.path}:{node.value.lineno}", written


def _written(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    if isinstance(value, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in value.values
        )
    return ""


def leads_somewhere(link: str) -> bool:
    """Whether a page has this address, its records named by an id or by a number."""
    for identity in ANY:
        try:
            resolve(link.replace("{}", identity).partition("#")[0])
        except Resolver404:
            continue
        return True
    return False


def test_there_are_links_to_look_at() -> None:
    assert len(list(links())) > 10
    assert not leads_somewhere("/children/{}/plan/early-ending/")


@pytest.mark.parametrize(("place", "link"), list(links()))
def test_a_notice_leads_to_a_page(place: str, link: str) -> None:
    assert leads_somewhere(link), f"{place}: nothing is at {link}"
