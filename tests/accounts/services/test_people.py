"""People and teams: written down, changed, gone."""

import pytest

from accounts.models import User
from accounts.services import people
from accounts.services.people import system_actor
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_administrator_adds_a_person_who_can_do_nothing_yet(cast: Cast) -> None:
    person = people.add_person(
        email=" New.Worker@Example.test ", name=" New Worker ", by=cast.system_administrator
    )
    assert (person.email, person.name) == ("new.worker@example.test", "New Worker")
    assert not person.has_usable_password()
    assert list(person.roles()) == []
    assert person.history.get().history_user == cast.system_administrator


def test_a_first_set_up_adds_people_without_anybody_signed_in(db: None) -> None:
    person = people.add_person(
        email="sam@example.test", name="Sam Reed", password="correct horse", by=system_actor()
    )
    assert person.check_password("correct horse")


@pytest.mark.parametrize("who", ["worker", "manager", "service_manager", "auditor", "partner"])
def test_nobody_else_adds_anybody(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        people.add_person(email="x@example.test", name="X", by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        people.add_team(name="West", duty_manager=cast.manager, by=getattr(cast, who))


def test_two_people_never_sign_in_with_one_address(cast: Cast) -> None:
    taken = cast.worker.email.upper()
    with pytest.raises(Incomplete) as refused:
        people.add_person(email=taken, name="Somebody", by=cast.system_administrator)
    assert refused.value.field == "email"
    with pytest.raises(Incomplete):
        change(cast.manager, cast, email=taken)


def test_a_person_has_a_name(cast: Cast) -> None:
    with pytest.raises(Incomplete) as refused:
        people.add_person(email="x@example.test", name="  ", by=cast.system_administrator)
    assert refused.value.field == "name"


def change(person: User, cast: Cast, **fields: object) -> User:
    details = {"email": person.email, "name": person.name, "version": 1, **fields}
    return people.change_person(person, by=cast.system_administrator, **details)


def test_a_change_keeps_what_was_and_says_who_made_it(cast: Cast) -> None:
    changed = change(cast.worker, cast, name="Amina Yusuf-Bell", job="Senior social worker")
    assert changed.version == 2
    assert [row.name for row in changed.history.all()] == ["Amina Yusuf-Bell", "Amina Yusuf"]
    assert changed.history.first().history_user == cast.system_administrator


def test_two_administrators_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    change(cast.worker, cast, job="Senior social worker")
    with pytest.raises(Conflict):
        change(cast.worker, cast, job="Practitioner")


def test_who_left_cannot_sign_in_and_comes_back_only_by_an_administrator(cast: Cast) -> None:
    closed = people.close_account(cast.worker, by=cast.system_administrator, version=1)
    assert not closed.is_active
    with pytest.raises(NotNow):
        people.close_account(closed, by=cast.system_administrator, version=2)
    with pytest.raises(NotAllowed):
        people.open_account(closed, by=cast.manager, version=2)
    assert people.open_account(closed, by=cast.system_administrator, version=2).is_active
    with pytest.raises(NotNow):
        people.open_account(closed, by=cast.system_administrator, version=3)


def test_nobody_closes_their_own_account_or_opens_the_system_s(cast: Cast) -> None:
    with pytest.raises(NotNow):
        people.close_account(cast.system_administrator, by=cast.system_administrator, version=1)
    with pytest.raises(NotNow):
        people.open_account(system_actor(), by=cast.system_administrator, version=1)


def test_a_team_has_its_own_name_and_a_duty_manager(cast: Cast) -> None:
    by = cast.system_administrator
    team = people.add_team(name=" West ", duty_manager=cast.manager, by=by)
    assert (team.name, team.duty_manager) == ("West", cast.manager)
    with pytest.raises(Incomplete):
        people.add_team(name="west", duty_manager=cast.manager, by=by)
    with pytest.raises(Incomplete):
        people.change_team(cast.team, name="West", duty_manager=cast.manager, by=by, version=1)


def test_a_team_s_duty_manager_can_change(cast: Cast) -> None:
    team = people.change_team(
        cast.team,
        name="North",
        duty_manager=cast.other_manager,
        by=cast.system_administrator,
        version=1,
    )
    assert (team.name, team.duty_manager, team.version) == ("North", cast.other_manager, 2)
