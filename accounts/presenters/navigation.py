"""The links in the bar: a role's own, and only those whose page exists."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from accounts.permissions import Permission
from accounts.presenters.messages import given_up
from accounts.roles import ANSWERS_FOR, Role
from cpcase.web.components import NavLink

_TEAM = ("Team", "worktray:team")
# Each role's links (brief, 2.1); the first that exists is the role's first page. The person's own
# name comes after them. Pages are named as text, since most belong to apps above this one.
_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    Role.SOCIAL_WORKER: (
        ("My work", "worktray:work"),
        ("My children", "cases:children"),
        ("Conferences", "conferences:conferences"),
    ),
    Role.TEAM_MANAGER: (
        _TEAM,
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
        ("Messages", "accounts:messages"),
    ),
}


def role_of(person: Any) -> str:
    """The role a person works in now."""
    return next(iter(person.roles()), "")


def bar(request: HttpRequest) -> dict[str, Any]:
    """Context: the bar's links, the one of this page marked; the role; where a find is sent."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"nav_links": ()}
    role = role_of(person)
    me = reverse("accounts:me")
    links = [
        NavLink(_counted(text, name, person), href, _is_here(request, href))
        for text, name in _links_of(person, role)
        if (href := _reverse(name))
    ]
    looks_after_mail = person.may(Permission.SEND_MESSAGES_AGAIN, None)
    return {
        "nav_links": (*links, NavLink(person.name, me, _is_here(request, me))),
        "role_label": Role(role).label if role else "",
        "given_up": cache(given_up) if looks_after_mail else 0,
        "search_url": _reverse("cases:find") if person.may(Permission.FIND_CHILD, None) else "",
    }


def first_page(person: Any) -> str:
    """Where a role starts; a person's own page when none of its pages is there."""
    for _, name in _LINKS.get(role_of(person), ()):
        if href := _reverse(name):
            return href
    return reverse("accounts:me")


def called(person: Any, name: str) -> str:
    """What a person's bar calls a page; its heading says the same."""
    return next((text for text, page in _LINKS.get(role_of(person), ()) if page == name), "")


def _links_of(person: Any, role: str) -> tuple[tuple[str, str], ...]:
    """A role's links; whoever stands in for a manager from above has the team's page besides."""
    links = _LINKS.get(role, ())
    if _TEAM in links or role not in ANSWERS_FOR[Role.TEAM_MANAGER]:
        return links
    posts = person.posts_answered_for()
    return (*links, _TEAM) if any(one.role == Role.TEAM_MANAGER for one in posts) else links


def _counted(text: str, name: str, person: Any) -> str:
    """“Sign-offs, 3”: how many wait, where the setting NAVIGATION_COUNTS names who counts them."""
    path = settings.NAVIGATION_COUNTS.get(name)
    waiting = import_string(path)(person) if path else 0
    return f"{text}, {waiting}" if waiting else text


def _reverse(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_here(request: HttpRequest, href: str) -> bool:
    return request.path.startswith(href)
