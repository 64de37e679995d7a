"""Two people, one record: both texts are shown, and what was chosen is written."""

from datetime import time
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client

from accounts.models import Agency
from cpcase.web.compared import posted, told
from cpcase.web.conflicts import _bookkeeping
from cpcase.web.forms import DayField, MomentField, TimeField, YesNoField
from tests.cpcase.web.conftest import Send


def hidden(answer: Any) -> dict[str, Any]:
    """What the conflict page would post, before anybody chooses."""
    meanwhile = answer.context["meanwhile"]
    sent: dict[str, Any] = {"version": meanwhile.version, "read": meanwhile.read}
    sent["clash"] = [clash.name for clash in meanwhile.clashes]
    for name, value in meanwhile.kept:
        sent[name] = value
    return sent


@pytest.fixture
def clashed(send: Send, change_meanwhile: Any) -> Any:
    """Amina and Tom both changed the name; Tom also the phone, Amina also the kind."""
    change_meanwhile(name="Health visiting, south", phone="02")
    return send(name="Health visiting,\r\nnorth", kind="education")


def test_the_page_shows_both_and_who_was_quicker(clashed: Any, health: Agency) -> None:
    assert clashed.status_code == 409
    meanwhile = clashed.context["meanwhile"]
    assert (meanwhile.who, meanwhile.version, meanwhile.read) == ("Tom Bright", 2, 1)
    (clash,) = meanwhile.clashes
    assert (clash.name, clash.label) == ("name", "Name")
    assert (clash.yours, clash.theirs) == ("Health visiting,\r\nnorth", "Health visiting, south")
    assert meanwhile.changed == (("Phone", "02"),)
    text = clashed.content.decode()
    assert "Tom Bright saved it" in text
    assert "Health visiting, south" in text
    health.refresh_from_db()
    assert health.version == 2


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ("mine", "Health visiting,\r\nnorth"),
        ("theirs", "Health visiting, south"),
        ("both", "Health visiting, north and south"),
    ],
)
def test_what_was_chosen_is_written_and_the_rest_merges(
    site: Client, clashed: Any, health: Agency, choice: str, name: str
) -> None:
    sent = {
        **hidden(clashed),
        "choose-name": choice,
        "both-name": "Health visiting, north and south",
    }
    answer = site.post(f"/agencies/{health.pk}/change/", sent)
    assert answer.status_code == 302
    health.refresh_from_db()
    assert (health.name, health.phone, health.kind) == (name, "02", "education")
    assert health.version == 3


def test_nothing_is_written_before_somebody_chose(
    site: Client, clashed: Any, health: Agency
) -> None:
    sent = {**hidden(clashed), "both-name": "Begun to put together"}
    answer = site.post(f"/agencies/{health.pk}/change/", sent)
    assert answer.status_code == 409
    assert answer.context["choose"].errors == {"choose-name": ["Choose which text to keep"]}
    assert b"Begun to put together" in answer.content
    assert hidden(answer) == hidden(clashed)
    health.refresh_from_db()
    assert health.version == 2


def test_a_second_clash_keeps_what_was_chosen(
    site: Client, clashed: Any, health: Agency, change_meanwhile: Any
) -> None:
    change_meanwhile(phone="03")
    sent = {**hidden(clashed), "choose-name": "mine"}
    answer = site.post(f"/agencies/{health.pk}/change/", sent)
    assert answer.status_code == 409
    meanwhile = answer.context["meanwhile"]
    assert (meanwhile.clashes, meanwhile.changed) == ((), (("Phone", "03"),))
    answer = site.post(f"/agencies/{health.pk}/change/", hidden(answer))
    assert answer.status_code == 302
    health.refresh_from_db()
    assert (health.name, health.phone) == ("Health visiting,\r\nnorth", "03")


def test_a_change_that_touches_nothing_of_the_form_is_shown_before_going_on(
    site: Client, send: Send, health: Agency, change_meanwhile: Any
) -> None:
    change_meanwhile(secure_email="health@agency.example")
    answer = send(name="Health visiting, north")
    assert answer.status_code == 409
    meanwhile = answer.context["meanwhile"]
    assert meanwhile.clashes == ()
    assert meanwhile.changed == (("Secure email", "health@agency.example"),)
    assert site.post(f"/agencies/{health.pk}/change/", hidden(answer)).status_code == 302
    health.refresh_from_db()
    assert (health.name, health.secure_email) == (
        "Health visiting, north",
        "health@agency.example",
    )


def test_who_wrote_the_same_clashes_with_nobody(send: Send, change_meanwhile: Any) -> None:
    change_meanwhile(name="Health visiting, north")
    answer = send(name="Health visiting, north")
    assert answer.context["meanwhile"].clashes == ()


@pytest.mark.parametrize("wrong", [{"version": "7x"}, {"read": "x", "choose-name": ""}])
def test_a_version_that_is_no_number_is_refused(
    site: Client, clashed: Any, health: Agency, wrong: dict[str, str]
) -> None:
    sent = {**hidden(clashed), "choose-name": "mine", **wrong}
    assert site.post(f"/agencies/{health.pk}/change/", sent).status_code in {400, 422}


WHEN = DayField()
AT = TimeField()
SAID = YesNoField(missing="x")
SEVERAL = forms.MultipleChoiceField(choices=[("a", "Police"), ("b", "Health")])


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        (WHEN, "f-day=27&f-month=3&f-year=2026"),
        (MomentField(), "f-day=27&f-month=3&f-year=2026&f-time=2:30pm"),
        (AT, "f=2:30pm"),
        (SAID, "f=yes"),
        (SAID, "f=no"),
        (SEVERAL, "f=a&f=b"),
        (forms.BooleanField(), "f=on"),
        (forms.CharField(), "f=two%0Alines"),
    ],
)
def test_a_value_is_sent_again_as_a_browser_sent_it(field: forms.Field, sent: str) -> None:
    data = QueryDict(sent)
    value = field.clean(field.widget.value_from_datadict(data, {}, "f"))
    assert posted("f", field, value) == dict(data.lists())


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (WHEN, None, "Nothing"),
        (AT, time(14, 30), "2:30pm"),
        (SAID, False, "No"),
        (SEVERAL, ["a", "b"], "Police and Health"),
        (forms.CharField(), "", "Nothing"),
    ],
)
def test_a_value_is_told_in_words(field: forms.Field, value: Any, words: str) -> None:
    assert told(field, value) == words


def test_who_did_something_and_when_is_no_field_that_changed() -> None:
    """A record signed by its writer says so once, in the page's own words."""
    names = {"note", "recorded_by", "recorded_at", "held_at", "decided_by", "decided_on"}
    assert names - _bookkeeping(names) == {"note", "held_at"}
