"""The gallery: every component with every state, and the brief's pages made of them. Tests only."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory

from cpcase.web.conflicts import Clash
from cpcase.web.formats import LONDON
from cpcase.web.seen import Seen
from tests.cpcase.web.gallery import child, forms, worktray

AMINA = SimpleNamespace(is_authenticated=True, name="Amina Yusuf")
MOMENT = datetime(2026, 3, 30, 9, 5, tzinfo=LONDON)

FORM = """{% extends "form_page.html" %}{% load cp %}
{% block questions %}{% fields form %}{% rows form "actions" %}{% endblock %}
{% block buttons %}{% govuk "button" text="Finish visit" %}{% endblock %}"""

STATES = """{% extends "layout.html" %}{% load cp %}
{% block title %}Components{% endblock %}
{% block main %}<h1 class="govuk-heading-l">Components</h1>
<h2 class="govuk-heading-m">Due blocks</h2>{% for block in blocks %}{% due block %}<br>{% endfor %}
<form method="post" novalidate>{% slots meeting "slot" slots %}
{% attendance meeting people %}
<h2 class="govuk-heading-m">Plan</h2>{% plan_line plan 1 %}{% plan_line vague 2 %}
<h2 class="govuk-heading-m">Copied</h2>{% carried copied meeting %}{% carried confirmed %}
{% conflict_field keep clash "Tom Bright" %}
{% seen seen %}</form>
{% consequences follows "These dates run from Day 1" %}
{% consequences follows "These dates were set" result=True %}
{% consequences empty %}
{% figure figure %}
{% endblock %}"""

SENT = QueryDict(
    "seen=not_seen&agencies=other&on-day=31&on-month=2&on-year=2026&starts-day=3&starts-month=4"
    "&starts-year=2026&starts-time=25&clock=ten&story=He+said%0Anothing&actions-TOTAL_FORMS=2"
    "&actions-0-what=Ring+the+school&actions-1-by-day=4"
)
MEETING = QueryDict("slot=1&leanne=here&police=neither")


def _context(name: str) -> dict[str, Any]:
    match name:
        case "worktray":
            return {"groups": worktray.GROUPS, "jumps": worktray.JUMPS}
        case "child":
            return {"band": child.BAND, "limits": child.LIMITS, "steps": child.STEPS}
        case "form":
            return {"form": forms.Everything()}
        case "wrong":
            return {"form": forms.Everything(SENT)}
    return {
        "blocks": forms.NOW_DUE,
        "meeting": forms.Meeting(MEETING),
        "slots": forms.SLOTS,
        "people": forms.PEOPLE,
        "plan": forms.PLAN_LINE,
        "vague": forms.VAGUE,
        "copied": forms.CARRIED,
        "confirmed": forms.CONFIRMED,
        "keep": forms.Keep(),
        "clash": Clash("why", "Why we are involved", "Bruise\nto his arm", "Two bruises", "Both"),
        "seen": Seen(prefix="isla", child="Isla", asks_awake=True, asks_bedroom=True),
        "follows": forms.FOLLOWS,
        "empty": (),
        "figure": forms.FIGURE,
    }


TEMPLATES = {
    "worktray": worktray.PAGE,
    "child": child.PAGE,
    "form": FORM,
    "wrong": FORM,
    "states": STATES,
}
NAMES = tuple(TEMPLATES)


def render(name: str) -> str:
    """One page of the gallery, as a person who is signed in would get it."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    context = {
        "user": AMINA,
        "authority_name": "Aldermere Council",
        "nav_links": worktray.BAR,
        "search_url": "/search/",
        "now": MOMENT,
        "ring_is_late": name == "states",
        "title": "Record a visit",
        "back_url": "/",
        "draft_key": "gallery:form",
        "draft": SimpleNamespace(saved_at=MOMENT),
        **_context(name),
    }
    return engines["django"].from_string(TEMPLATES[name]).render(context, request)
