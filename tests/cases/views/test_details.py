"""The details of a child's record, each subject changed on its own page, what stood before kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Draft
from cases.models import Case, Child
from cases.rules.people import Known, Reached
from cases.services.child_record import say_why_involved
from cases.services.professionals import involve
from cases.services.relatives import add_relative
from cases.services.warnings import add_warning
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at

NOW = at(10, 4, 12)
WHY = {"why": "His mother told me"}
FORMS: dict[str, dict[str, Any]] = {
    "names": {"first_name": "Ruben", "last_name": "Ashdown", "known_as": "Ru", "was_wrong": "no"},
    "birth": {"birth_date-day": "15", "birth_date-month": "6", "birth_date-year": "2019",
              "birth_estimated": "on", "sex": "M"},
    "numbers": {"nhs_number": "943 476 5919", "nhs_said_by": "GP letter", "upn_unknown": "UN1"},
    "needs": {"language": "Estonian", "interpreter": "on", "communication": "Signs",
              "disabilities": ["HEAR"], "ethnicity": "WOTH"},
    "legal-status": {"legal_status": "ico", "legal_status_since-day": "1",
                     "legal_status_since-month": "4", "legal_status_since-year": "2026"},
}  # fmt: skip
SHOWN = {
    "names": ["Ruben Ashdown", "Known as", "Reuben Ashdown, until Friday 10 April 2026"],
    "birth": ["Saturday 15 June 2019", "This is an estimate", "Male"],
    "numbers": ["943 476 5919", "From: GP letter", "None: not of school age"],
    "needs": ["Estonian", "Needed", "Signs", "Hearing", "Any other White background"],
    "legal-status": ["Interim care order", "Since Wednesday 1 April 2026"],
}


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def details(case: Case, form: str = "") -> str:
    return f"/children/{case.pk}/details/{f'{form}/' if form else ''}"


@pytest.mark.parametrize("form", FORMS)
def test_each_subject_is_changed_on_its_page_and_shown_with_what_stood_before(
    as_: SignedIn, cast: Cast, cases: list[Case], form: str
) -> None:
    case, client = cases[0], as_(cast.worker)
    url = details(case, form)
    assert f'href="{url}"' in words_of(client.get(details(case)))
    assert client.get(url).status_code == 200
    answer = client.post(url, {**FORMS[form], **WHY, "version": case.child.version})
    assert answer["Location"] == details(case), words_of(answer)
    page = words_of(client.get(details(case)))
    for words in SHOWN[form]:
        assert words in page
    changes = words_of(client.get(details(case, "changes")))
    assert ", by Amina Yusuf: His mother told me" in changes


@pytest.mark.parametrize(
    ("form", "wrong", "words"),
    [
        ("names", {"was_wrong": ""}, "Say whether the name before was wrong"),
        ("names", {"first_name": ""}, "Enter the child’s first name."),
        ("birth", {"birth_date-year": "2031"}, "Date of birth must be today or in the past."),
        ("numbers", {"nhs_number": "943 476 5918"}, "This one has a mistake in it."),
        ("numbers", {"nhs_said_by": ""}, "Say where the NHS number is from."),
        ("needs", {"disabilities": ["NONE", "HEAR"]}, "Choose no disability, or those that"),
        ("needs", {"language": ""}, "Enter the language that the interpreter speaks."),
        ("legal-status", {"legal_status": "co", "legal_status_since-year": "2031"},
         "The date must be today or in the past."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_next_to_its_field_and_nothing_is_lost(
    as_: SignedIn, cast: Cast, cases: list[Case], form: str, wrong: dict[str, Any], words: str
) -> None:
    case = cases[0]
    sent = {**FORMS[form], **WHY, **wrong, "version": case.child.version}
    answer = as_(cast.worker).post(details(case, form), sent)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="His mother told me"' in words_of(answer)
    assert Child.objects.get(pk=case.child_id).version == case.child.version


def test_all_that_is_wrong_with_a_form_is_said_at_once(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case = cases[0]
    sent = {"nhs_number": "943 476 5918", "upn": "A123", "former_upn": "B1", "why": "",
            "version": case.child.version}  # fmt: skip
    page = words_of(as_(cast.worker).post(details(case, "numbers"), sent))
    summary = page.partition("There is a problem")[2].partition("</ul>")[0]
    assert summary.count("This one has a mistake in it.") == 3
    assert "Say why, or who told you" in summary


def test_two_people_who_change_one_child_compare_both_texts(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case = cases[0]
    read = case.child.version
    as_(cast.manager).post(
        details(case, "needs"), {**FORMS["needs"], **WHY, "version": read, "language": "Finnish"}
    )
    client = as_(cast.worker)
    answer = client.post(details(case, "needs"), {**FORMS["needs"], **WHY, "version": read})
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Somebody changed this while you had it open" in page
    assert "Finnish" in page
    assert "Estonian" in page
    sent = {**FORMS["needs"], **WHY, "version": read + 1, "read": read, "clash": "language",
            "choose-language": "mine"}  # fmt: skip
    assert client.post(details(case, "needs"), sent).status_code == 302
    assert Child.objects.get(pk=case.child_id).language == "Estonian"


def test_a_clash_shows_what_people_wrote_and_nothing_of_the_products_own(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """How a name sounds, and who signed, are worked out: nobody chooses between them."""
    case = cases[0]
    read = case.child.version
    names = {**FORMS["names"], "last_name": "Okoro", **WHY, "version": read}
    assert as_(cast.manager).post(details(case, "names"), names).status_code == 302
    say_why_involved(
        case.child, why_involved="A bruise.", by=cast.manager, as_of=NOW, version=read + 1
    )
    answer = as_(cast.worker).post(
        details(case, "needs"), {**FORMS["needs"], **WHY, "version": read}
    )
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Okoro" in page
    assert "A bruise." in page
    assert "Sounds" not in page
    assert "Why involved by" not in page


def test_half_a_form_is_kept_for_later(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    case, client = cases[0], as_(cast.worker)
    client.post(details(case, "numbers"), {"nhs_number": "943", "save_draft": "1"})
    assert Draft.objects.count() == 1
    assert 'value="943"' in words_of(client.get(details(case, "numbers")))


def test_why_we_are_involved_is_written_from_the_childs_page(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case, client = cases[0], as_(cast.worker)
    url = details(case, "why-involved")
    assert f'href="{url}"' in words_of(client.get(f"/children/{case.pk}/"))
    sent = {"why_involved": "School saw a bruise.", "version": case.child.version}
    assert client.post(url, sent)["Location"] == f"/children/{case.pk}/"
    page = words_of(client.get(f"/children/{case.pk}/"))
    assert "School saw a bruise." in page
    assert "Written by Amina Yusuf, 10 April." in page
    answer = client.post(url, {"why_involved": "word " * 61, "version": case.child.version + 1})
    assert "Why we are involved must be 60 words or fewer. You have 61." in words_of(answer)


def test_a_warning_stands_on_the_band_until_it_ends(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case, client = cases[0], as_(cast.worker)
    said = {"kind": "pairs", "words": "Visit in pairs", **WHY, "version": case.child.version}
    assert client.post(details(case, "warnings/new"), said).status_code == 302
    assert "Visit in pairs" in words_of(client.get(f"/children/{case.pk}/"))
    warning = case.child.warnings.get()
    url = details(case, f"warnings/{warning.pk}")
    assert 'value="Visit in pairs"' in words_of(client.get(url))
    client.post(url, {**said, "words": "Visit with the police", "version": "1"})
    assert "Visit with the police" in words_of(client.get(details(case)))
    assert "Visit with the police" in words_of(client.get(f"{url}end/"))
    assert client.post(f"{url}end/", {**WHY, "version": "2"})["Location"] == details(case)
    assert "Visit with the police" not in words_of(client.get(details(case)))
    assert client.get(url).status_code == 404


def test_another_childs_warning_is_not_found_from_this_record(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    other = add_warning(cases[1].child, kind="dog", words="A dog", why="x", by=cast.worker)
    url = details(cases[0], f"warnings/{other.pk}")
    assert as_(cast.worker).get(url).status_code == 404


def test_an_earlier_name_is_added_and_taken_out(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    case, client = cases[0], as_(cast.worker)
    sent = {"name": "Reuben Finch", **WHY, "version": case.child.version}
    assert client.post(details(case, "earlier-names/new"), sent).status_code == 302
    assert "Reuben Finch" in words_of(client.get(details(case)))
    row = case.child.former_names.get()
    url = details(case, f"earlier-names/{row.pk}")
    assert client.post(url, {**WHY, "version": "1"}).status_code == 302
    assert "Reuben Finch" not in words_of(client.get(details(case)))
    assert "Reuben Finch" in words_of(client.get(details(case, "changes")))


def test_a_baby_who_is_not_born_has_a_due_date_to_change(as_: SignedIn, cast: Cast) -> None:
    case = given.an_unborn(cast)
    client = as_(cast.worker)
    page = words_of(client.get(details(case, "birth")))
    assert "Due date" in page
    assert "Date of birth" not in page
    sent = {"expected_birth_date-day": "9", "expected_birth_date-month": "7",
            "expected_birth_date-year": "2026", **WHY, "version": case.child.version}  # fmt: skip
    assert client.post(details(case, "birth"), sent).status_code == 302
    assert "Thursday 9 July 2026" in words_of(client.get(details(case)))


@pytest.mark.parametrize("tab", ["", "details/", "details/changes/", "people/"])
def test_the_number_of_queries_does_not_grow_with_what_is_on_record(
    as_: SignedIn, cast: Cast, cases: list[Case], tab: str
) -> None:
    case, client = cases[0], as_(cast.worker)

    def fill(times: int) -> None:
        for number in range(times):
            add_warning(case.child, kind="dog", words=f"Dog {number}", why="x", by=cast.worker)
            nan = Reached(f"Nan {number}", phone="01632 960144")
            add_relative([case.child], nan, relation="carer", parental_responsibility=False,
                         lives_with=False, why="x", by=cast.worker)  # fmt: skip
            teacher = Known(f"Beth {number}", "education", cast.school)
            involve([case], teacher, since=NOW.date(), why="x", by=cast.worker, as_of=NOW)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/children/{case.pk}/{tab}").status_code == 200
        return len(queries)

    fill(1)
    few = count()
    fill(3)
    assert count() == few


def test_whoever_only_reads_sees_the_details_and_no_way_to_change_them(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    child = cases[0].child
    say_why_involved(
        child, why_involved="A bruise.", by=cast.worker, as_of=NOW, version=child.version
    )
    client = as_(cast.chair)
    page = words_of(client.get(details(cases[0])))
    assert "Reuben Ashdown" in page
    assert "A bruise." in page
    assert "/names/" not in page
    assert "why-involved" not in words_of(client.get(f"/children/{cases[0].pk}/"))
    for form in FORMS:
        assert client.get(details(cases[0], form)).status_code == 403
    assert as_(cast.other_worker).get(details(cases[0])).status_code == 404
