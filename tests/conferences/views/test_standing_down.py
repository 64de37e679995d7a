"""No conference takes place: who is told, how, and what falls away, before the button."""

from typing import Any

from django.test import Client

from cases.services.decisions import decide_conference
from conferences.models import Letter
from tests.cast import Cast
from tests.conferences.views.test_bookings import page_of
from tests.given_conference import BOOKED, a_booked, an_invited, now


def test_it_is_stood_down_and_says_before_who_is_told(
    worker: Client, administrator: Client, cast: Cast
) -> None:
    """D06, S11."""
    conference = a_booked(cast)
    url = f"/conferences/{conference.pk}/stand-down/"
    assert "Nobody has been invited yet." in page_of(worker, url)
    went = worker.post(url, {"version": conference.version, "why": "No need found."})
    assert went.status_code == 302
    assert now(conference).status == "stood_down"
    answer = administrator.get(f"/conferences/{conference.pk}/book/", follow=True)
    assert "not waiting for a date" in answer.content.decode()


def test_every_letter_and_date_is_read_before_it_is_stood_down(worker: Client, cast: Cast) -> None:
    """D06, S11; brief, principle 7."""
    conference = an_invited(cast)
    url = f"/conferences/{conference.pk}/stand-down/"
    opened = worker.get(url)
    shown = {one.name: one.letter for one in opened.context["letters"]}
    assert "You do not need to do anything." in opened.content.decode()
    dropped = {one.rule: one.when for one in opened.context["dates"]}
    assert dropped["C10"] == "Not needed any more"
    went = worker.post(url, {"version": conference.version, "why": "No need found."})
    sent = Letter.objects.filter(about="stood_down").select_related("invitation")
    assert {one.invitation.name: one.content for one in sent} == shown
    assert len(shown) == 9
    page = page_of(worker, went["Location"])
    assert "It will not take place." in page
    assert "Was booked for Tuesday 14 April, 10am to midday" in page


def test_the_managers_words_are_not_typed_again(worker: Client, cast: Cast) -> None:
    """C04, D06."""
    conference = an_invited(cast)
    for case in conference.cases():
        decide_conference(
            case, needed=False, why="It was a fall at school.", by=cast.manager, at=BOOKED,
            as_of=BOOKED, version=case.conference_decisions.count(),
        )  # fmt: skip
    form: Any = worker.get(f"/conferences/{conference.pk}/stand-down/").context["form"]
    assert form["why"].value() == "It was a fall at school."
    assert now(conference).status == "booked"
