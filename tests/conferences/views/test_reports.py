"""The conference report: filled in from the Section 47, to the manager and back, shared."""

from django.test import Client

from cases.choices import NoteKind
from cases.services.notes import write_note
from conferences.models import Conference, Report
from conferences.services.decisions import confirm_decisions
from conferences.services.requests import start_request
from cpcase import clock
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at, siblings
from tests.given_conference import END, a_held, a_recorded, an_invited, around, now
from tests.given_enquiry import a_sent


def _said(conference: object, version: int, **but: str) -> dict[str, object]:
    whole: dict[str, object] = {"version": version, "recommendation": "A plan."}
    for child in conference.here():  # type: ignore[attr-defined]
        for name in ("says", "worries", "working_well"):
            whole[f"{name}-{child.pk}"] = f"In plain words, {name}."
    return {**whole, **but}


def test_it_begins_with_what_the_section_47_holds(worker: Client, cast: Cast) -> None:
    """D07, D08: copied forward, said so, and each child's own."""
    cases = siblings(cast)
    around(cast, cases)
    enquiry = a_sent(cast, cases, as_of=at(30, 3))
    conference = start_request(enquiry, by=cast.worker, as_of=at(30, 3)).conference
    page = worker.get(f"/conferences/{conference.pk}/report/").content.decode()
    assert "Filled in from the Section 47 record." in page
    assert page.count("In plain words.") >= 8
    assert "What we found." in page
    assert not Report.objects.exists()


def test_it_is_saved_sent_returned_and_authorised(
    worker: Client, as_: SignedIn, cast: Cast
) -> None:
    """C13, C15, D09."""
    conference = an_invited(cast)
    url = f"/conferences/{conference.pk}/report/"
    worker.post(url, _said(conference, 0))
    report = Report.objects.get()
    assert report.status == "draft"
    gap = worker.post(url, _said(conference, report.version, recommendation="", submit="1"))
    assert "Write what you recommend." in gap.content.decode()
    assert gap.status_code == 422
    worker.post(url, _said(conference, report.version, submit="1"))
    report = now(report)
    assert report.status == "with_manager"
    manager = as_(cast.manager)
    decide = f"{url}decide/"
    # The report is read where it is decided on.
    assert "In plain words, worries." in manager.get(decide).content.decode()
    wrong = manager.post(decide, {"version": report.version, "what": "return"})
    assert "Say what has to change" in wrong.content.decode()
    manager.post(
        decide, {"version": report.version, "what": "return", "comment": "What does Isla say?"}
    )
    assert "What does Isla say?" in worker.get(url).content.decode()
    worker.post(url, _said(conference, now(report).version, submit="1"))
    manager.post(
        decide, {"version": now(report).version, "what": "authorise", "decision": "Agreed."}
    )
    assert now(report).status == "authorised"
    read = worker.get(url).content.decode()
    assert "This report cannot be changed now." in read
    assert "<textarea" not in read
    assert "In plain words, worries." in read


def test_with_whom_it_was_shared_and_when_stands_on_the_conference(
    worker: Client, cast: Cast
) -> None:
    """C10, D25."""
    conference = an_invited(cast)
    url = f"/conferences/{conference.pk}/report/"
    assert worker.get(f"{url}share/").status_code == 302
    worker.post(url, _said(conference, 0))
    mother = conference.invitations.get(name="Leanne Ashdown")
    sent = {
        "version": Report.objects.get().version, "invitations": [str(mother.pk)], "on-day": "31",
        "on-month": "3", "on-year": "2026", "route": "by_hand", "views": "Fair.",
    }  # fmt: skip
    nobody = worker.post(f"{url}share/", {**sent, "invitations": []})
    assert "Choose with whom it was shared" in nobody.content.decode()
    assert worker.post(f"{url}share/", sent).status_code == 302
    page = worker.get(f"/conferences/{conference.pk}/").content.decode()
    assert "Leanne Ashdown, Tuesday 31 March: by hand, talked through" in page


def test_the_report_is_not_the_chairs_to_write(chair: Client, cast: Cast) -> None:
    conference = an_invited(cast)
    url = f"/conferences/{conference.pk}/report/"
    assert "This report cannot be changed now." in chair.get(url).content.decode()
    assert chair.post(url, _said(conference, 0)).status_code == 403


def test_a_late_step_of_the_initial_conference_leads_to_its_own_report(
    worker: Client, cast: Cast
) -> None:
    """C10: not shared in time, and the review is asked for already."""
    initial = a_held(cast)
    review = Conference.objects.to_book().get(kind="review")
    case = initial.cases()[0]
    for kind, conference in (("initial", initial), ("review", review)):
        answer = worker.get(f"/children/{case.pk}/conference-report/?kind={kind}")
        assert answer["Location"] == f"/conferences/{conference.pk}/report/"


def test_a_review_report_begins_with_the_last_one_and_the_childs_latest_words(
    worker: Client, cast: Cast
) -> None:
    """D13b: asked once; what has changed since is what is written."""
    conference = an_invited(cast)
    worker.post(
        f"/conferences/{conference.pk}/report/", _said(conference, 0, family_history="Moved twice.")
    )
    conference = a_recorded(cast, conference)
    confirm_decisions(conference, by=cast.chair, held_at=END, as_of=END, version=conference.version)
    (case, *_) = conference.cases()
    write_note(
        case, kind=NoteKind.VOICE, words="I sleep at Nan’s now.", happened_at=at(24, 4),
        by=cast.worker, as_of=at(24, 4),
    )  # fmt: skip
    review = Conference.objects.to_book().get(kind="review")
    with clock.standing_at(at(27, 4)):
        shown = worker.get(f"/conferences/{review.pk}/report/").content.decode()
    for words in ("Moved twice.", "I sleep at Nan’s now.", "In plain words, worries."):
        assert words in shown
    assert "Filled in from the last conference report" in shown
