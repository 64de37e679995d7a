"""A limit's own page: what replaced it, and what was written when its step was done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cpcase import clock
from tests import given
from tests.cast import gather
from tests.cpcase.papers.test_files import PDF
from tests.given import at
from timescales.models.deadline import State
from timescales.services.pathways import close_on, take_back_closure
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOW = at(30, 3, 10)


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def case(cast):
    (case,) = given.siblings(cast, "Reuben")
    record(
        [Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    return case


def read(client, person, case, row):
    client.force_login(person, BACKEND)
    with clock.standing_at(NOW):
        return client.get(f"/children/{case.pk}/limits/{row.pk}/").content.decode()


def test_a_replaced_limit_says_when_why_and_which_one_stands_now(client, cast, case):
    """C14: Wednesday 15 April, until the Tuesday after Easter was closed."""
    old = case.timeline.deadlines.get(step="C14")
    close_on(at(7, 4).date(), "Staff day", by=cast.administrator, as_of=at(27, 3, 15))
    new = case.timeline.deadlines.current().get(step="C14")
    page = read(client, cast.worker, case, old)
    assert "was due Wednesday 15 April" in page.replace("</time>", "").replace(
        '<time datetime="2026-04-15">', ""
    )
    assert "Replaced on Friday 27 March at 3pm: a closed day was entered or taken back." in page, (
        page
    )
    assert f'href="/children/{case.pk}/limits/{new.pk}/">The limit as it stands now: ' in page
    assert "Thursday 16 April" in page
    assert "has not changed" not in page
    assert old.explanation.partition(".")[0] in page
    assert "<table" not in page
    assert "The days are not drawn here" in page
    assert "The limit as it stands now" not in read(client, cast.worker, case, new)


def test_a_limit_that_moved_twice_leads_to_the_last(client, cast, case):
    """C14: closed, and open again."""
    old = case.timeline.deadlines.get(step="C14")
    closed = close_on(at(7, 4).date(), "Staff day", by=cast.administrator, as_of=at(27, 3, 15))
    take_back_closure(
        closed, by=cast.administrator, version=closed.version, as_of=at(27, 3, 16)
    )  # fmt: skip
    now = case.timeline.deadlines.current().get(step="C14")
    page = read(client, cast.worker, case, old)
    assert "Replaced on Friday 27 March at 3pm" in page
    assert f"/limits/{now.pk}/" in page


def test_what_was_written_and_kept_when_the_step_was_done_stands_with_its_limit(client, cast, case):
    """C02: the note and the file; also after it was corrected."""
    client.force_login(cast.worker, BACKEND)
    row = case.timeline.deadlines.get(step="C02")
    assert "Nothing yet." in read(client, cast.worker, case, row)
    sent = {"on-day": 24, "on-month": 3, "on-year": 2026, "time": "4:40pm", "step": "C02/"}
    with clock.standing_at(NOW):
        answer = client.post(
            f"/children/{case.pk}/steps/new/",
            {**sent, "note": "Rang them.", "papers": SimpleUploadedFile("list.pdf", PDF)},
        )
    assert answer.status_code == 302, answer.content.decode()
    row.refresh_from_db()
    assert row.state == State.MET
    page = read(client, cast.worker, case, row)
    assert "Rang them." in page
    assert ">list.pdf</a>" in page
    assert "Nothing yet." not in page


def test_only_a_limit_that_is_late_asks_why_it_is(client, cast, case):
    """C02 was due on 25 March, C14 on 15 April; it is 30 March."""
    late, ahead = (case.timeline.deadlines.get(step=step) for step in ("C02", "C14"))
    assert "/why-late/" in read(client, cast.worker, case, late)
    assert "/why-late/" not in read(client, cast.worker, case, ahead)
