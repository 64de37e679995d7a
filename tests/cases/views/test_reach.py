"""Reallocating, moving team, restricting: managers' acts, and who sees what afterwards."""

import pytest

from cpcase import clock
from tests import given
from tests.cast import gather
from tests.given import at
from timescales.models import Deadline
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOW = at(25, 3, 10)


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def cases(cast):
    cases = given.siblings(cast, "Reuben", "Isla")
    record(
        [Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16)) for case in cases],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    return cases


def send(client, person, url, **data):
    client.force_login(person, BACKEND)
    with clock.standing_at(NOW):
        return client.post(url, data)


def test_another_worker_answers_from_now_on_and_what_is_owed_goes_along(client, cast, cases):
    answer = send(
        client, cast.manager, f"/children/{cases[0].pk}/reallocate/",
        cases=[case.pk for case in cases], role="social_worker", to=cast.colleague.pk,
        why="Amina is on leave.",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    owed = Deadline.objects.open().filter(step="C03")
    assert owed.for_people([cast.colleague.pk], []).count() == 2
    assert owed.for_people([cast.worker.pk], []).count() == 0


def test_with_nobody_by_name_whoever_holds_the_post_answers(client, cast, cases):
    """A worker leaves and nobody follows yet: what is owed is the team's, and not lost."""
    answer = send(
        client, cast.manager, f"/children/{cases[0].pk}/reallocate/",
        cases=[case.pk for case in cases], role="social_worker", to="nobody", why="Amina left.",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    owed = Deadline.objects.open().filter(step="C03")
    assert owed.for_people([cast.worker.pk], []).count() == 0
    assert owed.for_people([], list(cast.colleague.posts.all())).count() == 2
    answer = send(
        client, cast.manager, f"/children/{cases[0].pk}/reallocate/",
        cases=[cases[0].pk], role="social_worker", to="", why="x",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Choose a person" in answer.content.decode()


def test_somebody_without_the_post_is_refused_next_to_the_field(client, cast, cases):
    answer = send(
        client, cast.manager, f"/children/{cases[0].pk}/reallocate/",
        cases=[cases[0].pk], role="chair", to=cast.colleague.pk, why="x",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Choose somebody who holds this post." in answer.content.decode()


def test_another_team_has_the_family_and_the_old_one_sees_it_no_more(client, cast, cases):
    """F04, S09b."""
    answer = send(
        client, cast.manager, f"/children/{cases[0].pk}/team/",
        cases=[case.pk for case in cases], team=cast.other_team.pk, why="Moved house.",
    )  # fmt: skip
    assert answer.status_code == 302
    client.force_login(cast.other_manager, BACKEND)
    assert client.get(f"/children/{cases[0].pk}/").status_code == 200
    client.force_login(cast.colleague, BACKEND)
    assert client.get(f"/children/{cases[0].pk}/").status_code == 404


def test_a_restricted_record_is_seen_by_the_named_and_lifted_again(client, cast, cases):
    case = cases[0]
    url = f"/children/{case.pk}/restrict/"
    answer = send(
        client, cast.manager, url, people=[cast.worker.pk], why="A colleague's family.",
        version=case.version,
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    for person, status in ((cast.manager, 200), (cast.worker, 200), (cast.colleague, 404)):
        client.force_login(person, BACKEND)
        assert client.get(f"/children/{case.pk}/").status_code == status
    case.refresh_from_db()
    answer = send(client, cast.manager, f"{url}lift/", why="Over.", version=case.version)
    assert answer.status_code == 302
    client.force_login(cast.colleague, BACKEND)
    assert client.get(f"/children/{case.pk}/").status_code == 200


def test_a_worker_may_do_none_of_it(client, cast, cases):
    client.force_login(cast.worker, BACKEND)
    for page in ("reallocate/", "team/", "restrict/"):
        assert client.get(f"/children/{cases[0].pk}/{page}").status_code == 403
