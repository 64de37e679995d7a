"""Files that somebody brings with a step: kept, listed on the timeline, sent to who may see."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import AccessEntry, User
from accounts.services.drafts import Drafts
from cases.models import Case, Note, Paper
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast, gather
from tests.cpcase.papers.test_files import JPEG, PDF, PROGRAM
from tests.given import at
from timescales.models.deadline import State
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
NOW = at(30, 3, 10)
NAMED = "Reuben Ashdown school report.pdf"


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def case(cast: Cast) -> Case:
    (case,) = given.siblings(cast, "Reuben", overlay="red-amber-green")
    record(
        [Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager,
        as_of=at(24, 3, 17),
    )
    return case


def a_file(name: str = NAMED, content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(browser: Client, case: Case, *files: Any, **typed: str) -> Any:
    usual = {"step": "C02/", "note": "Rang them.", "time": "4:40pm"}
    day = {"on-day": "24", "on-month": "3", "on-year": "2026"}
    with clock.standing_at(NOW):
        answer = browser.post(
            f"/children/{case.pk}/steps/new/", {**usual, **day, **typed, "papers": list(files)}
        )
    return answer


def timeline(browser: Client, case: Case) -> str:
    with clock.standing_at(NOW):
        return words_of(browser.get(f"/children/{case.pk}/timeline/"))


def test_the_files_of_a_step_are_listed_on_the_timeline(cast: Cast, case: Case, as_: SignedIn):
    browser = as_(cast.worker)
    answer = send(browser, case, a_file(), a_file("a photo.jpg", JPEG))
    assert answer.status_code == 302, words_of(answer)
    page = timeline(browser, case)
    for paper in case.papers.all():
        assert f'href="/papers/{paper.pk}/">{paper.called}</a>' in page
    assert f"(PDF, {len(PDF)}" in page
    assert {paper.kind for paper in case.papers.all()} == {"pdf", "jpg"}
    event = case.timeline.events.get(kind="step.recorded")
    assert {paper.event_id for paper in case.papers.all()} == {event.pk}
    assert {paper.kept_by for paper in case.papers.all()} == {cast.worker}


def test_a_row_that_an_authority_added_takes_a_file_too(
    cast: Cast, case: Case, as_: SignedIn
) -> None:
    """F03, of the overlay."""
    browser = as_(cast.worker)
    own = next(step for step in case.timeline.overlay.pathway.steps if not step.parts)
    assert own.id not in case.timeline.pathway.pathway.step_by_id
    answer = send(browser, case, a_file(), step=f"{own.id}/")
    assert answer.status_code == 302, words_of(answer)
    assert NAMED in timeline(browser, case)


def test_it_is_sent_as_it_was_and_the_look_is_noted(
    cast: Cast, case: Case, as_: SignedIn, client: Client
) -> None:
    """T17. Neither the address nor the name that it is saved under says whose it is."""
    send(as_(cast.worker), case, a_file())
    paper = Paper.objects.get()
    with clock.standing_at(NOW):
        answer = as_(cast.manager).get(f"/papers/{paper.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="file-2026-03-30.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "Reuben" not in paper.content.name
    look = AccessEntry.objects.get(record_kind="cases.paper")
    assert (look.person, look.child_id) == (cast.manager, case.child_id)
    assert client.get(f"/papers/{paper.pk}/").status_code == 302


def test_nobody_out_of_reach_gets_it(cast: Cast, case: Case, as_: SignedIn) -> None:
    send(as_(cast.worker), case, a_file())
    address = f"/papers/{Paper.objects.get().pk}/"
    people: tuple[User, ...] = (cast.other_worker, cast.partner, cast.system_administrator)
    assert [as_(who).get(address).status_code for who in people] == [404, 404, 404]


def test_a_forbidden_kind_is_refused_next_to_its_field_and_nothing_is_lost(
    cast: Cast, case: Case, as_: SignedIn
) -> None:
    browser = as_(cast.worker)
    answer = send(browser, case, a_file("report.pdf", PROGRAM))
    page = words_of(answer)
    assert answer.status_code == 422
    error = re.search(r'<p id="id_papers-error"[^>]*>(.*?)</p>', page, re.S)
    assert error
    assert "This kind of file cannot be kept." in error[1]
    assert "Rang them." in page
    assert 'value="4:40pm"' in page
    assert not Paper.objects.exists()
    assert not Note.objects.exists()
    assert not case.timeline.events.filter(kind="step.recorded").exists()


def test_of_several_files_it_says_which_may_not_be_kept(
    cast: Cast, case: Case, as_: SignedIn
) -> None:
    page = words_of(send(as_(cast.worker), case, a_file(), a_file("tool.exe", PROGRAM)))
    assert "“tool.exe”: This kind of file cannot be kept." in page
    assert not Paper.objects.exists()


@pytest.mark.parametrize("wrong", [{"step": ""}, {"on-year": "2027"}])
def test_when_something_else_is_wrong_it_asks_for_the_files_again(
    cast: Cast, case: Case, as_: SignedIn, wrong: dict[str, str]
) -> None:
    answer = send(as_(cast.worker), case, a_file(), **wrong)
    assert answer.status_code == 422
    assert "Choose your files again: they are not kept" in words_of(answer)


def test_a_step_is_done_without_a_file(cast: Cast, case: Case, as_: SignedIn) -> None:
    """C02."""
    assert send(as_(cast.worker), case).status_code == 302
    assert case.timeline.deadlines.get(step="C02").state == State.MET
    assert not Paper.objects.exists()


def test_a_long_name_keeps_its_beginning_and_its_end(cast: Cast, case: Case, as_: SignedIn) -> None:
    send(as_(cast.worker), case, a_file(f"Scan {'x' * 200} page 2.pdf"))
    called = Paper.objects.get().called
    assert len(called) <= 120
    assert called.startswith("Scan xx")
    assert called.endswith("page 2.pdf")


def test_a_script_in_a_name_is_shown_and_not_run(cast: Cast, case: Case, as_: SignedIn) -> None:
    browser = as_(cast.worker)
    send(browser, case, a_file("<script>alert(1)<script>.pdf"))
    with clock.standing_at(NOW):
        page = browser.get(f"/children/{case.pk}/timeline/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_file_that_the_store_lost_says_so(cast: Cast, case: Case, as_: SignedIn) -> None:
    send(as_(cast.worker), case, a_file())
    paper = Paper.objects.get()
    paper.content.storage.delete(paper.content.name)
    answer = as_(cast.worker).get(f"/papers/{paper.pk}/")
    assert answer.status_code == 404
    assert "This file cannot be read now." in words_of(answer)


def test_a_draft_keeps_the_text_and_asks_for_the_files_again(
    cast: Cast, case: Case, as_: SignedIn
) -> None:
    browser = as_(cast.worker)
    assert send(browser, case, a_file(), save_draft="1").status_code == 302
    page = words_of(browser.get("/me/"))
    assert "a draft keeps text only" in page
    (draft,) = Drafts(cast.worker, NOW).unfinished()
    assert draft.data["note"] == ["Rang them."]
