"""The components of work, each with each of its states (brief, 3.12)."""

import re
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import engines

from cpcase.web.blocks import MARKS
from cpcase.web.child import STEPS
from cpcase.web.components import Counted, DueBlock, Why, WorkRow, counting_weeks
from tests.cpcase.web.gallery import child, forms, worktray
from tests.cpcase.web.showing import show, words


@pytest.mark.parametrize("block", forms.NOW_DUE, ids=lambda block: block.state)
def test_a_due_block_says_its_state_by_mark_words_and_date(block: DueBlock) -> None:
    page = show("{% due block %}", block=block)
    assert f"cp-due--{block.state}" in page
    assert f'href="#i-{block.mark}"' in page
    assert block.when in page
    assert block.date_words in page
    assert (f'<time datetime="{block.iso}">' in page) is bool(block.iso)


def test_every_state_has_a_mark_of_its_own_shape() -> None:
    marks = engines["django"].get_template("components/marks.html").render()
    drawn = dict(re.findall(r'<symbol id="i-(\w+)"[^>]*>(.*?)</symbol>', marks, re.DOTALL))
    assert len({drawn[mark] for mark in MARKS.values()}) == len(MARKS)
    assert {mark for mark, _ in STEPS.values()} <= drawn.keys()
    assert {"ok", "warn", "bad"} <= drawn.keys()


def test_why_this_date_opens_without_a_script_and_holds_the_rule() -> None:
    why = child.LIMITS[2].why
    page = show("{% why why %}", why=why)
    assert page.startswith('<details class="govuk-details" open>')
    assert "Rule C14" in page
    assert "Local limit:" in page
    assert "National limit:" in page
    assert "has not changed" in page
    closed = show("{% why why %}", why=Why("Because.", "Rule C04."))
    assert "<table" not in closed
    assert " open" not in closed


def test_the_counting_table_names_easter_today_and_the_limit() -> None:
    """C14: fifteen working days from Tuesday 24 March 2026."""
    weeks = counting_weeks(child.fifteen_days(), limit=child.LIMIT, today=date(2026, 3, 30))
    said = [[cell.words for cell in week] for week in weeks]
    assert said == [
        ["", "Day 1", "Day 2", "Day 3", "Day 4"],
        ["Day 5, today", "Day 6", "Day 7", "Day 8", "Good Friday"],
        ["Easter Monday", "Day 9", "Day 10", "Day 11", "Day 12"],
        ["Day 13", "Day 14", "Day 15, limit", "", ""],
    ]
    assert [cell.label for cell in weeks[1]] == ["30", "31", "1 Apr", "2", "3"]
    states = {cell.label: cell.state for week in weeks for cell in week if cell.state}
    assert states == {
        "23 March": "out",
        "30": "today",
        "3": "off",
        "6": "off",
        "15": "limit",
        "16 April": "out",
        "17 April": "out",
    }


def test_a_limit_that_is_today_or_a_closed_day_says_both() -> None:
    days = [Counted(date(2026, 4, 2), 1), Counted(date(2026, 4, 3), closed="Good Friday")]
    (week,) = counting_weeks(days, limit=date(2026, 4, 3), today=date(2026, 4, 3))
    assert week[4].words == "Good Friday, today, limit"
    assert (week[4].state, week[4].is_today) == ("limit", True)
    assert 'class="is-limit is-today"' in show(
        '{% include "components/counting_table.html" with weeks=weeks %}', weeks=[week]
    )
    assert counting_weeks([], limit=date(2026, 4, 3), today=date(2026, 4, 3)) == ()


def test_a_count_that_uses_weekends_has_seven_columns() -> None:
    """A limit in calendar days may fall on a Sunday; the count starts from Friday."""
    days = [Counted(date(2026, 7, 10), 0), Counted(date(2026, 7, 11), 1)]
    weeks = counting_weeks(days, limit=date(2026, 7, 12), today=date(2026, 7, 9))
    assert [cell.words for cell in weeks[0]] == ["", "", "", "", "Start", "Day 1", "limit"]
    page = show('{% include "components/counting_table.html" with weeks=weeks %}', weeks=weeks)
    assert words(page).startswith("Mon Tue Wed Thu Fri Sat Sun")


def test_a_limit_after_the_last_counted_day_is_on_the_table() -> None:
    days = [Counted(date(2026, 4, 1), 1)]
    weeks = counting_weeks(days, limit=date(2026, 4, 9), today=date(2026, 4, 1))
    assert weeks[1][3].words == "limit"


def test_a_row_is_a_heading_with_one_link_and_the_rest_completed_for_the_ear() -> None:
    page = show("{% work_row row %}", row=worktray.OVERDUE[0])
    assert page.startswith('<li class="cp-row">')
    assert page.count("<h3") == 1
    assert "Record this visit to Jayden Cole" in words(page).replace("  ", " ")
    assert "told on Friday 27 March" in page


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (worktray.DUE_TODAY[0], "Draft: 3 of 5 parts done"),
        (worktray.WAITING[0], "Opened by Tom today, 8:51am"),
        (worktray.NEXT[2], "Not started"),
    ],
)
def test_a_row_has_one_state_in_words(row: WorkRow, said: str) -> None:
    assert said in show("{% work_row row %}", row=row)


def test_siblings_are_one_row_that_leads_to_each_child() -> None:
    page = show("{% work_row row 4 %}", row=worktray.DUE_TODAY[0])
    assert "<h4" in page
    assert "Reuben Ashdown, 6</a>, and <a" in page


def test_a_row_escapes_what_people_are_called() -> None:
    name = "<script>Robert</script>"
    row = WorkRow(worktray.TODAY, name, "#", name, (name,), tag=name, said=(name,))
    assert "<script" not in show("{% work_row row %}", row=row)


def test_the_jump_line_counts_each_group() -> None:
    page = show("{% jump groups %}", groups=worktray.GROUPS)
    assert words(page) == ("1 overdue 2 due today 3 next 5 working days 2 waiting for someone else")
    assert show("{% jump groups %}", groups=()) == ""


def test_a_figure_has_its_definition_and_the_cases_behind_it() -> None:
    page = words(show("{% figure figure %}", figure=forms.FIGURE))
    assert "Children whose" not in page
    assert "2 Children on a plan whose last visit is past its limit today." in page
    assert "See the cases : Children not seen in time" in page
    assert "February 3" in page


def test_pages_state_the_total_and_keep_the_filters() -> None:
    page = Paginator(range(600), 25).page(3)
    shown = show('{% pages page "team=north" %}', page=page)
    assert "600 in all." in shown
    assert 'href="?page=4&amp;team=north"' in shown
    assert 'aria-current="page"' in shown
    assert shown.count("govuk-pagination__item--ellipsis") == 1
    assert "<nav" not in show("{% pages page %}", page=Paginator(range(3), 25).page(1))
    assert show("{% pages page %}", page=Paginator(range(0), 25).page(1)) == ""


def test_dates_in_a_template_leave_this_years_number_out() -> None:
    today = date(2026, 3, 30)
    assert show("{{ on|day:today }}", on=date(2026, 4, 2), today=today) == "Thursday 2 April"
    assert show("{{ on|day }}", on=date(2026, 4, 2)) == "Thursday 2 April 2026"
    assert show("{{ n|working_days }}, {{ names|listed }}", n=2, names=["A", "B"]) == (
        "2 working days, A and B"
    )
