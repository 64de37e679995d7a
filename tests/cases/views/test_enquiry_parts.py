"""One part of a Section 47 enquiry: words, incidents, copied lines, outcome (D03, D08)."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Case, EnquiryPart
from cases.services.enquiry_parts import write_part
from cpcase import clock
from tests.cases.views.conftest import SignedIn, rows_of, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_authorised, an_enquiry, part_of
from timescales.services.recording import Happening, record

NOW = at(2, 4, 10)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def page_of(part: EnquiryPart, page: str = "") -> str:
    return f"/s47/{part.enquiry_id}/parts/{part.pk}/{page}"


def write(cast: Cast, part: EnquiryPart, words: str = "In plain words.") -> EnquiryPart:
    return write_part(part, words=words, done=True, by=cast.worker, as_of=NOW, version=part.version)


def incident(**other: Any) -> dict[str, Any]:
    whole = {"on-day": "20", "on-month": "3", "on-year": "2026", "occasion": "", "what": "Hit.",
             "how_known": "Seen by the teacher.", "form": "physical", "by": "commission",
             "harm": ""}  # fmt: skip
    return {**whole, **other}


def test_a_part_is_written_and_read_again(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    part = part_of(an_enquiry(cast, cases), PartKind.HISTORY)
    client = as_(cast.worker)
    assert "Family and history" in words_of(client.get(page_of(part)))
    answer = client.post(page_of(part), {"version": "1", "words": "One mother.", "done": "on"})
    assert answer["Location"] == f"/s47/{part.enquiry_id}/"
    part.refresh_from_db()
    assert (part.words, part.done) == ("One mother.", True)
    answer = client.post(page_of(part), {"version": "2", "words": " ", "done": "on"})
    assert answer.status_code == 422
    assert "Write something before you call this part finished." in words_of(answer)


def test_a_draft_survives_and_a_clash_shows_both(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    part, client = part_of(an_enquiry(cast, cases), PartKind.HISTORY), as_(cast.worker)
    client.post(page_of(part), {"version": "1", "words": "Half a", "save_draft": "1"})
    assert "Half a" in words_of(client.get(page_of(part)))
    write(cast, part, "Theirs.")
    answer = client.post(page_of(part), {"version": "1", "words": "Mine."})
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page


def test_visits_are_read_from_the_visits_and_not_asked_again(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C03, L03."""
    enquiry = an_enquiry(cast, cases)
    facts = [{"seen": True, "alone": True}, {"seen": False}]
    record(
        [
            Happening(case.timeline, "visit.made", at(24, 3, 17, 45), said)
            for case, said in zip(cases, facts, strict=True)
        ],
        by=cast.worker, as_of=NOW,
    )  # fmt: skip
    page = words_of(as_(cast.worker).get(page_of(part_of(enquiry, PartKind.SEEN))))
    assert "Tuesday 24 March at 5:45pm: Reuben seen alone, by Amina Yusuf" in page
    assert "Isla not seen" in page


def test_incidents_are_rows_of_harm(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    """D08."""
    part, client = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0]), as_(cast.worker)
    data = {"version": "1", "words": "A bruise.", "done": "on"}
    answer = client.post(page_of(part), {**data, **rows_of("incidents", incident())})
    assert answer.status_code == 302
    assert part.child.incidents.get().what == "Hit."
    page = words_of(client.get(f"/s47/{part.enquiry_id}/read/"))
    assert "Friday 20 March: Physical; something that was done" in page
    assert "Hit. How we know: Seen by the teacher." in page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"on-day": "", "on-month": "", "on-year": ""}, "Enter the date, or say which occasion"),
        ({"on-day": "9", "on-month": "4"}, "The date of an incident must be today or in the past."),
        ({"what": ""}, "Say what happened"),
        ({"form": ""}, "Choose the form of harm"),
    ],
)
def test_an_incident_says_what_is_wrong_in_its_row(
    as_: SignedIn, cast: Cast, cases: list[Case], other: dict[str, Any], words: str
) -> None:
    """D08."""
    part = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0])
    data = {"version": "1", "words": "Kept.", **rows_of("incidents", incident(**other))}
    answer = as_(cast.worker).post(page_of(part), data)
    assert answer.status_code == 422
    assert words_of(answer).count(words) >= 2
    assert "Kept." in words_of(answer)


def test_the_outcome_of_a_child_is_decided_with_its_reason(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """L04, S11, C06."""
    part = part_of(an_enquiry(cast, cases), PartKind.OUTCOME, cases[0])
    client, said = as_(cast.worker), {"version": "1", "why": "What we found."}
    for more, words in (
        ({}, "Choose the outcome for Reuben"),
        ({"outcome": "conference"}, "Say which findings show that significant harm is likely."),
        ({"outcome": "not_substantiated"}, "Say who must be told that there is no conference."),
        (
            {"outcome": "not_substantiated", "who_told": "School", "child_in_need": "on"},
            "Enter by when the assessment is finished",
        ),
    ):
        answer = client.post(page_of(part), {**said, **more})
        assert answer.status_code == 422
        assert words in words_of(answer)
    whole = {
        **said, "outcome": "no_continuing_risk", "who_told": "The school", "child_in_need": "on",
        "assessment_by-day": "30", "assessment_by-month": "4", "assessment_by-year": "2026",
    }  # fmt: skip
    assert client.post(page_of(part), whole).status_code == 302
    page = words_of(client.get(f"/s47/{part.enquiry_id}/"))
    assert "Substantiated, not at continuing risk, child in need" in page


@pytest.mark.parametrize("page", ["", "copy/", "lines/"])
def test_a_part_is_found_in_its_own_enquiry_only(
    as_: SignedIn, cast: Cast, cases: list[Case], page: str
) -> None:
    part = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0])
    assert as_(cast.other_worker).get(page_of(part, page)).status_code == 404
    assert as_(cast.auditor).get(page_of(part, page)).status_code == 403
    other = f"/s47/{part.pk}/parts/{part.pk}/{page}"
    assert as_(cast.worker).get(other).status_code == 404


def test_once_authorised_a_part_leads_back_to_the_list(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry = an_authorised(cast, cases, as_of=NOW)
    part = part_of(enquiry, PartKind.HISTORY)
    client = as_(cast.worker)
    assert client.get(page_of(part))["Location"] == f"/s47/{enquiry.pk}/"
    answer = client.post(page_of(part), {"version": part.version, "words": "Late."})
    assert answer.status_code == 409
