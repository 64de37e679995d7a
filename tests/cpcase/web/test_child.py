"""The components of a child's record: the band, the pathway, a number to call."""

import pytest

from cpcase.web.child import STEPS
from cpcase.web.components import LimitRow, PathStep
from tests.cpcase.web.gallery import child
from tests.cpcase.web.gallery.worktray import TODAY
from tests.cpcase.web.showing import show, words


def test_the_band_says_who_and_what_must_be_known() -> None:
    page = show("{% child_band band %}", band=child.BAND)
    assert page.count("<h1") == 1
    assert "Section 47 enquiry, day 5 of 15" in page
    assert "Warning: </span>Visit in pairs" in page
    assert "(same enquiry)" in page
    tabs = show('{% child_tabs band "Reuben" %}', band=child.BAND)
    assert 'aria-label="Reuben’s record"' in tabs
    assert tabs.count('aria-current="page"') == 1


@pytest.mark.parametrize("state", STEPS)
def test_a_step_of_the_pathway_says_its_state(state: str) -> None:
    step = PathStep(state, "Strategy discussion", ("Tuesday 24 March",), "#", "Open")
    page = show("{% pathway_list steps %}", steps=[step])
    assert STEPS[state][1].lower() in words(page).lower()
    assert f'href="#i-{STEPS[state][0]}"' in page
    assert page.startswith('<ol class="cp-path">')


def test_a_number_to_call_can_be_dialled_and_copied() -> None:
    page = show('{% phone "01632 960101" "Leanne Ashdown" %}')
    assert 'href="tel:01632960101"' in page
    assert 'data-copy="01632 960101"' in page
    assert show('{% phone "not known" %}') == "not known"


@pytest.mark.parametrize(
    ("action", "said"),
    [("Continue", "Tom Bright. Continue : Send the request"), ("", "Tom Bright.")],
)
def test_a_limit_leads_to_itself_or_to_what_is_to_be_done(action: str, said: str) -> None:
    row = LimitRow(TODAY, "Send the request", "Tom Bright.", "/here/", action)
    page = show("{% limit_row row %}", row=row)
    assert words(page) == f"Due today Monday 30 March Send the request {said}"
    assert page.count('href="/here/"') == 1


def test_beside_what_is_to_be_done_a_limit_still_has_a_page_of_its_own() -> None:
    row = LimitRow(TODAY, "Send it", "Tom Bright.", "/form/", "Record this", page="/limit/")
    page = show("{% limit_row row %}", row=row)
    assert page.count('href="/form/"') == page.count('href="/limit/"') == 1
