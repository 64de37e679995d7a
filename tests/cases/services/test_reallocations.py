"""Whoever answers from now on is told of it, and whoever did until now."""

from datetime import datetime

import pytest

from accounts.models import Notice
from accounts.roles import Role
from cases.models import Case
from cases.rules.reallocations import read_of
from cases.services.reallocations import move_team, reallocate
from tests.cast import Cast
from tests.given import at

NOW: datetime = at(30, 3, 10)


def told(person: object) -> list[str]:
    found = Notice.objects.filter(person=person, kind="reallocated")
    return [f"{one.words} {one.link}" for one in found]


def test_a_new_worker_and_the_one_before_are_told(cast: Cast, cases: list[Case]) -> None:
    """D02: nobody finds a child in their list by chance."""
    reallocate(
        cases, role=Role.SOCIAL_WORKER, to=cast.colleague, why="Leave", by=cast.manager,
        as_of=NOW, read=read_of(cases),
    )  # fmt: skip
    family = f"/families/{cases[0].child.family_id}/"
    assert told(cast.colleague) == [f"The work with 2 children was given to you {family}"]
    assert told(cast.worker) == [f"The work with 2 children was given to somebody else {family}"]


def test_of_one_child_the_notice_leads_to_the_record(cast: Cast, cases: list[Case]) -> None:
    reallocate(
        cases[:1], role=Role.SOCIAL_WORKER, to=cast.colleague, why="Leave", by=cast.manager,
        as_of=NOW, read=read_of(cases[:1]),
    )  # fmt: skip
    child = f"/children/{cases[0].pk}/"
    assert told(cast.colleague) == [f"The work with a child was given to you {child}"]


@pytest.mark.parametrize("gone", [True, False])
def test_the_manager_of_the_new_team_is_told(cast: Cast, cases: list[Case], gone: bool) -> None:
    """S09b, F04."""
    move_team(
        cases, team=cast.other_team, why="Moved house", by=cast.manager, as_of=NOW,
        read=read_of(cases),
    )  # fmt: skip
    person, words = (cast.manager, []) if gone else (
        cast.other_manager,
        [f"The work with 2 children was given to you /families/{cases[0].child.family_id}/"],
    )  # fmt: skip
    assert told(person) == words
