"""The banner: every page can say that alerts may be late, at the cost of one small query."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.template import Context, Template
from django.test import RequestFactory

from cpcase.models import Pulse
from cpcase.moving import move_clock
from cpcase.outbox.services import beat
from cpcase.web.banner import ring_is_late

PAGE = Template("{% if ring_is_late %}Alerts may be late.{% endif %}")
pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def shown(rf: RequestFactory) -> Context:
    return Context(ring_is_late(rf.get("/")))


@pytest.mark.usefixtures("movable_clock")
def test_nothing_is_said_while_somebody_rings(shown: Context) -> None:
    beat("ring")
    move_clock(by=timedelta(days=2))
    assert PAGE.render(shown) == ""


@pytest.mark.parametrize("ago", [timedelta(minutes=3, seconds=1), timedelta(days=3)])
def test_a_late_ring_is_said(shown: Context, ago: timedelta) -> None:
    Pulse.objects.create(name="ring", at=Now() - ago)
    assert PAGE.render(shown) == "Alerts may be late."


def test_a_ring_that_never_was_is_late_and_a_drain_does_not_hide_it(shown: Context) -> None:
    beat("drain")
    assert PAGE.render(shown) == "Alerts may be late."


def test_every_page_is_given_it(settings: Any) -> None:
    given = settings.TEMPLATES[0]["OPTIONS"]["context_processors"]
    assert given.count("cpcase.web.banner.ring_is_late") == 1


def test_it_costs_one_query_and_none_where_it_is_not_shown(
    shown: Context, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(1):
        PAGE.render(shown)
    with django_assert_num_queries(0):
        Template("Sign in").render(shown)
