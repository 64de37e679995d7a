"""The pages of an assessment: started, and authorised with its factors (N01, D12, L05)."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.models import Assessment, Case
from cases.services.assessments import start
from cpcase import clock
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry

NOW = at(30, 3, 10)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def assessment(cast: Cast, cases: list[Case]) -> Assessment:
    return start(cases[0], on=at(24, 3).date(), by=cast.worker, as_of=NOW)


def day_of(name: str, day: int, month: int) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": "2026"}


def test_it_is_started_with_the_day_it_is_to_be_finished(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """N01, C06."""
    client, url = as_(cast.worker), f"/children/{cases[0].pk}/assessment/"
    assert client.get(url)["Location"] == f"{url}new/"
    for data, words in (
        (day_of("on", 31, 3), "The assessment must start today or in the past."),
        (day_of("on", 22, 3), "The assessment cannot start before the referral."),
        ({**day_of("on", 30, 3), **day_of("aim_on", 29, 3)}, "must end after it starts"),
        ({}, "Enter when the assessment starts"),
    ):
        answer = client.post(f"{url}new/", data)
        assert answer.status_code == 422
        assert words in words_of(answer)
    answer = client.post(f"{url}new/", {**day_of("on", 30, 3), **day_of("aim_on", 30, 4)})
    made = Assessment.objects.get()
    assert answer["Location"] == f"/assessments/{made.pk}/"
    assert "Thursday 30 April" in words_of(client.get(answer["Location"]))
    assert client.get(url)["Location"] == f"/assessments/{made.pk}/"
    assert client.get(f"{url}new/").status_code == 302


def test_the_manager_looks_how_it_goes_on_a_day_before_the_end(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """N00161."""
    client, url = as_(cast.worker), f"/children/{cases[0].pk}/assessment/new/"
    told = {**day_of("on", 30, 3), **day_of("aim_on", 30, 4)}
    for data, words in (
        (day_of("review_on", 29, 3), "The review must be on or after the start."),
        (day_of("review_on", 1, 5), "on or before the day the assessment is finished"),
    ):
        answer = client.post(url, {**told, **data})
        assert answer.status_code == 422
        assert words in words_of(answer)
    answer = client.post(url, {**told, **day_of("review_on", 13, 4)})
    assert str(Assessment.objects.get().review_on) == "2026-04-13"
    page = words_of(client.get(answer["Location"]))
    assert "Reviewed by the manager on" in page
    assert "Monday 13 April" in page


def test_the_manager_authorises_it_with_the_factors(
    as_: SignedIn, cast: Cast, assessment: Assessment
) -> None:
    """L05: and factor 21 stands alone."""
    client, url = as_(cast.manager), f"/assessments/{assessment.pk}/authorise/"
    for factors, words in (
        ([], "Choose the factors that you found, or none"),
        (["21", "16A"], "“No factors identified” cannot stand with another."),
    ):
        said: dict[str, Any] = {"version": "1", "decision": "I agree.", "factors": factors}
        answer = client.post(url, said)
        assert answer.status_code == 422
        assert words in words_of(answer)
        assert "I agree." in words_of(answer)
    client.post(url, {"version": "1", "decision": "I agree.", "factors": ["16A", "3B"]})
    page = words_of(client.get(f"/assessments/{assessment.pk}/"))
    for words in ("Authorised", "by Tom Bright", "I agree.", "Neglect"):
        assert words in page


def test_what_the_enquiry_found_is_written_once(
    as_: SignedIn, cast: Cast, cases: list[Case], assessment: Assessment
) -> None:
    """D12."""
    enquiry = an_enquiry(cast, cases)
    page = words_of(as_(cast.worker).get(f"/assessments/{assessment.pk}/"))
    assert f"/s47/{enquiry.pk}/read/" in page


def test_a_stale_version_is_not_authorised(
    as_: SignedIn, cast: Cast, assessment: Assessment
) -> None:
    answer = as_(cast.manager).post(
        f"/assessments/{assessment.pk}/authorise/",
        {"version": "9", "decision": "x", "factors": ["21"]},
    )
    assert answer.status_code == 409


@pytest.mark.parametrize("page", ["", "authorise/"])
def test_another_team_finds_nothing_and_a_reader_may_not_act(
    as_: SignedIn, cast: Cast, assessment: Assessment, page: str
) -> None:
    url = f"/assessments/{assessment.pk}/{page}"
    assert as_(cast.other_manager).get(url).status_code == 404
    assert as_(cast.auditor).get(url).status_code == (403 if page else 200)
    assert as_(cast.worker).get(url).status_code == (403 if page else 200)
    assert as_(cast.manager).put(url).status_code == 405
    start_url = f"/children/{assessment.case_id}/assessment/new/"
    assert as_(cast.auditor).get(start_url).status_code == 403
    assert as_(cast.other_worker).get(start_url).status_code == 404


def test_the_number_of_queries_stays_small(
    as_: SignedIn, cast: Cast, assessment: Assessment, django_assert_max_num_queries: Any
) -> None:
    client = as_(cast.manager)
    with django_assert_max_num_queries(25):
        client.get(f"/assessments/{assessment.pk}/")
