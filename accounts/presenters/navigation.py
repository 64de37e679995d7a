"""The links in the bar: a role's own, and only those whose page exists."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from accounts.permissions import Permission
from accounts.roles import Role
from cpcase.web.components import NavLink

_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    Role.SOCIAL_WORKER: (
        ("My work", "worktray:work"),
        ("My children", "cases:children"),
        ("Conferences", "conferences:conferences"),
    ),
    Role.TEAM_MANAGER: (
        ("Team", "worktray:team"),
        ("Sign-offs", "worktray:sign_offs"),
        ("My work", "worktray:work"),
        ("Children", "cases:children"),
    ),
    Role.CONFERENCE_ADMINISTRATOR: (
        ("Requests", "conferences:requests"),
        ("Conferences", "conferences:conferences"),
        ("My work", "worktray:work"),
        ("Children", "cases:children"),
    ),
    Role.CHAIR: (
        ("My conferences", "conferences:conferences"),
        ("My work", "worktray:work"),
        ("Children", "cases:children"),
    ),
    Role.SERVICE_MANAGER: (
        ("Decisions", "worktray:sign_offs"),
        ("My work", "worktray:work"),
        ("Children", "cases:children"),
        ("Conferences", "conferences:conferences"),
    ),
    Role.AUDITOR: (("Children", "cases:children"), ("Pathways", "timescales:pathways")),
    Role.SENIOR_MANAGER: (("Children", "cases:children"), ("Pathways", "timescales:pathways")),
    Role.PARTNER: (("Requests", "conferences:partner"),),
    Role.SYSTEM_ADMINISTRATOR: (
        ("Pathways", "timescales:pathways"),
        ("Closures", "timescales:closures"),
        ("People and teams", "accounts:people"),
    ),
}


def role_of(person: Any) -> str:
    """The role a person works in now."""
    return next(iter(person.roles()), "")


def bar(request: HttpRequest) -> dict[str, Any]:
    """Context: the bar's links, the one of this page marked, and where a find is sent."""
    if not request.user.is_authenticated:
        return {"nav_links": ()}
    links = [
        NavLink(text, href, _is_here(request, href))
        for text, name in _LINKS.get(role_of(request.user), ())
        if (href := _reverse(name))
    ]
    me = _reverse("accounts:me")
    links.append(NavLink(request.user.name, me, request.path.startswith(me)))  # type: ignore[union-attr]
    may_find = request.user.may(Permission.FIND_CHILD, None)  # type: ignore[union-attr]
    return {
        "nav_links": tuple(links),
        "search_url": _reverse("cases:find") if may_find else "",
    }


def first_page(person: Any) -> str:
    """Where a role starts; its own page when none of its pages is there."""
    for _, name in _LINKS.get(role_of(person), ()):
        href = _reverse(name)
        if href:
            return href
    return _reverse("accounts:me")


def _reverse(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_here(request: HttpRequest, href: str) -> bool:
    return request.path == href or (href != "/" and request.path.startswith(href))
