"""A crowd on one part of one enquiry: no text is lost, none doubled (both databases)."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from cases.choices.enquiry import PartKind
from cases.models import EnquiryPart
from cases.services.enquiry_parts import write_part
from cpcase.refusals import Conflict
from tests.cast import Cast, gather, sign_in
from tests.faults.crowd import crowd
from tests.given import at, siblings
from tests.given_enquiry import an_enquiry, part_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

CROWD = 200
WINDOWS = 30  # a page each: dearer
TRIES = 2


@pytest.fixture
def cast(transactional_db: Any) -> Cast:
    """Everybody, written where other threads read it."""
    return gather()


@pytest.fixture
def part(cast: Cast) -> EnquiryPart:
    """What a worker writes about two brothers' history; nothing yet."""
    return part_of(an_enquiry(cast, siblings(cast, "Reuben", "Jonah")), PartKind.HISTORY)


def texts_of(part: EnquiryPart) -> list[str]:
    """Every text that was once the part's, the first first."""
    rows = part.history.order_by("version").values_list("words", flat=True)
    return [words for words in rows if words]


def written(part: EnquiryPart, words: str, cast: Cast) -> EnquiryPart:
    """Read the record and write it; after a clash read it again, once."""
    for last in range(1 - TRIES, 1):
        now = EnquiryPart.objects.get(pk=part.pk)
        try:
            return write_part(
                now, words=words, done=False, by=cast.worker, as_of=at(2, 4), version=now.version
            )
        except Conflict:
            if last == 0:
                raise
    raise AssertionError("a try either writes or is refused")


def test_200_write_what_they_read_and_each_text_is_kept_once_or_handed_back(
    cast: Cast, part: EnquiryPart
) -> None:
    """Whoever was overtaken reads again and writes; who gives up has a Conflict to show for it."""
    # given 200 people with a text of their own, at the same moment
    texts = [f"What worker {number} heard." for number in range(CROWD)]
    met = crowd(CROWD, lambda number: (number, written(part, texts[number], cast))[0])
    # then each was written or refused, and nothing else happened to anybody
    assert len(met.results) + met.refused_with(Conflict) == CROWD
    # and the history has each that was written, once, in as many versions
    assert sorted(texts_of(part)) == sorted(texts[number] for number in met.results)
    now = EnquiryPart.objects.get(pk=part.pk)
    assert now.version == part.version + len(met.results)
    assert now.words == texts_of(part)[-1]
    assert len(met.results) > 1


def test_many_save_the_same_page_and_all_but_one_have_their_own_text_back(
    cast: Cast, part: EnquiryPart
) -> None:
    """Issue, section 8: nothing typed is lost in a clash."""
    # given many windows on the same page
    url = f"/s47/{part.enquiry_id}/parts/{part.pk}/"
    cookies = sign_in(Client(), cast.worker).cookies

    def save(number: int) -> tuple[str, HttpResponse]:
        client, words = Client(), f"What window {number:03} says."
        client.cookies = cookies
        return words, client.post(url, {"version": part.version, "words": words})

    # when each is saved at the same moment
    met = crowd(WINDOWS, save)
    assert met.refused == []
    # then one was, and every other answer shows its own text beside the one that was
    saved = [words for words, answer in met.results if answer.status_code == 302]
    assert texts_of(part) == saved
    assert len(saved) == 1
    clashes = [(words, answer) for words, answer in met.results if answer.status_code == 409]
    assert len(clashes) == WINDOWS - 1
    for words, answer in clashes:
        page = answer.content.decode()
        assert words in page
        assert saved[0] in page
