"""A child on record before any referral: who finds them, as a list and one by one."""

from itertools import product

import pytest

from accounts import policy
from accounts.services.people import system_actor
from cases.models import Case, Child, NamedPerson
from cpcase.records import add, change
from tests.cast import Cast
from tests.given import MONDAY, siblings
from tests.given_children import children_of

pytestmark = pytest.mark.django_db


def added_in(child: Child, team: object, cast: Cast) -> Child:
    child.added_in = team
    return change(child, by=cast.system)


def beside(case: Case, name: str, cast: Cast) -> Child:
    """A brother or sister of a child with an episode, who has none."""
    (child,) = children_of(cast, name, family=f"{name}s")
    child.family = case.child.family
    return change(child, by=cast.system)


@pytest.fixture
def children(cast: Cast) -> dict[str, Child]:
    """By their names: of whose team, beside whom."""
    (nell,) = children_of(cast, "Nell", family="North")
    (sol,) = children_of(cast, "Sol", family="South")
    children_of(cast, "Nobody", family="Nowhere")
    added_in(nell, cast.team, cast)
    added_in(sol, cast.other_team, cast)
    (open_here,) = siblings(cast, "Ana", family="Open")
    beside(open_here, "Zia", cast)
    (over,) = siblings(cast, "Ben", family="Over")
    over.closed_on, over.closure_reason = MONDAY.date(), "RC7"
    change(over, by=cast.system)
    beside(over, "Yan", cast)
    restricted, other = siblings(cast, "Cal", "Dot", family="Shut")
    restricted.restricted = True
    change(restricted, by=cast.system)
    add(NamedPerson(case=restricted, person=cast.colleague), by=cast.system)
    added_in(beside(other, "Xan", cast), cast.team, cast)
    return {child.first_name: child for child in Child.objects.all()}


def test_list_and_object_agree_for_every_person_and_child(
    cast: Cast, children: dict[str, Child]
) -> None:
    for person in (*cast.everybody(), system_actor()):
        listed = set(Child.objects.visible_to(person))
        opened = {child for child in children.values() if policy.sees(person, child)}
        assert listed == opened, person.name


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("worker", {"Nell", "Zia"}),
        ("manager", {"Nell", "Zia"}),
        ("colleague", {"Nell", "Zia", "Xan"}),
        ("other_worker", {"Sol"}),
        ("auditor", {"Nell", "Sol", "Zia", "Yan", "Nobody"}),
        ("system_administrator", set()),
        ("partner", set()),
    ],
)
def test_whose_team_added_the_child_or_who_reaches_an_open_sibling(
    cast: Cast, children: dict[str, Child], who: str, names: set[str]
) -> None:
    """Where a brother's or sister's record is restricted, only the people named there."""
    seen = Child.objects.visible_to(getattr(cast, who)).unopened()
    assert {child.first_name for child in seen} == names


def test_a_child_with_an_episode_is_seen_as_the_episode_is(
    cast: Cast, children: dict[str, Child]
) -> None:
    for person, case in product(cast.everybody(), Case.objects.all()):
        seen = Child.objects.visible_to(person).filter(pk=case.child_id).exists()
        assert seen == policy.sees(person, case)
