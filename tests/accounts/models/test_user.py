"""People: one address each, no rights of their own, never deleted."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.roles import Role
from accounts.services.people import system_actor
from accounts.services.stand_ins import stand_in
from cpcase import clock
from tests.cast import PASSWORD, SINCE, Cast, person, software
from tests.given import MONDAY

pytestmark = pytest.mark.django_db


def test_an_address_is_one_person_s_in_any_case(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=cast.worker.email.upper(), name="Somebody else")


def test_a_person_signs_in_with_the_address_in_any_case(cast: Cast, rf) -> None:
    found = authenticate(rf.post("/"), email=cast.worker.email.upper(), password=PASSWORD)
    assert found == cast.worker


def test_nobody_signs_in_as_the_system_or_as_an_agency_s_software(cast: Cast, rf) -> None:
    account = software(cast.police).account
    for one in (system_actor(), account):
        assert authenticate(rf.post("/"), email=one.email, password="") is None
        assert authenticate(rf.post("/"), email=one.email, password="!") is None
    assert not {system_actor(), account} & set(User.objects.people())


def test_people_at_work_are_ours_and_here(cast: Cast) -> None:
    at_work = set(User.objects.at_work())
    assert cast.worker in at_work
    assert cast.partner not in at_work


def test_people_are_never_deleted(cast: Cast) -> None:
    with pytest.raises(TypeError):
        User.objects.all().delete()


def test_the_role_worked_in_comes_first(cast: Cast) -> None:
    cast.manager.posts.create(role=Role.CHAIR, since="2020-01-01")
    assert list(cast.manager.roles()) == [Role.TEAM_MANAGER, Role.CHAIR]
    cast.manager.working_as = Role.CHAIR
    assert list(cast.manager.roles()) == [Role.CHAIR, Role.TEAM_MANAGER]


def test_a_history_never_holds_a_password(cast: Cast) -> None:
    fields = {field.name for field in User.history.model._meta.fields}
    assert not {"password", "last_login"} & fields
    assert cast.worker.history.count() == 1


def test_who_a_person_answers_for_is_read_once(cast: Cast, django_assert_num_queries) -> None:
    fresh = User.objects.get(pk=cast.worker.pk)
    with clock.standing_at(MONDAY), django_assert_num_queries(2):
        for _ in range(3):
            fresh.posts_now()
            fresh.answers_for()
            fresh.teams_answered_for()


def test_work_comes_by_the_posts_of_whoever_one_stands_in_for(cast: Cast) -> None:
    days = {"since": SINCE, "until": date(2100, 1, 1)}
    stand_in(cast.manager, stand_in=cast.other_manager, by=cast.manager, **days)
    posts = cast.other_manager.posts_answered_for()
    assert {post.team for post in posts} == {cast.team, cast.other_team}
    assert cast.other_manager.teams_answered_for() == {cast.team.pk}
    assert cast.worker.posts_answered_for() == cast.worker.posts_now()


def test_people_see_themselves_and_the_administrator_sees_all(cast: Cast) -> None:
    person("New Person")
    assert User.objects.visible_to(cast.system_administrator).count() == User.objects.count()
    assert set(User.objects.visible_to(cast.worker)) == {cast.worker}
