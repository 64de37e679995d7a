"""A form: what a choice opens, errors in the order of the page, refusals next to their field."""

import re
from typing import Any

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from cpcase.refusals import Incomplete
from cpcase.web.forms import (
    CheckboxesField,
    ChoiceField,
    DayField,
    FilesField,
    Form,
    NumberField,
    SelectField,
    YesNoField,
    words,
)
from cpcase.web.seen import Seen
from tests.cpcase.web.gallery.forms import Everything


class Visit(Form):
    """Seen, and if not, why not."""

    reveals = {("seen", "no"): ("why_not", "tried_on"), ("who", "other"): ("which",)}
    seen = YesNoField(label="Was Reuben seen?", missing="Say whether Reuben was seen")
    why_not = words("Why not?", missing="Say why Reuben was not seen", rows=3)
    tried_on = DayField(label="When did you try?", missing="Enter the date you tried")
    who = CheckboxesField(
        label="Who was there?", choices=[("nan", "Nan"), ("other", "Other")], required=False
    )
    which = words("Who else?", missing="Enter who else was there")


def test_questions_behind_a_choice_count_only_when_it_is_made() -> None:
    form = Visit(QueryDict("seen=yes&why_not=typed+and+left&tried_on-day=40"))
    assert form.is_valid()
    assert form.cleaned_data["seen"] is True
    assert form.cleaned_data["why_not"] == ""
    assert form.cleaned_data["tried_on"] is None
    assert form.cleaned_data["which"] == ""
    assert form["why_not"].value() == "typed and left", "it comes back as typed"


def test_questions_behind_a_choice_that_is_made_must_be_answered() -> None:
    form = Visit(QueryDict("seen=no&who=nan&who=other"))
    assert form.errors_in_order() == [
        ("#id_why_not", "Say why Reuben was not seen"),
        ("#id_tried_on-day", "Enter the date you tried"),
        ("#id_which", "Enter who else was there"),
    ]


def test_errors_stand_in_the_order_of_the_page_with_the_whole_first() -> None:
    form = Visit(QueryDict())
    form.refuse(Incomplete("Add health, or say why.", field=None))
    assert form.errors_in_order() == [
        ("", "Add health, or say why."),
        ("#id_seen", "Say whether Reuben was seen"),
    ]


def test_a_refusal_stands_next_to_its_field_and_on_top_when_it_has_none_here() -> None:
    form = Visit(QueryDict("seen=yes"))
    assert form.is_valid()
    form.refuse(Incomplete("Say who was there.", field="who"))
    form.refuse(Incomplete("Too early.", field="another_page"))
    assert form.errors["who"] == ["Say who was there."]
    assert form.non_field_errors() == ["Too early."]


def test_an_empty_form_has_no_errors() -> None:
    assert Visit().errors_in_order() == []
    assert Visit().rearranges is False


def test_a_fourth_shape_of_form_is_refused() -> None:
    with pytest.raises(TypeError, match="quick, live or prepared"):
        type("Wizard", (Form,), {"shape": "wizard"})


def test_a_bare_control_is_refused_since_it_has_no_label() -> None:
    with pytest.raises(TypeError, match="Show a field as a group"):
        str(Visit()["why_not"])


@pytest.mark.parametrize("value", ["elsewhere", ""])
def test_a_choice_that_is_not_there_says_what_to_do(value: str) -> None:
    class Outcome(Form):
        kind = ChoiceField(label="Kind", choices=[("a", "A")], missing="Say which kind")
        category = SelectField(label="Category", choices=[("b", "B")], missing="Choose one of them")

    form = Outcome(QueryDict(f"kind={value}&category={value}"))
    assert form.errors == {"kind": ["Say which kind"], "category": ["Choose one of them"]}


@pytest.mark.parametrize(("value", "shown"), [(True, "yes"), (False, "no"), (None, None)])
def test_a_stored_yes_or_no_is_shown_as_it_is(value: bool | None, shown: str | None) -> None:
    page = Visit(initial={"seen": value})["seen"].as_field_group()
    assert re.findall(r'value="(\w+)" checked', page) == ([shown] if shown else [])


class Papers(Form):
    """Papers for a meeting."""

    papers = FilesField(label="Papers", missing="Choose a report to send")


def test_several_files_are_taken_and_none_is_said() -> None:
    two = [SimpleUploadedFile(name, b"words") for name in ("a.pdf", "b.pdf")]
    form = Papers(QueryDict(), MultiValueDict({"papers": two}))
    assert form.is_valid()
    assert [one.name for one in form.cleaned_data["papers"]] == ["a.pdf", "b.pdf"]
    assert Papers(QueryDict()).errors["papers"] == ["Choose a report to send"]


def test_an_empty_file_is_refused() -> None:
    empty = MultiValueDict({"papers": [SimpleUploadedFile("a.pdf", b"")]})
    assert Papers(QueryDict(), empty).errors["papers"] == ["The file is empty: choose another"]


def test_the_version_goes_with_the_form_unseen() -> None:
    page = Everything(initial={"version": 7})["version"].as_hidden()
    assert page == '<input type="hidden" name="version" value="7" id="id_version">'


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ("isla-seen=alone", {}),
        ("isla-seen=not_seen", {"why_not": ["Say why Isla was not seen"]}),
        ("", {"seen": ["Say whether Isla was seen alone"]}),
    ],
)
def test_a_child_is_seen_alone_or_not_or_there_is_a_reason(
    sent: str, errors: dict[str, Any]
) -> None:
    """C03, C18."""
    assert Seen(QueryDict(sent), prefix="isla", child="Isla").errors == errors


def test_a_baby_is_asked_about_sleep_and_bedroom() -> None:
    form = Seen(
        QueryDict("isla-seen=alone&isla-bedroom=no"),
        prefix="isla",
        child="Isla",
        asks_awake=True,
        asks_bedroom=True,
    )
    assert form.errors == {"awake": ["Say whether Isla was awake"]}
    assert form.cleaned_data["bedroom"] is False


def test_text_that_is_too_long_says_how_long_it_may_be() -> None:
    class Short(Form):
        said = words("What was said", max_length=5)

    form = Short(QueryDict("said=123456"))
    assert form.errors["said"] == ["What was said must be 5 characters or fewer"]
    assert Short(QueryDict("said=")).errors["said"] == ["Enter what was said"]


def test_a_plain_django_field_works_as_well() -> None:
    class Plain(Form):
        email = django_forms.EmailField(label="Email address")

    page = Plain(QueryDict("email=no"))["email"].as_field_group()
    assert 'type="email"' in page
    assert 'spellcheck="false"' in page
    assert 'value="no"' in page


class Counted(Form):
    """A question for a number."""

    plans = NumberField(
        label="How many plans before?", required=False, min_value=0, max_value=30,
        wrong="Enter the number of earlier plans, such as 0 or 1",
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["-1", "31", "two", "1.5"])
def test_a_number_that_cannot_be_has_one_sentence_that_says_what_to_enter(typed: str) -> None:
    form = Counted({"plans": typed})
    assert form.errors["plans"] == ["Enter the number of earlier plans, such as 0 or 1"]
    assert Counted({"plans": " 2 "}).is_valid()
