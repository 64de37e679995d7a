"""Somebody signed in, an agency, and the template that the tests' own pages need."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from playwright.sync_api import Browser

from accounts.models import Agency, User
from cpcase.records import add, change
from cpcase.web.formats import LONDON
from tests.cast import person
from tests.cpcase.web.gallery.browser import Gallery
from tests.cpcase.web.gallery.desk import Desk

ACT = """{% extends "layout.html" %}{% load cp %}{% block title %}{{ title }}{% endblock %}
{% block main %}{% form_errors form %}<form method="post" enctype="multipart/form-data">
{% csrf_token %}{% fields form %}{% draft_status draft.saved_at %}<button>Save</button></form>
<a href="{{ back_url }}">Back</a><p>{{ record.name }}</p>{% endblock %}"""

Send = Callable[..., Any]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The records that were noted as looked at. An agency is about no child."""
    noted: list[UUID] = []

    def note(agency: Agency) -> tuple[()]:
        noted.append(agency.pk)
        return ()

    monkeypatch.setattr(Agency, "seen_children", note, raising=False)
    return noted


@pytest.fixture
def amina(db: None) -> User:
    return person("Amina Yusuf")


@pytest.fixture
def tom(db: None) -> User:
    return person("Tom Bright")


@pytest.fixture
def site(
    tmp_path: Path, settings: Any, client: Client, amina: User, looked_at: list[UUID]
) -> Client:
    """The tests' own pages, with Amina signed in."""
    (tmp_path / "act.html").write_text(ACT)
    settings.ROOT_URLCONF = "tests.cpcase.web.pages"
    engine = {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}
    settings.TEMPLATES = [engine]
    client.force_login(amina)
    return client


@pytest.fixture
def health(amina: User) -> Agency:
    return add(Agency(name="Health visiting", kind="health", phone="01"), by=amina)


@pytest.fixture
def send(site: Client, health: Agency) -> Send:
    """Post the form of the change page, filled as usual but for what the test says."""

    def post(**fields: Any) -> Any:
        usual = {
            "name": "Health visiting, north",
            "kind": "health",
            "phone": "01",
            "on-day": "27",
            "on-month": "3",
            "on-year": "2026",
            "told": "yes",
            "version": "1",
        }
        sent = {name: value for name, value in {**usual, **fields}.items() if value is not None}
        return site.post(f"/agencies/{health.pk}/change/", sent)

    return post


@pytest.fixture
def change_meanwhile(health: Agency, tom: User) -> Callable[..., Agency]:
    """Tom changes the agency while Amina has it open."""

    def alter(**fields: Any) -> Agency:
        agency = Agency.objects.get(pk=health.pk)
        for name, value in fields.items():
            setattr(agency, name, value)
        return change(agency, by=tom)

    return alter


@pytest.fixture
def gallery(browser: Browser) -> Iterator[Gallery]:
    """The gallery in a browser."""
    context = browser.new_context()
    yield Gallery(context.new_page())
    context.close()


@pytest.fixture
def desk(gallery: Gallery) -> Desk:
    """A form open in the afternoon, and the place that keeps its drafts."""
    found = Desk()
    gallery.answers["/drafts/"] = found.answer
    gallery.page.clock.install(time=datetime(2026, 3, 30, 15, 41, tzinfo=LONDON))
    gallery.open("form")
    return found


@pytest.fixture
def plain(browser: Browser) -> Iterator[Gallery]:
    """The gallery in a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield Gallery(context.new_page())
    context.close()
