"""Rows of the same questions: added and removed without a script, and nothing typed is lost."""

import pytest
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.template import engines

from cpcase.web.forms import DayField, Form, Row, words
from cpcase.web.rows import MOST


class Action(Row):
    """An action of a meeting."""

    legend = "Action"
    least = 1
    too_few = "Add at least one action"
    what = words("What?", missing="Enter what is to be done")
    by = DayField(label="By when?", required=False)


class Meeting(Form):
    """A meeting with actions."""

    row_kinds = {"actions": Action}
    why = words("Why?", missing="Say why")


def typed(form: Meeting) -> list[str]:
    """What stands in the rows."""
    return [row["what"].value() or "" for row in form.rows["actions"].forms]


THREE = "why=x&actions-TOTAL_FORMS=3&actions-0-what=a&actions-1-what=b&actions-2-what=c"


def test_a_new_form_has_one_empty_row() -> None:
    assert typed(Meeting()) == [""]


def test_a_form_starts_from_the_rows_it_has() -> None:
    form = Meeting(initial={"actions": [{"what": "a"}, {"what": "b"}]})
    assert typed(form) == ["a", "b"]


def test_each_filled_row_is_an_answer_and_an_empty_one_is_none() -> None:
    form = Meeting(QueryDict(f"{THREE.replace('what=b', 'what=')}&actions-2-by-day="))
    assert form.is_valid()
    assert [row["what"] for row in form.cleaned_data["actions"]] == ["a", "c"]


def test_adding_a_row_judges_nothing_and_keeps_what_was_typed() -> None:
    form = Meeting(QueryDict("why=&actions-TOTAL_FORMS=1&actions-0-by-day=40&actions-add=1"))
    assert form.rearranges
    assert not form.is_valid()
    assert form.errors_in_order() == []
    assert form.rows["actions"].forms[0]["by"].value() == ("40", "", "")
    assert typed(form) == ["", ""]


@pytest.mark.parametrize(
    ("gone", "left"), [("0", ["b", "c"]), ("1", ["a", "c"]), ("2", ["a", "b"])]
)
def test_removing_a_row_moves_the_later_ones_up(gone: str, left: list[str]) -> None:
    form = Meeting(QueryDict(f"{THREE}&actions-remove={gone}"))
    assert not form.is_valid()
    assert form.errors_in_order() == []
    assert typed(form) == left


@pytest.mark.parametrize("gone", ["7", "-1", "x", ""])
def test_removing_a_row_that_is_not_there_changes_nothing(gone: str) -> None:
    assert typed(Meeting(QueryDict(f"{THREE}&actions-remove={gone}"))) == ["a", "b", "c"]


@pytest.mark.parametrize(("total", "rows"), [("", 0), ("x", 0), ("-3", 0), ("9999999", MOST)])
def test_a_count_of_rows_that_makes_no_sense_does_no_harm(total: str, rows: int) -> None:
    form = Meeting(QueryDict(f"why=x&actions-TOTAL_FORMS={total}"))
    assert len(form.rows["actions"].forms) == rows
    assert not form.is_valid()


def test_a_form_sent_without_rows_says_that_one_is_needed() -> None:
    form = Meeting(QueryDict("why=x"))
    assert not form.is_valid()
    assert form.errors_in_order() == [("", "Add at least one action")]


def test_errors_of_rows_come_after_the_forms_own_and_lead_to_their_box() -> None:
    form = Meeting(
        QueryDict("actions-TOTAL_FORMS=2&actions-0-by-day=4&actions-1-what=b&actions-1-by-day=4")
    )
    assert form.errors_in_order() == [
        ("#id_why", "Say why"),
        ("#id_actions-0-what", "Enter what is to be done"),
        ("#id_actions-0-by-month", "The date must include a month and a year"),
        ("#id_actions-1-by-month", "The date must include a month and a year"),
    ]


def test_too_few_rows_leads_to_the_first() -> None:
    form = Meeting(QueryDict("why=x&actions-TOTAL_FORMS=1"))
    assert form.errors_in_order() == [("#id_actions-0-what", "Add at least one action")]


def test_a_draft_is_shown_as_it_was_left_and_not_judged() -> None:
    form = Meeting(QueryDict("actions-TOTAL_FORMS=1&actions-0-by-day=40"))
    form._errors = ErrorDict()  # as the page of an act shows a draft
    assert form.rows["actions"].forms[0]["by"].errors == []
    assert form.rows["actions"].forms[0]["by"].value() == ("40", "", "")
    assert form.errors_in_order() == []


def test_the_row_is_a_fieldset_with_its_number_and_its_own_remove() -> None:
    page = engines["django"].from_string('{% load cp %}{% rows form "actions" %}')
    shown = page.render({"form": Meeting(QueryDict(THREE))})
    assert shown.count("<fieldset") == 3 + 3, "a row each, and a date in each"
    assert "Action 3" in shown
    assert 'name="actions-remove" value="2"' in shown
    assert 'name="actions-add"' in shown
    assert 'name="actions-TOTAL_FORMS" value="3"' in shown
