"""Reallocating, moving team, restricting: managers' acts, and who sees what afterwards."""

import pytest

from cpcase import clock
from tests import given
from tests.cast import gather
from tests.cpcase.web.test_conflicts import hidden
from tests.given import at
from timescales.models import Allocation, Deadline
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


def read(client, person, url, *names):
    """What the page's form carries."""
    client.force_login(person, BACKEND)
    with clock.standing_at(NOW):
        form = client.get(url).context["form"]
    return {name: form[name].value() for name in names or ("who_answers",)}


def test_another_worker_answers_from_now_on_and_what_is_owed_goes_along(client, cast, cases):
    url = f"/children/{cases[0].pk}/reallocate/"
    answer = send(
        client, cast.manager, url, **read(client, cast.manager, url),
        cases=[case.pk for case in cases], role="social_worker", to=cast.colleague.pk,
        why="Amina is on leave.",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    owed = Deadline.objects.open().filter(step="C03")
    assert owed.for_people([cast.colleague.pk], []).count() == 2
    assert owed.for_people([cast.worker.pk], []).count() == 0


def test_with_nobody_by_name_whoever_holds_the_post_answers(client, cast, cases):
    """A worker leaves and nobody follows yet: what is owed is the team's, and not lost."""
    url = f"/children/{cases[0].pk}/reallocate/"
    answer = send(
        client, cast.manager, url, **read(client, cast.manager, url),
        cases=[case.pk for case in cases], role="social_worker", to="nobody", why="Amina left.",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    owed = Deadline.objects.open().filter(step="C03")
    assert owed.for_people([cast.worker.pk], []).count() == 0
    assert owed.for_people([], list(cast.colleague.posts.all())).count() == 2
    answer = send(
        client, cast.manager, url, **read(client, cast.manager, url),
        cases=[cases[0].pk], role="social_worker", to="", why="x",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Choose a person" in answer.content.decode()


def test_somebody_without_the_post_is_refused_next_to_the_field(client, cast, cases):
    url = f"/children/{cases[0].pk}/reallocate/"
    answer = send(
        client, cast.manager, url, **read(client, cast.manager, url),
        cases=[cases[0].pk], role="chair", to=cast.colleague.pk, why="x",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Choose somebody who holds this post." in answer.content.decode()


def test_another_team_has_the_family_and_the_old_one_sees_it_no_more(client, cast, cases):
    """F04, S09b."""
    url = f"/children/{cases[0].pk}/team/"
    answer = send(
        client, cast.manager, url, **read(client, cast.manager, url),
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


def test_who_answers_was_changed_meanwhile_and_nobody_wins_silently(client, cast, cases):
    """The page says who answers now, keeps what was chosen, and can be sent again as it is."""
    url = f"/children/{cases[0].pk}/reallocate/"
    mine = {"cases": [case.pk for case in cases], "role": "social_worker", "why": "Amina left."}
    mine |= {"to": cast.other_worker.pk, **read(client, cast.manager, url)}
    theirs = {"cases": [cases[1].pk], "role": "chair", "why": "Booked.", "to": cast.chair.pk}
    send(client, cast.manager, url, **theirs, **read(client, cast.manager, url))
    answer = send(client, cast.manager, url, **mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody changed who answers for these children" in page
    assert "Denise Okafor, since Wednesday 25 March 2026" in page
    assert "Amina left." in page
    assert not Allocation.objects.in_force().filter(person=cast.other_worker).exists()
    again = mine | {"who_answers": answer.context["form"]["who_answers"].value()}
    assert send(client, cast.manager, url, **again).status_code == 302
    assert Allocation.objects.in_force().filter(person=cast.other_worker).count() == 2
    assert send(client, cast.manager, url, **again).status_code == 409


def test_a_family_that_moved_meanwhile_is_read_again_first(client, cast, cases):
    url = f"/children/{cases[0].pk}/team/"
    mine = {"cases": [cases[0].pk], "team": cast.other_team.pk, "why": "Moved house."}
    mine |= read(client, cast.manager, url)
    manage = f"/children/{cases[0].pk}/reallocate/"
    theirs = {"cases": [cases[0].pk], "role": "social_worker", "to": "nobody", "why": "Ill."}
    send(client, cast.manager, manage, **theirs, **read(client, cast.manager, manage))
    answer = send(client, cast.manager, url, **mine)
    assert answer.status_code == 409
    cases[0].timeline.refresh_from_db()
    assert cases[0].timeline.team == cast.team
    again = mine | {"who_answers": answer.context["form"]["who_answers"].value()}
    assert send(client, cast.manager, url, **again).status_code == 302


def test_two_who_restrict_a_record_see_both_lists_and_choose(client, cast, cases):
    case = cases[0]
    url = f"/children/{case.pk}/restrict/"
    theirs = {"people": [cast.worker.pk], "why": "A colleague's family.", "version": 1}
    send(client, cast.manager, url, **theirs)
    mine = {"people": [cast.colleague.pk, cast.manager.pk], "why": "In the papers.", "version": 1}
    answer = send(client, cast.manager, url, **mine)
    assert answer.status_code == 409
    (clash,) = answer.context["meanwhile"].clashes
    assert (clash.yours, clash.theirs) == (
        "Dev Patel and Tom Bright", "Amina Yusuf and Tom Bright",
    )  # fmt: skip
    chosen = hidden(answer) | {"choose-people": "mine"}
    assert send(client, cast.manager, url, **many(answer, chosen)).status_code == 302
    named = case.named.filter(ended_on=None).order_by("person__name")
    assert [one.person.name for one in named] == ["Dev Patel", "Tom Bright"]


def test_lifting_shows_who_was_named_meanwhile_and_goes_on(client, cast, cases):
    case = cases[0]
    url = f"/children/{case.pk}/restrict/"
    people = [cast.worker.pk]
    send(client, cast.manager, url, people=people, why="A colleague's family.", version=1)
    over = {"why": "Over.", **read(client, cast.manager, f"{url}lift/", "version", "people")}
    more = [*people, cast.colleague.pk]
    send(client, cast.manager, url, people=more, why="And Dev.", version=2)
    answer = send(client, cast.manager, f"{url}lift/", **over)
    assert answer.status_code == 409
    changed = dict(answer.context["meanwhile"].changed)
    assert changed == {"Who may see this record": "Amina Yusuf, Dev Patel and Tom Bright"}
    sent = many(answer, hidden(answer))
    assert send(client, cast.manager, f"{url}lift/", **sent).status_code == 302
    answer = send(client, cast.manager, f"{url}lift/", **over)
    assert answer.status_code == 409
    assert "This record is not restricted." in answer.content.decode()


def many(answer, sent):
    """With each of the people, where a page carries several."""
    people = [value for name, value in answer.context["meanwhile"].kept if name == "people"]
    return sent | {"people": people}


def test_a_worker_may_do_none_of_it(client, cast, cases):
    client.force_login(cast.worker, BACKEND)
    for page in ("reallocate/", "team/", "restrict/"):
        assert client.get(f"/children/{cases[0].pk}/{page}").status_code == 403


def test_before_it_is_restricted_it_says_who_loses_the_record(client, cast, cases):
    """Whoever works with the child is named first, with what they do."""
    client.force_login(cast.manager, BACKEND)
    page = client.get(f"/children/{cases[0].pk}/restrict/").content.decode()
    assert "Whoever is not chosen no longer opens, finds or lists this record" in page
    assert "Restrict the records of brothers and sisters too" in page
    worker = page.index("Amina Yusuf, social worker of this child")
    manager = page.index("Tom Bright, team manager of this child")
    assert worker < manager < page.index("Dev Patel")
