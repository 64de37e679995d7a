"""A child is recorded once: numbers are checked, likely matches looked at first."""

import pytest

from cases.models import Child
from cpcase import clock
from tests import given
from tests.cast import gather
from tests.given import at

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
CHILD = {
    "family_name": "Tamm family", "first_name": "Mari", "last_name": "Tamm", "sex": "F",
    "ethnicity": "WOTH", "birth_date-day": "3", "birth_date-month": "5",
    "birth_date-year": "2018", "upn_unknown": "UN4",
}  # fmt: skip


@pytest.fixture
def cast():
    return gather()


def send(client, person, **data):
    client.force_login(person, BACKEND)
    with clock.standing_at(at(24, 3)):
        return client.post("/children/new/family/", {**CHILD, **data})


def test_a_child_is_recorded_with_the_next_number(client, cast):
    answer = send(client, cast.worker, nhs_number="943 476 5919")
    assert answer.status_code == 302, answer.content.decode()
    child = Child.objects.get()
    assert (child.first_name, child.nhs_number) == ("Mari", "9434765919")
    assert child.number.isalnum()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("nhs_number", "943 476 5918", "This one has a mistake in it."),
        ("upn", "A123", "This one has a mistake in it."),
        ("first_name", "", "Enter the child&#x27;s first name."),
        ("birth_date-year", "2031", "Date of birth must be today or in the past."),
    ],
)
def test_what_is_wrong_is_said_next_to_its_field_and_nothing_is_lost(
    client, cast, field, value, words
):
    answer = send(client, cast.worker, **{field: value})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert words in shown or words.replace("&#x27;", "&#39;") in shown
    assert 'value="Tamm"' in shown
    assert not Child.objects.exists()


def test_all_that_is_wrong_is_said_at_once(client, cast):
    """N00135: a birth in the future beside a wrong number, a missing name and no family."""
    answer = send(
        client, cast.worker, family_name="", first_name="", nhs_number="943 476 5918", upn="A123",
        disabilities=["NONE", "MOB"], **{"birth_date-year": "2027"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {
        "family_name", "first_name", "birth_date", "nhs_number", "upn", "disabilities",
    }  # fmt: skip


def test_a_number_that_another_child_has_is_said_with_the_rest(client, cast):
    taken = {"nhs_number": "943 476 5919"}
    assert send(client, cast.worker, **taken).status_code == 302
    answer = send(client, cast.worker, **taken, **{"birth_date-year": "2027"})
    assert {"nhs_number", "birth_date"} <= set(answer.context["form"].errors)


def test_a_likely_match_is_shown_before_a_second_record_is_made(client, cast):
    given.siblings(cast, "Reuben")
    same = {
        "first_name": "Ruben", "last_name": "Ashdowne", "birth_date-day": "14",
        "birth_date-month": "6", "birth_date-year": "2019",
    }  # fmt: skip
    answer = send(client, cast.worker, **same)
    assert answer.status_code == 422
    assert "Reuben Ashdown, number" in answer.content.decode()
    assert Child.objects.count() == 1
    assert send(client, cast.worker, **same, looked_at_duplicates="on").status_code == 302
    assert Child.objects.count() == 2


def test_a_match_out_of_reach_says_that_it_is_there_and_no_more(client, cast):
    given.siblings(cast, "Reuben")
    same = {
        "first_name": "Reuben", "last_name": "Ashdown", "birth_date-day": "14",
        "birth_date-month": "6", "birth_date-year": "2019",
    }  # fmt: skip
    shown = send(client, cast.other_worker, **same).content.decode()
    assert "A child whose record you may not see" in shown
    assert "ASH1001" not in shown


def test_an_unborn_baby_has_a_due_date_and_no_sex(client, cast):
    """N08, E8750."""
    unborn = {
        "first_name": "", "birth_date-day": "", "birth_date-month": "", "birth_date-year": "",
        "expected_birth_date-day": "1", "expected_birth_date-month": "7",
        "expected_birth_date-year": "2026",
    }  # fmt: skip
    assert send(client, cast.worker, **unborn).status_code == 302
    child = Child.objects.get()
    assert (child.is_unborn, child.sex) == (True, "U")


def test_at_school_age_a_missing_pupil_number_says_why(client, cast):
    """N00135, Q8770."""
    answer = send(client, cast.worker, upn_unknown="")
    assert answer.status_code == 422
    assert "Enter the unique pupil number, or say why there is none." in answer.content.decode()
    assert not Child.objects.exists()
    assert send(client, cast.worker).status_code == 302
    assert Child.objects.get().upn_unknown == "UN4"


def test_a_pupil_number_and_a_reason_for_none_are_refused_together(client, cast):
    answer = send(client, cast.worker, upn="A123456789012")
    assert answer.status_code == 422
    assert "Not both." in answer.content.decode()


@pytest.mark.parametrize("year", ["2022", "2009"])
def test_outside_school_age_no_reason_is_asked_for(client, cast, year):
    young = {"upn_unknown": "", "birth_date-year": year}
    assert send(client, cast.worker, **young).status_code == 302
