"""A line of work says how far it is: booked for when, begun or not."""

import pytest
from django.test import Client

from coregroups.services.meeting_dates import set_dates
from cpcase import clock
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from tests.given_conference import a_booked, to_book
from tests.given_plans import group_of, plans
from tests.past_the_acts import write
from tests.worktray.test_work import held, look

pytestmark = pytest.mark.django_db
CONFERENCE, CORE_GROUP = "Hold the initial conference", "Hold the first core group"


@pytest.fixture
def cast() -> Cast:
    return gather()


def row_of(page: str, title: str) -> str:
    """The line of this title, to its end."""
    return page.split(f">{title}", 1)[1].split("</li>", 1)[0]


def test_a_booked_conference_says_for_when(client: Client, cast: Cast) -> None:
    """C14."""
    a_booked(cast)
    page = look(client, cast.administrator, at(9, 4))
    assert "Booked: Tuesday 14 April, 10am" in row_of(page, CONFERENCE)


def test_one_without_a_date_says_so(client: Client, cast: Cast) -> None:
    to_book(cast)
    page = look(client, cast.administrator, at(9, 4))
    assert "Not booked yet" in row_of(page, CONFERENCE)


def test_a_core_group_says_its_next_date(client: Client, cast: Cast) -> None:
    """C20."""
    first, *_ = plans(cast, "Reuben")
    group = group_of(first)
    page = look(client, cast.worker, at(27, 4))
    assert "Not booked yet" in row_of(page, CORE_GROUP)
    days = [(at(day, 4, 10), "Civic Centre") for day in (28, 27)]
    set_dates(group, dates=days, by=cast.worker, as_of=at(21, 4))
    page = look(client, cast.worker, at(27, 4, 9))
    assert "Booked: Monday 27 April, 10am" in row_of(page, CORE_GROUP)


def test_a_form_that_is_begun_is_a_draft_to_go_on_with_for_its_writer_alone(
    client: Client, cast: Cast
) -> None:
    """C03."""
    (case,) = given.siblings(cast, "Reuben")
    held([case], cast, at(24, 3, 16))
    title = "See the children and follow"
    page = look(client, cast.worker, at(24, 3, 17))
    assert "Draft" not in row_of(page, title)
    with clock.standing_at(at(24, 3, 17)):
        client.post(f"/children/{case.pk}/visits/new/", {"save_draft": "1", "where": "At ho"})
    begun = row_of(look(client, cast.worker, at(24, 3, 18)), title)
    assert '<strong class="govuk-tag govuk-tag--blue">Draft</strong>' in begun
    assert ">Continue<" in begun
    assert ">Record this<" not in begun
    assert "Draft" not in look(client, cast.manager, at(24, 3, 18), "/team/")


def test_the_jump_line_counts_what_comes_later_before_what_waits(
    client: Client, cast: Cast
) -> None:
    (case,) = given.siblings(cast, "Reuben")
    held([case], cast, at(24, 3, 16))
    page = look(client, cast.worker, at(24, 3, 17))
    line = page.split("cp-jump", 1)[1].split("</ul>", 1)[0]
    anchors = [part.split('"', 1)[0] for part in line.split('href="#')[1:]]
    assert anchors.index("later") == anchors.index("waiting") - 1


def test_a_baby_is_under_1_and_not_0(client: Client, cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    case.child.birth_date = at(1, 3).date()
    write(case.child, "birth_date")
    held([case], cast, at(24, 3, 16))
    page = look(client, cast.worker, at(24, 3, 17))
    assert "Reuben Ashdown, under 1. Section 47 enquiry" in page
