"""A conference that is not needed waits with administration until it is stood down (D06, S11)."""

import pytest
from django.test import Client

from accounts.models import User
from cases.models import Case
from cases.services.decisions import decide_conference
from conferences.services.standing_down import stand_down
from cpcase import clock
from tests.cast import Cast, gather
from tests.given import at
from tests.given_conference import a_booked, now, to_book
from worktray.asked import asked_of

pytestmark = pytest.mark.django_db
NOW = at(2, 4, 12)
WHAT = "Stand a conference down that is not needed"


@pytest.fixture
def cast() -> Cast:
    return gather()


def _decide(case: Case, cast: Cast, *, needed: bool) -> None:
    decide_conference(
        case, needed=needed, why="The risk is over.", by=cast.manager, at=NOW, as_of=NOW,
        version=case.conference_decisions.count(),
    )  # fmt: skip


def _my_work(client: Client, person: User) -> str:
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    with clock.standing_at(NOW):
        return client.get("/work/").content.decode()


@pytest.mark.parametrize("standing", [to_book, a_booked])
def test_administration_is_asked_until_it_is_stood_down(
    client: Client, cast: Cast, standing: object
) -> None:
    """D06, S11: asked for only, or booked already."""
    conference = standing(cast, "Reuben")  # type: ignore[operator]
    (case,) = conference.cases()
    assert asked_of(cast.administrator) == []
    _decide(case, cast, needed=False)
    (one,) = asked_of(cast.administrator)
    assert (one.what, one.who, one.by) == (WHAT, "Reuben Ashdown", cast.manager.name)
    assert one.href == f"/conferences/{conference.pk}/"
    assert WHAT in _my_work(client, cast.administrator)
    for other in (cast.worker, cast.manager, cast.chair, cast.auditor, cast.service_manager):
        assert WHAT not in [row.what for row in asked_of(other)]
    stand_down(
        now(conference), why="Not needed.", by=cast.administrator, as_of=NOW,
        version=now(conference).version,
    )  # fmt: skip
    assert asked_of(cast.administrator) == []


def test_of_two_children_the_one_is_named_who_needs_none(cast: Cast) -> None:
    """D06."""
    reuben, isla = to_book(cast, "Reuben", "Isla").cases()
    _decide(isla, cast, needed=False)
    assert [one.who for one in asked_of(cast.administrator)] == ["Isla Ashdown"]
    _decide(reuben, cast, needed=False)
    assert [one.who for one in asked_of(cast.administrator)] == ["Reuben Ashdown and Isla Ashdown"]
    for case in (reuben, isla):
        _decide(case, cast, needed=True)
    assert asked_of(cast.administrator) == []
