"""Posts: given, ended, worked in."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Post
from accounts.roles import Role
from accounts.services.posts import end_post, give_post, work_as
from cpcase import clock
from cpcase.refusals import Conflict, Incomplete, NotAllowed
from tests.cast import SINCE, Cast, person
from tests.past_the_acts import NEXT

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_a_post_gives_its_permissions_from_its_first_day_to_its_last(cast: Cast) -> None:
    pat = person("Pat New")
    post = give_post(
        pat, role=Role.CHAIR, team=None, since=DAY, until=DAY, by=cast.system_administrator
    )
    assert Post.objects.held_on(DAY).filter(pk=post.pk).exists()
    for other in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        assert not Post.objects.held_on(other).filter(pk=post.pk).exists()


def test_who_was_asked_before_knows_of_a_new_post_at_once(cast: Cast) -> None:
    pat = person("Pat New")
    assert list(pat.roles()) == []
    give_post(pat, role=Role.CHAIR, team=None, since=SINCE, by=cast.system_administrator)
    assert list(pat.roles()) == [Role.CHAIR]


@pytest.mark.parametrize(
    ("role", "in_team", "field"),
    [
        ("juggler", False, "role"),
        (Role.SOCIAL_WORKER, False, "team"),
        (Role.TEAM_MANAGER, False, "team"),
        (Role.CHAIR, True, "team"),
        (Role.PARTNER, False, "role"),
    ],
)
def test_a_post_that_makes_no_sense_is_refused(
    cast: Cast, role: str, in_team: bool, field: str
) -> None:
    team = cast.team if in_team else None
    with pytest.raises(Incomplete) as refused:
        give_post(person("Pat"), role=role, team=team, since=DAY, by=cast.system_administrator)
    assert refused.value.field == field


def test_somebody_of_another_agency_is_a_partner_and_nothing_else(cast: Cast) -> None:
    with pytest.raises(Incomplete):
        give_post(cast.partner, role=Role.CHAIR, team=None, since=DAY, by=cast.system_administrator)
    officer = person("Officer", agency=cast.police)
    give_post(officer, role=Role.PARTNER, team=None, since=DAY, by=cast.system_administrator)
    assert officer.posts.count() == 1


def test_the_same_post_is_not_held_twice_on_one_day(cast: Cast) -> None:
    pat, by = person("Pat"), cast.system_administrator
    give_post(pat, role=Role.CHAIR, team=None, since=DAY, until=DAY + timedelta(days=9), by=by)
    for first, last in ((5, None), (-5, 0), (2, 3), (-5, None)):
        since = DAY + timedelta(days=first)
        until = None if last is None else DAY + timedelta(days=last)
        with pytest.raises(Incomplete):
            give_post(pat, role=Role.CHAIR, team=None, since=since, until=until, by=by)
    give_post(pat, role=Role.CHAIR, team=None, since=DAY + timedelta(days=10), by=by)
    assert pat.posts.count() == 2


def test_a_post_ends_on_a_day_that_is_still_worked(cast: Cast) -> None:
    post = cast.worker.posts.get()
    ended = end_post(post, until=DAY, by=cast.system_administrator, version=1)
    assert (ended.until, ended.version) == (DAY, 2)
    with pytest.raises(Conflict):
        end_post(post, until=DAY, by=cast.system_administrator, version=1)
    with pytest.raises(Incomplete):
        end_post(post, until=SINCE - timedelta(days=1), by=cast.system_administrator, version=2)


def test_only_an_administrator_gives_or_ends_a_post(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        give_post(cast.worker, role=Role.CHAIR, team=None, since=DAY, by=cast.service_manager)
    with pytest.raises(NotAllowed):
        end_post(cast.worker.posts.get(), until=DAY, by=cast.manager, version=1)


def test_the_database_refuses_a_post_that_ends_before_it_starts(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.worker.posts.update(version=NEXT, until=SINCE - timedelta(days=1))


def test_a_person_with_two_posts_chooses_the_one_to_work_in(cast: Cast) -> None:
    give_post(
        cast.manager, role=Role.CHAIR, team=None, since=clock.today(), by=cast.system_administrator
    )
    assert work_as(cast.manager, role=Role.CHAIR).working_as == Role.CHAIR
    with pytest.raises(NotAllowed):
        work_as(cast.manager, role=Role.SERVICE_MANAGER)
