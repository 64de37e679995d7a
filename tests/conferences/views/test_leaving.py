"""The page on which a child leaves the siblings' process, where a conference is to come."""

import pytest
from django.test import Client

from conferences.models import Conference
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import siblings
from tests.given_conference import a_booked, a_sent, an_invited, child_called, now
from tests.given_enquiry import an_enquiry
from tests.reading import plain


@pytest.fixture
def manager(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.manager)


def page_of_isla(conference: Conference) -> str:
    return f"/children/{child_called(conference, 'Isla').case_id}/leave/"


def test_what_becomes_of_the_conference_is_said_and_asked_before_the_button(
    manager: Client, cast: Cast
) -> None:
    """D06, S11."""
    url = page_of_isla(a_booked(cast))
    words = plain(manager.get(url).content.decode())
    assert (
        "Isla is taken out of the initial conference on Tuesday 14 April. Everybody who was "
        "invited for Isla is told. If a conference is still needed, administration is asked to "
        "book one for Isla alone, by the limit that stands."
    ) in words
    assert "Is a conference still needed for Isla?" in words
    answer = manager.post(url, {"why": "With her father."})
    assert answer.status_code == 422
    words = plain(answer.content.decode())
    assert "Say whether a conference is still needed for Isla" in words
    assert "With her father." in words


@pytest.mark.parametrize(("said", "to_come"), [("yes", 1), ("no", 0)])
def test_the_child_leaves_both_by_one_button(
    manager: Client, cast: Cast, said: str, to_come: int
) -> None:
    """D06, S11."""
    conference = an_invited(cast)
    isla = child_called(conference, "Isla").case
    told = {"why": "With her father.", "conference_needed": said}
    answer = manager.post(page_of_isla(conference), told)
    assert answer["Location"] == f"/children/{isla.pk}/"
    assert [one.child.first_name for one in now(conference).cases()] == ["Reuben"]
    own = Conference.objects.to_book().filter(children__case=isla, children__left_on=None)
    assert own.count() == to_come


def test_without_a_conference_nothing_is_asked_about_one(manager: Client, cast: Cast) -> None:
    cases = siblings(cast)
    an_enquiry(cast, cases)
    url = f"/children/{cases[1].pk}/leave/"
    assert "conference" not in plain(manager.get(url).content.decode())
    assert manager.post(url, {"why": "Moved."})["Location"] == f"/children/{cases[1].pk}/"


def test_a_review_is_said_and_not_asked(manager: Client, cast: Cast) -> None:
    """N04, C24."""
    a_sent(cast, "Reuben", "Isla")
    url = page_of_isla(Conference.objects.to_book().get(kind="review"))
    words = plain(manager.get(url).content.decode())
    assert "taken out of the review conference that is to be booked." in words
    assert "The plan is still to be reviewed: administration is asked to book one for Isla" in words
    assert "still needed" not in words
    assert manager.post(url, {"why": "Moved."}).status_code == 302


def test_the_only_child_is_told_what_stays_and_what_is_stood_down(
    manager: Client, cast: Cast
) -> None:
    conference = an_invited(cast)
    manager.post(page_of_isla(conference), {"why": "Moved.", "conference_needed": "yes"})
    isla, reuben = (child_called(conference, name).case for name in ("Isla", "Reuben"))
    join = {"who": str(isla.pk), "conference_possible": "yes", "why": "Home again."}
    manager.post(f"/children/{reuben.pk}/join/", join)
    words = plain(manager.get(f"/children/{reuben.pk}/leave/").content.decode())
    assert (
        "The initial conference on Tuesday 14 April is about Reuben alone: it stays if it is "
        "still needed. If not, it is stood down, and everybody who was invited is told."
    ) in words
    manager.post(f"/children/{reuben.pk}/leave/", {"why": "Not needed.", "conference_needed": "no"})
    assert now(conference).status == "stood_down"


def test_its_button_is_among_the_other_acts(manager: Client, cast: Cast) -> None:
    conference = a_booked(cast)
    isla = child_called(conference, "Isla").case
    page = manager.get(f"/children/{isla.pk}/").content.decode()
    assert f'href="/children/{isla.pk}/leave/"' in page
