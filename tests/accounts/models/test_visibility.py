"""What a list shows and what a page opens agree, over the whole cast."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from accounts import policy
from accounts.permissions import Permission as P  # noqa: N817  as in the table
from accounts.services.people import system_actor
from accounts.services.stand_ins import stand_in
from accounts.visibility import visible_q
from cases.models import Case, NamedPerson, Share
from cpcase.records import add, change
from tests.cast import Cast
from tests.given import MONDAY, siblings
from timescales.services.allocations import allocate

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(cast: Cast) -> list[Case]:
    """Ordinary, allocated across teams, another team's, restricted, shared, restricted and both."""
    ordinary, across, south, restricted, shared, all_at_once = siblings(
        cast, "Ana", "Ben", "Cal", "Dot", "Eli", "Fay"
    )
    for case in (across, south, all_at_once):
        case.timeline.team = cast.other_team
        change(case.timeline, by=cast.system)
    for role, person in (
        ("social_worker", cast.other_worker),
        ("team_manager", cast.other_manager),
    ):
        allocate([south.timeline], role=role, person=person, by=cast.system, as_of=MONDAY)
    allocate([across.timeline], role="chair", person=cast.chair, by=cast.system, as_of=MONDAY)
    for case in (restricted, all_at_once):
        case.restricted = True
        change(case, by=cast.system)
        for person in (cast.worker, cast.senior_manager, cast.system_administrator):
            add(NamedPerson(case=case, person=person), by=cast.system)
    add(NamedPerson(case=restricted, person=cast.chair, ended_on=MONDAY.date()), by=cast.system)
    add(NamedPerson(case=ordinary, person=cast.other_worker), by=cast.system)
    for case in (shared, all_at_once):
        share(case, cast)
    share(ordinary, cast, ended_at=MONDAY)
    return list(Case.objects.all())


def share(case: Case, cast: Cast, **fields: Any) -> None:
    add(
        Share(case=case, agency=cast.police, reason="invited", started_at=MONDAY, **fields),
        by=cast.system,
    )


def test_list_and_object_agree_for_every_person_record_and_permission(
    cast: Cast, cases: list[Case]
) -> None:
    for person, permission in product([*cast.everybody(), system_actor()], P):
        listed = set(Case.objects.filter(visible_q(person, permission=permission)).distinct())
        opened = {case for case in cases if policy.may(person, permission, case)}
        assert listed == opened, f"{person.name} {permission}"


def test_they_agree_for_whoever_stands_in_for_somebody(cast: Cast, cases: list[Case]) -> None:
    for absent, answering in (
        (cast.worker, cast.other_worker),
        (cast.manager, cast.other_manager),
        (cast.chair, cast.service_manager),
    ):
        days = {"since": date(2020, 1, 1), "until": date(2100, 1, 1)}
        stand_in(absent, stand_in=answering, by=absent, **days)
    seen = set()
    for person in (cast.other_worker, cast.other_manager, cast.service_manager):
        listed = set(Case.objects.visible_to(person))
        assert listed == {case for case in cases if policy.sees(person, case)}, person.name
        seen.add(len(listed))
    assert max(seen) == 4, "north, across, south, shared: all that is not restricted"


def test_what_each_role_sees_here(cast: Cast, cases: list[Case]) -> None:
    """The figures, so that two wrongs cannot agree."""
    counts = {who: Case.objects.visible_to(getattr(cast, who)).count() for who in (
        "worker", "colleague", "other_worker", "chair", "senior_manager", "auditor",
        "system_administrator", "partner",
    )}  # fmt: skip
    assert counts == {
        "worker": 5,  # her team's two, one allocated to her elsewhere, two that name her
        "colleague": 2,
        "other_worker": 2,
        "chair": 4,
        "senior_manager": 6,
        "auditor": 4,
        "system_administrator": 0,
        "partner": 0,
    }


def test_a_prefix_reaches_the_episode_of_another_record(cast: Cast, cases: list[Case]) -> None:
    shown = Share.objects.filter(visible_q(cast.colleague, prefix="case__")).distinct()
    assert {one.case.child.first_name for one in shown} == {"Ana", "Eli"}
    assert not Share.objects.filter(visible_q(system_actor(), prefix="case__")).exists()
