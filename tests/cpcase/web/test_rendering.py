"""A field is a GOV.UK group: label, hint, error that leads to it, and what was typed, as typed."""

import re
from html import unescape

import pytest
from django.http import QueryDict

from cpcase.web.forms import Form, words
from cpcase.web.govuk import component, environment, typed_lines
from tests.cpcase.web.gallery.forms import Everything
from tests.cpcase.web.gallery.pages import SENT

SCRIPT = "<script>alert(1)</script>"


def text_area(page: str) -> str:
    """What a browser shows in the text area of a page."""
    inner = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert inner is not None
    return unescape(inner[1]).removeprefix("\n")


class Story(Form):
    """A text inside a choice's own questions would be indented by the library."""

    reveals = {("seen", "no"): ("why",)}
    seen = Everything.base_fields["seen"]
    why = words("Why?", rows=3)


@pytest.mark.parametrize(
    "typed", ["one\r\n  two\r\n\r\nthree", "\r\nafter an empty line", "", SCRIPT, "a & b's “c”"]
)
def test_a_text_comes_back_to_the_letter(typed: str) -> None:
    data = QueryDict(mutable=True)
    data.update({"seen": "not_seen", "why": typed})

    class Told(Story):
        reveals = {("seen", "not_seen"): ("why",)}

    for page in (Told(data)["why"].as_field_group(), Told(data)["seen"].as_field_group()):
        assert text_area(page) == typed.replace("\r\n", "\n")
        assert "<script" not in page


@pytest.mark.parametrize("name", [name for name in Everything.base_fields if name != "version"])
def test_every_kind_of_field_has_its_label_and_escapes_it(name: str) -> None:
    form = Everything()
    form.fields[name].label = SCRIPT
    form.fields[name].help_text = SCRIPT
    page = form[name].as_field_group()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 2


@pytest.mark.parametrize("name", list(Everything(SENT).errors))
def test_every_error_stands_in_its_group_and_the_summary_leads_to_a_control(name: str) -> None:
    form = Everything(SENT)
    page = form[name].as_field_group()
    assert f'id="id_{name}-error"' in page
    assert re.search(rf'aria-describedby="[^"]*id_{name}-error', page)
    anchor = next(where for where, said in form.errors_in_order() if said == form.errors[name][0])
    shown = "".join(form[field].as_field_group() for field in form.fields)
    assert f'id="{anchor.removeprefix("#")}"' in shown


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("on", 'name="on-month" type="text" value="2"'),
        ("starts", 'name="starts-time" type="text" value="25"'),
        ("clock", 'name="clock" type="text" value="ten"'),
        ("story", "He said&#10;nothing"),
        ("seen", 'value="not_seen" checked'),
        ("agencies", 'value="other" checked'),
    ],
)
def test_what_was_typed_comes_back_as_typed(name: str, typed: str) -> None:
    assert typed in Everything(SENT)[name].as_field_group()


def test_a_password_never_comes_back() -> None:
    page = Everything(QueryDict("secret=correct+horse"))["secret"].as_field_group()
    assert "correct" not in page
    assert 'type="password"' in page


def test_a_choice_holds_the_questions_that_it_opens() -> None:
    page = Everything()["seen"].as_field_group()
    assert 'data-aria-controls="conditional-id_seen-2"' in page
    assert page.index("conditional-id_seen-2") < page.index('name="why_not"')


def test_a_limit_of_length_is_counted() -> None:
    assert 'data-maxlength="500"' in Everything()["story"].as_field_group()


def test_the_file_input_takes_several() -> None:
    assert " multiple" in Everything()["papers"].as_field_group()


def test_nothing_is_preselected() -> None:
    page = "".join(Everything()[name].as_field_group() for name in Everything.base_fields)
    assert "checked" not in page
    assert re.findall(r'value="(\w*)" selected', page) == [], "the first line is empty"


def test_components_come_from_one_environment_that_escapes() -> None:
    assert environment() is environment()
    assert "<script" not in component("button", {"text": SCRIPT})
    assert typed_lines("a\r\nb<") == "a&#10;b&lt;"
