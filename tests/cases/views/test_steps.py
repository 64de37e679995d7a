"""Any step can be done, waved off, explained and corrected by its page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Draft
from cases.models import Note
from cases.services import steps
from cpcase import clock
from cpcase.refusals import Incomplete
from tests import given
from tests.cast import gather
from tests.cpcase.papers.test_files import PDF
from tests.given import at
from timescales.models.deadline import State
from timescales.services.alerts import ring_due
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


def send(client, person, url, **data):
    client.force_login(person, BACKEND)
    with clock.standing_at(NOW):
        return client.post(url, data)


def day(value, name="on"):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def test_a_step_without_a_form_of_its_own_is_recorded(client, cast, case):
    """C02: administration warned."""
    answer = send(
        client, cast.worker, f"/children/{case.pk}/steps/new/",
        step="C02/", note="Rang them.", **day(at(24, 3)), time="4:40pm",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    row = case.timeline.deadlines.get(step="C02")
    assert row.state == State.MET
    assert Note.objects.get().words == "Rang them."


def test_an_undated_step_is_recorded_too(client, cast, case):
    """C27, N11."""
    for step in ("C27/", "N11/"):
        answer = send(
            client, cast.worker, f"/children/{case.pk}/steps/new/", step=step, note="Done.",
            **day(NOW),
        )  # fmt: skip
        assert answer.status_code == 302
    assert case.timeline.events.filter(kind="step.recorded").count() == 2


def test_who_did_it_stands_on_the_timeline(client, cast, case):
    """C02, C27: a colleague, somebody outside, or whoever writes it down."""
    url = f"/children/{case.pk}/steps/new/"
    for typed in (
        {"who": str(cast.manager.pk)},
        {"who_else": "Rosa Finch, health visitor", "note": "She weighed him."},
        {"note": "I rang."},
    ):
        answer = send(client, cast.worker, url, step="C27/", **typed, **day(NOW))
        assert answer.status_code == 302, answer.content.decode()
    manager, outside, own = Note.objects.order_by("created_at")
    assert (manager.done_by, manager.doer) == (cast.manager, "Tom Bright")
    assert (outside.doer, outside.words) == ("Rosa Finch, health visitor", "She weighed him.")
    assert (own.doer, own.written_by) == ("", cast.worker)
    page = client.get(f"/children/{case.pk}/timeline/").content.decode()
    for who in ("Tom Bright", "Rosa Finch, health visitor"):
        assert page.count(f">Done by {who}: ") == 1
    assert page.count(">Recorded by Amina Yusuf on ") == 3
    assert "She weighed him." in page
    both = {"who": str(cast.manager.pk), "who_else": "Rosa Finch"}
    refused = send(client, cast.worker, url, step="C27/", **both, **day(NOW))
    assert refused.status_code == 422
    assert "in one of the two places" in refused.content.decode()


def test_a_line_for_brothers_and_sisters_is_recorded_for_all_that_are_ticked(client, cast):
    """C02: whoever has it open is ticked, all of them in one act, with note and file."""
    cases = given.siblings(cast, "Chloe", "Theo", "Ada")
    record(
        [Happening(one.timeline, "strategy_discussion.held", at(24, 3, 16)) for one in cases],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    chloe, theo, ada = cases
    steps.record_step(
        ada, "C02", at=at(24, 3, 18), by=cast.worker, note="", as_of=at(24, 3, 18)
    )  # fmt: skip
    url = f"/children/{chloe.pk}/steps/new/"
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(NOW):
        form = client.get(url, {"step": "C02", "part": ""}).context["form"]
    assert [str(one.child) for one in form.fields["also"].queryset.order_by("created_at")] == [
        "Theo Ashdown", "Ada Ashdown",
    ]  # fmt: skip
    assert form["also"].value() == [theo.pk]
    sent = {"step": "C02/", "also": [str(theo.pk)], "note": "Rang them.", **day(at(25, 3))}
    answer = send(client, cast.worker, url, **sent, papers=SimpleUploadedFile("list.pdf", PDF))
    assert answer.status_code == 302, answer.content.decode()
    events = [one.timeline.events.get(kind="step.recorded") for one in (chloe, theo)]
    assert events[0].act == events[1].act
    for one, event in zip((chloe, theo), events, strict=True):
        assert one.timeline.deadlines.get(step="C02").state == State.MET
        assert one.notes.get(event_id=event.pk).words == "Rang them."
        assert one.papers.get(event_id=event.pk).content.read() == PDF
    assert ada.timeline.events.filter(kind="step.recorded").count() == 1


def test_where_it_cannot_be_recorded_of_one_it_is_of_none(cast):
    """C02: a brother's pathway does not have the step."""
    (one,) = given.siblings(cast, "Chloe")
    (other,) = given.siblings(cast, "Theo", pathway="stoke-on-trent")
    with pytest.raises(Incomplete, match="Choose a step of this pathway"):
        steps.record_step(
            one, "C02", at=NOW, by=cast.manager, note="", as_of=NOW, also=[other],
            files=[SimpleUploadedFile("list.pdf", PDF)],
        )  # fmt: skip
    assert not one.timeline.events.exists()


def test_a_child_of_another_process_is_not_offered(client, cast, case):
    """C02."""
    client.force_login(cast.worker, BACKEND)
    given.siblings(cast, "Theo")
    with clock.standing_at(NOW):
        form = client.get(f"/children/{case.pk}/steps/new/").context["form"]
    assert "also" not in form.fields


@pytest.mark.parametrize(
    ("row", "page"),
    [("C01/", "strategy/"), ("C14/", "conference/"), ("C03/", "visits/new/")],
)
def test_a_step_with_a_page_of_its_own_is_recorded_there(client, cast, case, row, page):
    """C01, C03, C14: its rules stand there, and no general form gets round them."""
    url = f"/children/{case.pk}/steps/new/"
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(NOW):
        before = client.get(url).content.decode()
        told = client.get(url, {"step": row.strip("/"), "part": ""}).content.decode()
    assert f'value="{row}"' not in before
    answer = send(client, cast.worker, url, step=row, note="Done.", **day(at(24, 3)))
    assert answer.status_code == 422
    for text in (told, answer.content.decode()):
        assert f'href="/children/{case.pk}/{page}"' in text
        assert "ecord it on its own page" in text
    assert not case.timeline.events.filter(kind="step.recorded").exists()


def test_an_auditor_writes_nothing(client, cast, case):
    """The auditor reads: no step, no note."""
    for path in ("steps/new/", "notes/new/"):
        answer = send(
            client, cast.auditor, f"/children/{case.pk}/{path}", step="C02/", note="x",
            kind="note", words="x", **day(NOW),
        )  # fmt: skip
        assert answer.status_code == 403
    assert not case.notes.exists()


def test_the_future_is_refused_next_to_its_field_and_nothing_is_lost(client, cast, case):
    answer = send(
        client, cast.worker, f"/children/{case.pk}/steps/new/", step="C02/", note="Kept text",
        **day(at(31, 3)),
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "must be today or in the past" in page
    assert "Kept text" in page
    assert "There is a problem" in page


def test_a_draft_keeps_what_is_not_valid(client, cast, case):
    url = f"/children/{case.pk}/steps/new/"
    answer = send(client, cast.worker, url, note="Half a sent", save_draft="1", **{"on-day": "x"})
    assert answer.status_code == 302
    assert Draft.objects.get().data["note"] == ["Half a sent"]
    with clock.standing_at(NOW):
        page = client.get(url).content.decode()
    assert "Half a sent" in page
    assert 'value="x"' in page


def test_a_ring_while_the_page_was_open_is_got_past_with_what_was_typed(client, cast, case):
    """C02: the ring made a new version of the deadline."""
    row = case.timeline.deadlines.get(step="C02", part="")
    url = f"/limits/{row.pk}/not-needed/"
    said = {"why": "The family moved abroad.", "version": row.version}
    ring_due(as_of=at(30, 3, 9))
    answer = send(client, cast.manager, url, **said)
    assert answer.status_code == 409
    form = answer.context["form"]
    assert form["why"].value() == "The family moved abroad."
    again = {name: form[name].value() for name in said}
    assert send(client, cast.manager, url, **again).status_code == 302
    row.refresh_from_db()
    assert row.state == State.NOT_NEEDED


def test_not_needed_is_a_managers_to_say_and_stops_the_ladder(client, cast, case):
    """C02: and “Pathway” gives the reason."""
    row = case.timeline.deadlines.get(step="C02")
    url = f"/limits/{row.pk}/not-needed/"
    client.force_login(cast.worker, BACKEND)
    assert client.get(url).status_code == 403
    assert send(client, cast.manager, url, why="", version=row.version).status_code == 422
    assert (
        send(client, cast.manager, url, why="Decided at once.", version=row.version).status_code
        == 302
    )
    row.refresh_from_db()
    assert (row.state, row.next_ring_at) == (State.NOT_NEEDED, None)
    page = client.get(f"/children/{case.pk}/pathway/").content.decode()
    assert "Because: Decided at once." in page


@pytest.mark.parametrize(
    ("step", "act"),
    [
        ("C01/", "take it on its own page"),
        ("C04/", "take it on its own page"),
        ("C05/", "Decide that no conference is needed, or stand the conference down"),
        ("C06/decide", "Authorise the Section 47 enquiry with its outcome"),
        ("C14/", "Decide that no conference is needed, or stand the conference down"),
    ],
)
def test_what_an_act_of_its_own_settles_is_not_waved_off(client, cast, case, step, act):
    """C01, C04, C05, C06, C14 (N02): the refusal names that act, and the limit stands."""
    step, _, part = step.partition("/")
    row = case.timeline.deadlines.get(step=step, part=part)
    url = f"/limits/{row.pk}/not-needed/"
    answer = send(client, cast.manager, url, why="No time.", version=row.version)
    assert act in answer.content.decode()
    row.refresh_from_db()
    assert row.state == State.OPEN
    assert not case.timeline.events.filter(kind="step.not_needed").exists()
    with clock.standing_at(NOW):
        page = client.get(f"/children/{case.pk}/limits/{row.pk}/").content.decode()
    assert act in page
    assert f'href="{url}"' not in page


def test_why_it_is_late_stays_with_the_date_and_the_ladder_goes_on(client, cast, case):
    row = case.timeline.deadlines.get(step="C03")
    url = f"/limits/{row.pk}/why-late/"
    answer = send(client, cast.worker, url, reason="parent_away", words="Back on Friday")
    assert answer.status_code == 302
    note = Note.objects.get(deadline_id=row.pk)
    assert note.words == "Parent or carer away: Back on Friday"
    row.refresh_from_db()
    assert row.state == State.OPEN


def test_nobody_outside_reaches_any_of_it(client, cast, case):
    row = case.timeline.deadlines.get(step="C03")
    client.force_login(cast.other_worker, BACKEND)
    for url in (f"/limits/{row.pk}/why-late/", f"/children/{case.pk}/steps/new/"):
        assert client.get(url).status_code == 404
