"""The pages of a Section 47 enquiry: task list, parts, copied lines, outcome, to the manager."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.models import AccessEntry
from cases.choices.enquiry import PartKind
from cases.models import Case, EnquiryPart
from cases.services.authorisations import return_for_rework
from cases.services.enquiry_parts import copy_from_sibling, write_part
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, rows_of, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_sent, an_authorised, an_enquiry, conclude, part_of, write_all
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


def test_the_task_list_says_what_is_done_and_what_is_left(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """D04: and a page is one click from it."""
    enquiry = an_enquiry(cast, cases)
    write(cast, part_of(enquiry, PartKind.HISTORY))
    source = write(cast, part_of(enquiry, PartKind.HARM, cases[0]), "A bruise.\nHe cried.")
    target = part_of(enquiry, PartKind.HARM, cases[1])
    copy_from_sibling(target, source=source, by=cast.worker, version=target.version)
    page = words_of(as_(cast.worker).get(f"/s47/{enquiry.pk}/"))
    for words in ("Family and history", "What Isla says or shows us", "Completed", "Not started",
                  "Check: 2 lines from Reuben", "Outcome: Reuben", "Amina Yusuf"):  # fmt: skip
        assert words in page
    assert page_of(target) in page
    assert "Who to invite" not in page
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Reuben" not in title


def test_its_limit_is_on_top_with_its_reason(as_: SignedIn, cast: Cast) -> None:
    """D03."""
    cases = given.siblings(cast, pathway="darlington")
    enquiry = an_enquiry(cast, cases, by=cast.manager)
    page = words_of(as_(cast.worker).get(f"/s47/{enquiry.pk}/"))
    assert page.count("Complete the Section 47 enquiry, leaving time for authorisation") == 1
    assert "Why this date?" in page
    assert "Rule D03" in page


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


def test_copied_lines_are_confirmed_one_by_one(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry, client = an_enquiry(cast, cases), as_(cast.worker)
    source = write(cast, part_of(enquiry, PartKind.HARM, cases[0]), "A bruise.\nReuben cried.")
    target = part_of(enquiry, PartKind.HARM, cases[1])
    assert "Copy from a brother or sister" in words_of(client.get(page_of(target)))
    assert client.post(page_of(target, "copy/"), {"version": "1"}).status_code == 422
    answer = client.post(page_of(target, "copy/"), {"version": "1", "source": str(source.pk)})
    assert answer["Location"] == page_of(target, "lines/")
    page = words_of(client.get(answer["Location"]))
    assert "From Reuben’s record" in page
    assert "This names Reuben." in page
    first, second = target.lines.all()
    said = {"version": "2", f"answer_{first.pk}": "keep", f"answer_{second.pk}": "change",
            f"changed_{second.pk}": ""}  # fmt: skip
    answer = client.post(page_of(target, "lines/"), said)
    assert "Write the line as it is for Isla" in words_of(answer)
    client.post(page_of(target, "lines/"), {**said, f"changed_{second.pk}": "Isla was quiet."})
    target.refresh_from_db()
    assert target.words == "A bruise.\nIsla was quiet."


def test_a_part_with_unconfirmed_lines_is_not_finished_and_says_so(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry = an_enquiry(cast, cases)
    source = write(cast, part_of(enquiry, PartKind.HARM, cases[0]), "A bruise.")
    target = part_of(enquiry, PartKind.HARM, cases[1])
    copy_from_sibling(target, source=source, by=cast.worker, version=1)
    answer = as_(cast.worker).post(page_of(target), {"version": "2", "words": "x", "done": "on"})
    words = "Isla's record still has 1 line copied from Reuben's. Confirm each one."
    assert words in words_of(answer)


def test_a_text_that_names_a_sibling_is_marked(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    part = part_of(an_enquiry(cast, cases), PartKind.WORRIES, cases[1])
    write(cast, part, "Reuben is afraid.")
    page = words_of(as_(cast.worker).get(page_of(part)))
    assert "This names Reuben. Is it about the right child?" in page


def test_only_a_childs_own_parts_are_copied(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    part = part_of(an_enquiry(cast, cases), PartKind.HISTORY)
    assert as_(cast.worker).get(page_of(part, "copy/")).status_code == 404
    assert as_(cast.worker).get(page_of(part, "lines/")).status_code == 404


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


def test_it_is_sent_and_what_is_left_is_named_first(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """D04, D03."""
    enquiry, client = an_enquiry(cast, cases), as_(cast.worker)
    url = f"/s47/{enquiry.pk}/send/"
    assert "What Isla says or shows us" in words_of(client.get(url))
    answer = client.post(url, {"version": enquiry.version})
    assert answer.status_code == 422
    assert "Finish these parts first" in words_of(answer)
    write_all(cast, enquiry, as_of=NOW)
    conclude(cast, enquiry)
    assert client.post(url, {"version": enquiry.version}).status_code == 302
    page = words_of(client.get(f"/s47/{enquiry.pk}/"))
    assert "With the team manager" in page
    assert f"/s47/{enquiry.pk}/read/#part-" in page


def test_comments_of_a_return_stand_beside_their_part(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry = a_sent(cast, cases, as_of=NOW)
    part = part_of(enquiry, PartKind.HARM, cases[0])
    return_for_rework(
        enquiry, comments={part.pk: "Who saw it?"}, by=cast.manager, as_of=NOW,
        version=enquiry.version,
    )  # fmt: skip
    client = as_(cast.worker)
    assert "Your manager wrote: Who saw it?" in words_of(client.get(f"/s47/{enquiry.pk}/"))
    assert "Tom Bright wrote: Who saw it?" in words_of(client.get(page_of(part)))


@pytest.mark.parametrize("page", ["", "read/", "send/", "authorise/", "allocate/"])
def test_another_team_finds_nothing_and_a_reader_may_not_act(
    as_: SignedIn, cast: Cast, cases: list[Case], page: str
) -> None:
    url = f"/s47/{a_sent(cast, cases, as_of=NOW).pk}/{page}"
    assert as_(cast.other_worker).get(url).status_code == 404
    assert as_(cast.auditor).get(url).status_code == (200 if page in ("", "read/") else 403)
    assert as_(cast.manager).put(url).status_code == 405


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


def test_a_restricted_child_is_left_out_of_list_and_reading(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry = an_enquiry(cast, cases)
    write(cast, part_of(enquiry, PartKind.HISTORY), "The mother of all three.")
    Case.objects.filter(pk=cases[1].pk).update(restricted=True)
    client = as_(cast.worker)
    for page in ("", "read/"):
        text = words_of(client.get(f"/s47/{enquiry.pk}/{page}"))
        assert "Isla" not in text
        assert "The mother of all three." not in text
        assert "record is restricted" in text
    hidden = part_of(enquiry, PartKind.SAYS, cases[1])
    assert client.get(page_of(hidden)).status_code == 404
    assert not AccessEntry.objects.filter(child_id=cases[1].child_id, action="view").exists()


def test_from_the_childs_page_one_comes_to_the_enquiry_or_its_authorisation(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    url = f"/children/{cases[0].pk}/s47/"
    answer = as_(cast.worker).get(url)
    assert answer["Location"] == f"/children/{cases[0].pk}/strategy/"
    enquiry = a_sent(cast, cases, as_of=NOW)
    assert as_(cast.worker).get(url)["Location"] == f"/s47/{enquiry.pk}/"
    assert as_(cast.manager).get(url)["Location"] == f"/s47/{enquiry.pk}/authorise/"
    assert as_(cast.other_worker).get(url).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_siblings(
    as_: SignedIn, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client = as_(cast.worker)
    few = an_enquiry(cast, given.siblings(cast, "Jay", family="Cole"))
    many = an_enquiry(cast, given.siblings(cast, "Reuben", "Isla", "Ivo", "Mia"))
    for enquiry in (few, many):
        part = part_of(enquiry, PartKind.HISTORY)
        with django_assert_max_num_queries(60):
            client.get(f"/s47/{enquiry.pk}/")
        with django_assert_max_num_queries(60):
            client.get(page_of(part))
