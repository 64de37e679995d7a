"""The agendas of core groups as data (D21)."""

import pytest

from coregroups.choices import MeetingKind
from coregroups.choices.agendas import WORDS, agenda, topics_of


@pytest.mark.parametrize(
    ("kind", "before_first", "count"),
    [
        (MeetingKind.FIRST, True, 11),
        (MeetingKind.LATER, True, 12),
        (MeetingKind.PRE_REVIEW, True, 15),
        (MeetingKind.PRE_REVIEW, False, 14),
    ],
)
def test_each_kind_of_meeting_has_its_items(kind: str, before_first: bool, count: int) -> None:
    """D21: the assessment is asked about only before the first review."""
    items = agenda(kind, pathway="darlington", before_first_review=before_first)
    assert len(items) == count
    assert items[0].title == "Identification of note taker"


def test_a_pathway_without_agendas_of_its_own_uses_the_standard_ones() -> None:
    """D21."""
    assert agenda(MeetingKind.LATER, pathway="cambridgeshire") == agenda(MeetingKind.LATER)


def test_every_part_that_holds_words_belongs_to_an_item() -> None:
    """D19, D28: no field without a place on the page."""
    held = {
        part
        for kind in MeetingKind.values
        for item in agenda(kind)
        for part in topics_of(item.part)
    }
    assert held == set(WORDS)
