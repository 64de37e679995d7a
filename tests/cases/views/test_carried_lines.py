"""Lines copied from a sibling are confirmed one by one; another child’s name is seen."""

from collections.abc import Iterator

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Case, EnquiryPart
from cases.services.enquiry_parts import copy_from_sibling, write_part
from cpcase import clock
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry, part_of

NOW = at(2, 4, 10)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def page_of(part: EnquiryPart, page: str = "") -> str:
    return f"/s47/{part.enquiry_id}/parts/{part.pk}/{page}"


def write(cast: Cast, part: EnquiryPart, words: str = "In plain words.") -> EnquiryPart:
    return write_part(part, words=words, done=True, by=cast.worker, as_of=NOW, version=part.version)


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
