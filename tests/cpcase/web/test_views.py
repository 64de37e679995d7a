"""The page of an act: in scope, refused in its place, kept when it is left."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Agency, Draft, User
from cpcase.records import add
from tests.cpcase.web.conftest import Send
from tests.cpcase.web.pages import REFUSALS


def page_of(agency: Agency) -> str:
    return f"/agencies/{agency.pk}/change/"


def test_the_form_starts_from_the_record_and_its_version(
    site: Client, health: Agency, looked_at: list[UUID]
) -> None:
    answer = site.get(page_of(health))
    assert answer.status_code == 200
    assert answer.context["form"]["version"].value() == 1
    assert b"Health visiting" in answer.content
    assert looked_at == [health.pk]


def test_an_act_is_done_said_and_goes_on(send: Send, health: Agency, site: Client) -> None:
    answer = send()
    assert (answer.status_code, answer["Location"]) == (302, f"/agencies/{health.pk}/")
    health.refresh_from_db()
    assert (health.name, health.version) == ("Health visiting, north", 2)
    assert b"The agency is changed." in site.get("/me/").content


def test_an_act_that_makes_a_record_needs_none(site: Client) -> None:
    fields = {"name": "Brook Lane School", "kind": "education", "told": "no"}
    day = {"on-day": "27", "on-month": "3", "on-year": "2026"}
    answer = site.post("/agencies/new/", {**fields, **day})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert Agency.objects.get().name == "Brook Lane School"


@pytest.mark.parametrize("inner", ["", "change/"])
def test_a_record_out_of_scope_is_not_there(
    site: Client, amina: User, looked_at: list[UUID], inner: str
) -> None:
    police = add(Agency(name="Police", kind="police"), by=amina)
    assert site.get(f"/agencies/{police.pk}/{inner}").status_code == 404
    answer = site.get(f"/agencies/{uuid4()}/{inner}")
    assert answer.status_code == 404
    assert b"Agency" not in answer.content
    assert looked_at == []


def test_a_page_that_only_shows_is_noted_too(
    site: Client, health: Agency, looked_at: list[UUID]
) -> None:
    assert site.get(f"/agencies/{health.pk}/").content == b"Health visiting"
    assert looked_at == [health.pk]


def test_what_is_wrong_is_said_and_what_was_typed_stays(send: Send, health: Agency) -> None:
    answer = send(name="", phone="<b>07700 900123", **{"on-month": "33"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Enter the agency’s name" in text
    assert "The date must have a month from 1 to 12" in text
    assert "&lt;b&gt;07700 900123" in text
    assert 'value="33"' in text
    health.refresh_from_db()
    assert health.version == 1


@pytest.mark.parametrize(
    ("name", "status", "field"),
    [("wrong", 422, "name"), ("odd", 422, None), ("late", 409, None), ("taken", 409, "name")],
)
def test_a_refusal_stands_where_it_belongs(
    send: Send, health: Agency, name: str, status: int, field: str | None
) -> None:
    answer = send(name=name)
    assert answer.status_code == status
    form = answer.context["form"]
    said = form.errors[field] if field else form.non_field_errors()
    assert said == [REFUSALS[name].words]
    assert form["name"].value() == name
    health.refresh_from_db()
    assert health.version == 1


def test_who_may_not_do_it_is_told_why(send: Send) -> None:
    answer = send(name="nobody")
    assert answer.status_code == 403
    assert b"Only an administrator may change an agency." in answer.content


def test_an_act_that_is_not_open_shows_no_form(site: Client, amina: User) -> None:
    nobody = add(Agency(name="nobody", kind="health"), by=amina)
    answer = site.get(page_of(nobody))
    assert answer.status_code == 403
    assert b"Only an administrator" in answer.content
    late = add(Agency(name="late", kind="health"), by=amina)
    answer = site.get(page_of(late))
    assert (answer.status_code, answer["Location"]) == (302, "/back/")
    assert b"This agency is closed." in site.get("/me/").content


def test_a_form_without_its_version_overwrites_nothing(send: Send, health: Agency) -> None:
    assert send(version=None).status_code == 400
    health.refresh_from_db()
    assert health.version == 1


def test_another_method_is_refused(site: Client, health: Agency) -> None:
    assert site.delete(page_of(health)).status_code == 405


def test_what_is_left_half_done_comes_back_as_it_was(
    site: Client, send: Send, health: Agency
) -> None:
    answer = send(save_draft="", name="", phone="nonsense", told=None)
    assert (answer.status_code, answer["Location"]) == (302, "/back/")
    draft = Draft.objects.get()
    assert (draft.title, draft.link) == ("Change an agency", page_of(health))
    assert "Health" not in draft.key
    answer = site.get(page_of(health))
    form = answer.context["form"]
    assert (answer.status_code, form.errors) == (200, {})
    assert (form["name"].value(), form["phone"].value()) == ("", "nonsense")
    assert form["on"].value() == ("27", "3", "2026")
    assert form["version"].value() == "1"
    assert b"There is a problem" not in answer.content
    assert b"Saved at" in answer.content


def test_a_draft_ends_with_its_act(site: Client, send: Send, health: Agency) -> None:
    send(save_draft="", phone="nonsense")
    send()
    assert not Draft.objects.filter(ended_at=None).exists()
    assert b"nonsense" not in site.get(page_of(health)).content


def test_a_draft_is_its_person_s_and_its_record_s_alone(
    site: Client, send: Send, amina: User, tom: User, health: Agency
) -> None:
    send(save_draft="", phone="nonsense")
    other = add(Agency(name="School nursing", kind="health"), by=amina)
    assert b"nonsense" not in site.get(page_of(other)).content
    site.force_login(tom)
    assert b"nonsense" not in site.get(page_of(health)).content


def test_files_are_not_kept_and_it_is_said(site: Client, send: Send) -> None:
    send(save_draft="", letter=SimpleUploadedFile("letter.pdf", b"%PDF-1.7"))
    assert b"Choose your files again" in site.get("/me/").content


def test_a_draft_of_an_older_version_still_meets_the_clash(
    site: Client, send: Send, health: Agency, change_meanwhile: Any
) -> None:
    send(save_draft="", name="Written before")
    change_meanwhile(name="Written meanwhile")
    form = site.get(page_of(health)).context["form"]
    assert form["version"].value() == "1"
    assert send(name="Written before").status_code == 409


def test_another_row_judges_nothing_and_keeps_what_was_typed(send: Send) -> None:
    answer = send(name="", phone="07700", **{"callers-add": "", "callers-TOTAL_FORMS": "1"})
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.errors == {}
    assert form["phone"].value() == "07700"
    assert len(form.rows["callers"].forms) == 2
