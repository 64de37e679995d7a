"""The system administrator's pages of people, posts and teams."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post, StandIn, Team, User
from cpcase import clock
from cpcase.models import Message
from tests.cast import Cast, sign_in
from tests.past_the_acts import write

pytestmark = pytest.mark.django_db
TODAY = {"since-day": "2", "since-month": "3", "since-year": "2026"}


@pytest.fixture
def desk(cast: Cast, browser_of: Callable[..., Client]) -> Client:
    return browser_of(cast.system_administrator)


def url(name: str, *args: object) -> str:
    return reverse(f"accounts:{name}", args=args)


def test_a_person_is_added_and_sent_a_link(desk: Client) -> None:
    typed = {"name": "New Worker", "email": "new@example.test", "job": "Social worker"}
    answer = desk.post(url("add_person"), typed)
    person = User.objects.get(email="new@example.test")
    assert answer["Location"] == url("person", person.pk)
    assert Message.objects.get().address == "new@example.test"
    page = desk.get(answer["Location"]).content.decode()
    assert "Has never signed in" in page
    assert "A person without a post can do nothing." in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": "new@example.test"}, "Enter the person&#x27;s name"),
        ({"name": "New"}, "Enter an email address"),
        ({"name": "New", "email": "new"}, "Enter an email address like name@council.gov.uk"),
        ({"name": "New", "email": "amina.yusuf@example.test"}, "Somebody signs in with this"),
    ],
)
def test_a_mistake_is_told_next_to_its_field_and_nothing_is_lost(
    desk: Client, typed: dict[str, str], words: str
) -> None:
    answer = desk.post(url("add_person"), {**typed, "job": "Practitioner"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words.replace("&#x27;", "&#39;") in page or words in page
    assert 'value="Practitioner"' in page


def test_a_script_in_a_name_is_only_text(desk: Client) -> None:
    script = "<script>alert(1)</script>"
    desk.post(url("add_person"), {"name": script, "email": "x@example.test"})
    assert script not in desk.get(url("people")).content.decode()


def test_what_was_begun_is_there_again(desk: Client) -> None:
    typed = {"name": "Half a", "email": "not yet", "save_draft": "yes"}
    assert desk.post(url("add_person"), typed)["Location"] == url("people")
    page = desk.get(url("add_person")).content.decode()
    assert 'value="Half a"' in page
    assert 'value="not yet"' in page
    assert "There is a problem" not in page


def test_details_change_and_a_clash_shows_both_texts(cast: Cast, desk: Client) -> None:
    page = url("change_person", cast.worker.pk)
    typed = {"name": "Amina Bell", "email": cast.worker.email, "version": "1"}
    assert desk.post(page, typed)["Location"] == url("person", cast.worker.pk)
    answer = desk.post(page, {**typed, "name": "Amina Yusuf-Bell"})
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "Amina Bell" in both
    assert "Amina Yusuf-Bell" in both
    assert User.objects.get(pk=cast.worker.pk).name == "Amina Bell"


def test_a_post_is_given_and_ended(cast: Cast, desk: Client) -> None:
    give = url("give_post", cast.worker.pk)
    assert desk.post(give, {"role": "chair", **TODAY})["Location"] == url("person", cast.worker.pk)
    post = Post.objects.get(person=cast.worker, role="chair")
    end = url("end_post", post.pk)
    assert desk.post(end, {"version": 1})["Location"] == url("person", cast.worker.pk)
    post.refresh_from_db()
    assert post.until == clock.today()
    assert "Somebody changed this" in desk.post(end, follow=True).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose a role"),
        ({"role": "social_worker"}, "Choose the team of this post."),
        ({"role": "partner"}, "Say first for which agency this person works."),
        (
            {"role": "chair", "since-day": "30", "since-month": "2"},
            "The first day must be a real date",
        ),
    ],
)
def test_a_post_that_makes_no_sense_is_refused_next_to_its_field(
    cast: Cast, desk: Client, typed: dict[str, str], words: str
) -> None:
    answer = desk.post(url("give_post", cast.worker.pk), {**TODAY, **typed})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_an_account_is_closed_and_opened_again(cast: Cast, desk: Client) -> None:
    page = url("person", cast.worker.pk)
    assert desk.post(url("close_account", cast.worker.pk), {"version": 1})["Location"] == page
    assert "Closed: cannot sign in" in desk.get(page).content.decode()
    twice = desk.post(url("close_account", cast.worker.pk), {"version": 2}, follow=True)
    assert "This account is closed already." in twice.content.decode()
    desk.post(url("open_account", cast.worker.pk), {"version": 2})
    assert User.objects.get(pk=cast.worker.pk).is_active


def test_the_list_says_who_is_signed_in_now(cast: Cast, desk: Client) -> None:
    sign_in(Client(), cast.worker)
    page = desk.get(url("people")).content.decode()
    assert page.count("Signed in now") == 2
    assert "Team manager, North assessment" in page
    assert "system@localhost" not in page


def test_a_link_to_choose_a_password_is_sent_once_more(cast: Cast, desk: Client) -> None:
    page = desk.post(url("send_link", cast.worker.pk), follow=True).content.decode()
    assert "A link to choose a password is on its way." in page
    assert Message.objects.count() == 1


def test_a_stand_in_is_named_for_somebody_who_fell_ill(cast: Cast, desk: Client) -> None:
    typed = {"stand_in": str(cast.other_manager.pk), **TODAY, "until-day": "9"}
    typed |= {"until-month": "3", "until-year": "2076"}
    answer = desk.post(url("stand_in_for", cast.manager.pk), typed)
    assert answer["Location"] == url("person", cast.manager.pk)
    assert "Ruth Hale answers for them" in desk.get(answer["Location"]).content.decode()
    take_back = url("take_back", StandIn.objects.get().pk)
    assert desk.post(take_back, {"version": 1})["Location"] == answer["Location"]


def test_a_team_is_added_and_changed(cast: Cast, desk: Client) -> None:
    typed = {"name": "West", "duty_manager": str(cast.manager.pk)}
    assert desk.post(url("add_team"), typed)["Location"] == url("teams")
    west = Team.objects.get(name="West")
    page = desk.get(url("teams")).content.decode()
    assert "Nobody works in this team yet." in page
    assert "Amina Yusuf, social worker" in page
    typed |= {"name": "Far west", "version": "1"}
    desk.post(url("change_team", west.pk), typed)
    west.refresh_from_db()
    assert west.name == "Far west"
    taken = desk.post(url("add_team"), typed)
    assert "There is a team with this name." in taken.content.decode()
    nobody = desk.post(url("add_team"), {"name": "East", "duty_manager": ""})
    assert "Choose the duty manager" in nobody.content.decode()


def test_a_partner_is_no_duty_manager(cast: Cast, desk: Client) -> None:
    typed = {"name": "East", "duty_manager": str(cast.partner.pk)}
    assert desk.post(url("add_team"), typed).status_code == 422


def test_a_job_that_the_post_says_too_is_said_once(cast: Cast, desk: Client) -> None:
    cast.manager.job = "Team manager"
    write(cast.manager, "job")
    cast.worker.job = "Senior practitioner"
    write(cast.worker, "job")
    rows = {row.person: row for row in desk.get(url("people")).context["rows"]}
    assert rows[cast.manager].about == cast.manager.email
    assert rows[cast.worker].about == f"Senior practitioner, {cast.worker.email}"
    assert rows[cast.manager].posts == ("Team manager, North assessment",)
