"""What a pathway also asks of a core group stands on its live page, line by line."""

from html import unescape

import pytest
from django.test import Client

from tests.cast import Cast
from tests.given_plans import group_of, plans
from timescales.engine.reading import load

# Worked out by hand from the documents. Rules are read; undated rows are ticked; a note stands
# where chair and note-taker are chosen; the rest is a part of the agenda that is filled in.
READ = {"darlington": ("D18", "D24")}
TICKED = {"stoke-on-trent": ("S14", "S29"), "darlington": ("D16",)}
NOTED = {"cambridgeshire": "C21", "darlington": "D15"}
FILLED = {
    "stoke-on-trent": {"S30"},
    "darlington": {"D14", "D17", "D19", "D21", "D22", "D27", "D28"},
}


@pytest.mark.parametrize(
    "slug", ["national", "cambridgeshire", "stoke-on-trent", "csrs-process-map", "darlington"]
)
def test_each_line_stands_on_the_live_page(worker: Client, cast: Cast, slug: str) -> None:
    """C21, S14, S29, S30, D14 to D19, D21, D22, D24, D27, D28."""
    (plan,) = plans(cast, "Reuben", pathway=slug)
    page = unescape(worker.get(f"/core-groups/{group_of(plan).pk}/record/").content.decode())
    steps = load(slug).step_by_id
    for row in READ.get(slug, ()):
        assert f"<li>{steps[row].title} ({row})</li>" in page
    for row in TICKED.get(slug, ()):
        assert f'value="{row}"' in page
        assert steps[row].title in page
    if slug in NOTED:
        assert steps[NOTED[slug]].note in page
    named = {*READ.get(slug, ()), *TICKED.get(slug, ()), NOTED.get(slug), *FILLED.get(slug, ())}
    assert {one.id for one in steps.values() if one.meeting == "core_group"} == named - {None}


def test_an_overlays_line_stands_there_too(worker: Client, cast: Cast) -> None:
    """F10."""
    (plan,) = plans(cast, "Reuben", overlay="red-amber-green")
    page = unescape(worker.get(f"/core-groups/{group_of(plan).pk}/record/").content.decode())
    assert 'value="F10"' in page
    assert load("red-amber-green").step_by_id["F10"].title in page
