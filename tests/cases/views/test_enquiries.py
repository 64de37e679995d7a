"""The pages of a Section 47 enquiry: task list, parts, copied lines, outcome, to the manager."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.models import AccessEntry
from cases.choices.enquiry import PartKind
from cases.models import Case, EnquiryPart
from cases.services.authorisations import return_for_rework
from cases.services.enquiry_parts import copy_from_sibling, write_part
from cases.services.siblings import join_process
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_sent, an_enquiry, conclude, part_of, write_all
from tests.past_the_acts import NEXT

NOW = at(2, 4, 10)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def page_of(part: EnquiryPart, page: str = "") -> str:
    return f"/s47/{part.enquiry_id}/parts/{part.pk}/{page}"


def write(cast: Cast, part: EnquiryPart, words: str = "In plain words.") -> EnquiryPart:
    return write_part(part, words=words, done=True, by=cast.worker, as_of=NOW, version=part.version)


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


def test_a_limit_of_some_of_the_children_says_whose_it_is(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C15: a brother who joined later has a later limit."""
    (late,) = given.siblings(cast, "Ivo")
    enquiry = an_enquiry(cast, cases)
    client, title = as_(cast.manager), "Sign the Section 47 record and the conference report off"
    page = words_of(client.get(f"/s47/{enquiry.pk}/"))
    assert f"{title}<" in page
    join_process(late, beside=cases[0], why="Came home.", by=cast.manager, at=NOW, as_of=NOW)
    page = words_of(client.get(f"/s47/{enquiry.pk}/"))
    for whose in ("Reuben and Isla", "Ivo"):
        assert f"{title}: {whose}<" in page


def test_its_limit_is_on_top_with_its_reason(as_: SignedIn, cast: Cast) -> None:
    """D03."""
    cases = given.siblings(cast, pathway="darlington")
    enquiry = an_enquiry(cast, cases, by=cast.manager)
    page = words_of(as_(cast.worker).get(f"/s47/{enquiry.pk}/"))
    assert page.count("Complete the Section 47 enquiry, leaving time for authorisation") == 1
    assert "Why this date?" in page
    assert "Rule D03" in page


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


def test_a_restricted_child_is_left_out_of_list_and_reading(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    enquiry = an_enquiry(cast, cases)
    write(cast, part_of(enquiry, PartKind.HISTORY), "The mother of all three.")
    Case.objects.filter(pk=cases[1].pk).update(version=NEXT, restricted=True)
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
