"""What a pathway also asks of a conference stands on its live page, line by line."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils.html import escape

from tests.cast import Cast
from tests.given_conference import END, an_invited
from timescales.engine.reading import PATHWAYS, load

# Worked out by hand from the documents: the rules and undated rows of a conference.
ASKED = {
    "national": ("N06",),
    "cambridgeshire": ("N06",),
    "stoke-on-trent": ("N06", "S09b", "S12", "S17", "S18", "S26"),
    "csrs-process-map": ("N06", "L08", "L09"),
    "darlington": ("N06", "D11", "D26"),
}
# Rules that no meeting lists: an act refuses what breaks them.
HELD_BY_AN_ACT = {"S03", "N12"}


@pytest.fixture
def moment() -> datetime:
    return END


@pytest.mark.parametrize("slug", ASKED)
def test_each_line_stands_on_the_live_page_with_its_rule(
    chair: Client, cast: Cast, slug: str
) -> None:
    """N06, S09b, S12, S17, S18, S26, L08, L09, D11, D26."""
    conference = an_invited(cast, "Reuben", pathway=slug)
    page = chair.get(f"/conferences/{conference.pk}/day/").content.decode()
    pathway = load(slug)
    for row in ASKED[slug]:
        assert f'{escape(pathway.step_by_id[row].title)} <span class="cp-rule">Rule {row}<' in page
    others = {step.id for step in pathway.step_by_id.values()} - set(ASKED[slug])
    checklist = page.split('id="also"')[1].split("</section>")[0]
    assert not [row for row in others if f"Rule {row}<" in checklist]


def test_every_rule_of_every_pathway_is_on_a_page_or_held_by_an_act() -> None:
    """D18, D24, N06, N12, S03, S12, S18: those of a core group are tested beside its page."""
    found = {
        step.id: step.meeting
        for file in PATHWAYS.glob("*.toml")
        for step in load(file.stem).step_by_id.values()
        if step.kind == "rule"
    }
    assert {row for row, meeting in found.items() if not meeting} == HELD_BY_AN_ACT
    assert {row: meeting for row, meeting in found.items() if meeting} == {
        "N06": "conference",
        "S12": "conference",
        "S18": "conference",
        "D18": "core_group",
        "D24": "core_group",
    }
