"""The page that corrects an event: who gets there, and where it says to go instead."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Case
from cpcase import clock
from tests import given
from tests.cast import Cast, gather
from tests.cpcase.papers.test_files import PDF
from tests.given import at
from tests.given_plans import a_visit, due, tell

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOW = at(30, 3, 10)


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def case(cast: Cast) -> Case:
    (case,) = given.siblings(cast, "Reuben")
    tell(case, "strategy_discussion.held", at(24, 3, 16), cast)
    return case


def send(client: Client, person: Any, url: str, **data: Any) -> Any:
    client.force_login(person, BACKEND)
    with clock.standing_at(NOW):
        return client.post(url, data)


def look(client: Client, person: Any, url: str) -> Any:
    client.force_login(person, BACKEND)
    with clock.standing_at(NOW):
        return client.get(url, follow=True)


def day(value: Any) -> dict[str, Any]:
    return {"on-day": value.day, "on-month": value.month, "on-year": value.year}


def to_correct(case: Case, kind: str) -> str:
    event = case.timeline.events.standing().get(kind=kind)
    return f"/children/{case.pk}/events/{event.pk}/correct/"


def test_correcting_moves_the_dates_and_keeps_both(client: Client, cast: Cast, case: Case) -> None:
    """C14 counts from the right day."""
    url = to_correct(case, "strategy_discussion.held")
    answer = send(
        client, cast.manager, url, happened="again", why="It was on Wednesday.",
        time="3pm", **day(at(25, 3)),
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    assert str(case.timeline.deadlines.current().get(step="C14").due_on) == "2026-04-16"
    page = look(client, cast.manager, f"/children/{case.pk}/timeline/").content.decode()
    assert "Taken back on" in page
    assert send(client, cast.manager, url, happened="again", why="x").status_code == 404


def test_what_stays_on_record_is_not_asked_whether_it_happened(
    client: Client, cast: Cast, case: Case
) -> None:
    """C01."""
    url = to_correct(case, "strategy_discussion.held")
    page = look(client, cast.worker, url).content.decode()
    assert "No, it did not happen" not in page
    assert "A discussion that was recorded stays" in page
    assert send(client, cast.worker, url, happened="never", why="x").status_code == 422


def test_a_booking_is_rearranged_where_whoever_is_invited_is_told(
    client: Client, cast: Cast, case: Case
) -> None:
    """C14: administration is led back, with where to go; a worker has no link to it at all."""
    tell(case, "conference.booked", at(14, 4, 10), cast, conference="initial", number=1)
    url = to_correct(case, "conference.booked")
    assert "Rearrange it" in look(client, cast.administrator, url).content.decode()
    answer = send(client, cast.administrator, url, happened="never", why="x")
    assert answer.status_code == 409
    assert "Rearrange it" in answer.content.decode()
    assert look(client, cast.worker, url).status_code == 403
    page = look(client, cast.worker, f"/children/{case.pk}/timeline/").content.decode()
    assert url not in page
    assert to_correct(case, "strategy_discussion.held") in page


def test_whether_a_child_was_seen_is_put_right(client: Client, cast: Cast, case: Case) -> None:
    """C03: the limit is open again."""
    a_visit([case], cast, moment=at(24, 3, 18))
    assert due(case, "C03").state == "met"
    answer = send(
        client, cast.worker, to_correct(case, "visit.made"), happened="again", seen="not_seen",
        why="She stayed in bed.", **day(at(24, 3)),
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    assert due(case, "C03").state == "open"
    page = look(client, cast.worker, f"/children/{case.pk}/visits/").content.decode()
    assert "was not seen: she stayed in bed." in page


def test_both_texts_and_the_file_stay_and_every_place_names_the_step(
    client: Client, cast: Cast, case: Case
) -> None:
    """C02: put right twice, the step that stands still has its note and its file."""
    steps = f"/children/{case.pk}/steps/new/"
    sent = {"step": "C02/", "note": "Rang them.", "time": "10am", **day(at(25, 3))}
    answer = send(
        client, cast.worker, steps, **sent, papers=SimpleUploadedFile("list.pdf", PDF)
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    first = look(client, cast.worker, to_correct(case, "step.recorded")).content.decode()
    assert "Warn conference administration that a conference is possible (C02)." in first
    assert 'value="10am"' in first
    for hour, why in (("11am", "It was an hour later."), ("11:30am", "And a half")):
        answer = send(
            client, cast.worker, to_correct(case, "step.recorded"), happened="again", step="C02/",
            why=why, time=hour, **day(at(25, 3)),
        )  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()
    page = look(client, cast.worker, f"/children/{case.pk}/timeline/").content.decode()
    standing = page[: page.index("<s>")]
    assert "Rang them." in standing
    assert ">list.pdf</a>" in standing
    assert "by Amina Yusuf: It was an hour later. Recorded again for " in page
    assert "And a half. Recorded again for " in page
    notes = look(client, cast.worker, f"/children/{case.pk}/notes/").content.decode()
    named = ": Warn conference administration that a conference is possible (C02)</h3>"
    assert notes.count(f"Why it was corrected{named}") == 2
    assert f"Step recorded{named}" in notes
    row = due(case, "C02")
    limit = look(client, cast.worker, f"/children/{case.pk}/limits/{row.pk}/").content.decode()
    assert limit.count("list.pdf") == 1
    assert "Rang them." in limit


def test_a_day_alone_is_not_given_a_time(client: Client, cast: Cast, case: Case) -> None:
    """C02: nobody said that it was at a minute to midnight."""
    sent = {"step": "C02/", "note": "", **day(at(25, 3))}
    send(client, cast.worker, f"/children/{case.pk}/steps/new/", **sent)
    page = look(client, cast.worker, to_correct(case, "step.recorded")).content.decode()
    assert "11:59pm" not in page.partition("<form")[2]


def test_a_note_names_the_discussion_that_was_put_right(
    client: Client, cast: Cast, case: Case
) -> None:
    """C01."""
    send(
        client, cast.manager, to_correct(case, "strategy_discussion.held"), happened="again",
        why="It was on Wednesday.", time="3pm", **day(at(25, 3)),
    )  # fmt: skip
    notes = look(client, cast.manager, f"/children/{case.pk}/notes/").content.decode()
    assert "Why it was corrected: A strategy discussion was held. A Section 47" in notes
