"""Where a child beside those who are shown is restricted, the pages say who acts, and not why."""

import pytest

from accounts.models import Post, User
from accounts.roles import Role
from cases.models import NamedPerson
from conferences.models import Conference
from cpcase.records import add
from tests.cast import SINCE, Cast, person
from tests.conferences.views.conftest import SignedIn
from tests.given_conference import an_invited, to_book
from tests.past_the_acts import write
from tests.reading import plain


def with_a_restricted_sister(cast: Cast, conference: Conference, *named: User) -> Conference:
    """Isla's record is for an auditor and whoever else is named."""
    isla = conference.cases()[1]
    isla.restricted = True
    write(isla)
    for one in (cast.auditor, *named):
        add(NamedPerson(case=isla, person=one), by=cast.system)
    return conference


def another_administrator(cast: Cast) -> User:
    """Somebody who books, too."""
    found = person("Noor Aziz")
    add(Post(person=found, role=Role.CONFERENCE_ADMINISTRATOR, since=SINCE), by=cast.system)
    return found


def test_who_may_not_book_it_is_told_whom_to_ask(as_: SignedIn, cast: Cast) -> None:
    conference = with_a_restricted_sister(cast, to_book(cast))
    words = (
        "You may not book or stand down this conference. Ask Tom Bright, the team manager, who can."
    )
    for url in (f"/conferences/{conference.pk}/", "/conference-requests/"):
        page = plain(as_(cast.administrator).get(url).content.decode())
        assert words in page
        assert "Book a date" not in page
        assert "Isla" not in page
        assert "restricted" not in page.lower()


def test_who_is_named_and_books_is_said(as_: SignedIn, cast: Cast) -> None:
    noor = another_administrator(cast)
    conference = with_a_restricted_sister(cast, to_book(cast), noor)
    url = f"/conferences/{conference.pk}/"
    page = plain(as_(cast.administrator).get(url).content.decode())
    assert "You may not book or stand down this conference. Noor Aziz can." in page
    page = plain(as_(noor).get(url).content.decode())
    assert "Book a date" in page
    assert "You may not" not in page


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("administrator", "You may not rearrange, record or stand down this conference."),
        ("chair", "You may not record this conference. Ask Tom Bright, the team manager, who can."),
        ("worker", "You may not stand down this conference. Ask Tom Bright, the team manager"),
        ("manager", "You may not stand down this conference. Ask the service manager who can."),
    ],
)
def test_so_is_everybody_whose_post_does_something_with_it(
    as_: SignedIn, cast: Cast, who: str, words: str
) -> None:
    conference = with_a_restricted_sister(cast, an_invited(cast))
    url = f"/conferences/{conference.pk}/"
    assert words in plain(as_(getattr(cast, who)).get(url).content.decode())


@pytest.mark.parametrize("who", ["administrator", "worker", "auditor", "chair"])
def test_nothing_is_said_where_nothing_is_in_the_way(as_: SignedIn, cast: Cast, who: str) -> None:
    url = f"/conferences/{an_invited(cast).pk}/"
    assert "You may not" not in plain(as_(getattr(cast, who)).get(url).content.decode())


def test_a_worker_who_is_named_can_stand_it_down(as_: SignedIn, cast: Cast) -> None:
    conference = with_a_restricted_sister(cast, an_invited(cast), cast.colleague)
    page = plain(as_(cast.worker).get(f"/conferences/{conference.pk}/").content.decode())
    assert "You may not stand down this conference. Dev Patel can." in page
