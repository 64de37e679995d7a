"""The lists, one conference, and the ways to it from a child's record."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import AccessEntry
from cases.models import Relationship, Relative
from conferences.models import Conference
from conferences.services.invitations import Details, add_invitation
from cpcase.records import add
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import siblings
from tests.given_conference import (
    START,
    a_booked,
    a_held,
    a_request,
    an_invited,
    another_chair,
    now,
)
from tests.past_the_acts import write


def _many(cast: Cast, numbers: range) -> None:
    for number in numbers:
        day, hour = divmod(number, 3)
        starts_at = START - timedelta(days=day) + timedelta(hours=2 * hour)
        an_invited(cast, "Mia", family=f"Okoro{chr(65 + number)}", starts_at=starts_at)


def test_a_chair_finds_their_own_the_next_first(chair: Client, as_: SignedIn, cast: Cast) -> None:
    an_invited(cast)
    other = another_chair(cast)
    page = chair.get("/conferences/").content.decode()
    assert "My conferences" in page
    assert "Tuesday 14 April, 10am to midday" in page
    assert "0 of 9 have answered. 0 of 3 reports are in." in page
    assert "No conference is booked." in as_(other).get("/conferences/").content.decode()


def test_what_was_held_is_a_link_away(administrator: Client, cast: Cast) -> None:
    a_held(cast)
    assert "No conference is booked." in administrator.get("/conferences/").content.decode()
    assert "Initial conference" in administrator.get("/conferences/?show=held").content.decode()
    page = administrator.get("/conferences/?show=all").content.decode()
    assert "Review conference" in page


def test_the_list_costs_the_same_with_more_lines(
    chair: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    _many(cast, range(1))
    with django_assert_max_num_queries(60) as one:
        chair.get("/conferences/")
    _many(cast, range(1, 6))
    with django_assert_max_num_queries(len(one.captured_queries)):
        page = chair.get("/conferences/").content.decode()
    assert page.count("Okoro") >= 5


def test_a_page_number_out_of_range_is_not_found(administrator: Client) -> None:
    assert administrator.get("/conferences/?page=9").status_code == 404
    assert administrator.get("/conference-requests/?page=x").status_code == 404


def test_from_a_childs_record_to_its_conference_or_to_asking(worker: Client, cast: Cast) -> None:
    conference = a_booked(cast)
    case = conference.cases()[0]
    went = worker.get(f"/children/{case.pk}/conference/")
    assert went["Location"] == f"/conferences/{conference.pk}/"
    went = worker.get(f"/children/{case.pk}/conference-report/")
    assert went["Location"] == f"/conferences/{conference.pk}/report/"
    (nobody,) = siblings(cast, "Jayden", family="Cole")
    went = worker.get(f"/children/{nobody.pk}/conference/")
    assert went["Location"] == f"/children/{nobody.pk}/conference-request/"


def test_what_waits_comes_first(administrator: Client, cast: Cast) -> None:
    """C17: the decisions to be sent, though the next review is newer."""
    held = a_held(cast)
    case = held.cases()[0]
    went = administrator.get(f"/children/{case.pk}/conference/")
    assert went["Location"] == f"/conferences/{held.pk}/"
    review = Conference.objects.to_book().get()
    went = administrator.get(f"/children/{case.pk}/conference-report/")
    assert went["Location"] == f"/conferences/{review.pk}/report/"


def test_a_view_of_a_conference_is_noted_for_each_child(worker: Client, cast: Cast) -> None:
    conference = a_booked(cast)
    worker.get(f"/conferences/{conference.pk}/")
    seen = AccessEntry.objects.filter(person=cast.worker, record_id=conference.pk)
    assert {entry.child_id for entry in seen} == {case.child_id for case in conference.cases()}


def test_a_restricted_sister_is_left_out(worker: Client, cast: Cast) -> None:
    conference = an_invited(cast)
    isla = conference.cases()[1]
    isla.restricted = True
    write(isla)
    page = worker.get(f"/conferences/{conference.pk}/").content.decode()
    assert "Reuben Ashdown" in page
    assert "Isla" not in page


@pytest.mark.parametrize("path", ["conferences/{0}/", "conference-requests/{1}/"])
def test_nor_is_who_is_a_relative_of_hers_alone(worker: Client, cast: Cast, path: str) -> None:
    conference = an_invited(cast)
    assert conference.request is not None
    url = "/" + path.format(conference.pk, conference.request.pk)
    isla, aunt = conference.cases()[1], "Nadia Holt"
    relative = add(
        Relative(family=isla.child.family, first_name="Nadia", last_name="Holt"), by=cast.system
    )
    add(
        Relationship(child=isla.child, relative=relative, relation="aunt", lives_with=False),
        by=cast.system,
    )
    details = Details(side="family", name=aunt, relative=relative)
    add_invitation(now(conference), details, by=cast.worker)
    assert aunt in worker.get(url).content.decode()
    isla.restricted = True
    write(isla)
    page = worker.get(url).content.decode()
    assert aunt not in page
    assert "Leanne Ashdown" in page


@pytest.mark.parametrize("role", ["worker", "manager", "auditor", "administrator", "chair"])
def test_whoever_reads_children_reads_conferences(as_: SignedIn, cast: Cast, role: str) -> None:
    request = a_request(cast)
    url = f"/conferences/{request.conference.pk}/"
    assert as_(getattr(cast, role)).get(url).status_code == 200
