"""The list, the letters, and what an agency sees: its own, and nobody else's."""

import re

import pytest
from django.test import Client

from conferences.models import Conference
from conferences.services.standing_down import stand_down
from cpcase import clock
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at, siblings
from tests.given_conference import BOOKED, a_booked, an_invited, now, to_book
from tests.given_plans import tell
from tests.past_the_acts import write

BUTTON = re.compile(r'<a\s+class="govuk-button" role="button"\s+href="([^"]+)"')


@pytest.fixture
def partner(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.partner)


def test_somebody_is_added_changed_and_taken_off(administrator: Client, cast: Cast) -> None:
    conference = to_book(cast)
    url = f"/conferences/{conference.pk}/invitations/new/"
    sent = {"name": "Joy Moss", "as_who": "Aunt", "side": "family", "route": "letter"}
    assert "Enter the name" in administrator.post(url, {**sent, "name": ""}).content.decode()
    assert administrator.post(url, {**sent, "version": 1}).status_code == 302
    joy = conference.invitations.get(name="Joy Moss")
    change = {**sent, "separate": "on", "version": joy.version}
    administrator.post(f"/invitations/{joy.pk}/change/", change)
    assert now(joy).separate
    administrator.post(f"/invitations/{joy.pk}/take-off/", {"version": now(joy).version})
    page = administrator.get(f"/conferences/{conference.pk}/").content.decode()
    assert "Joy Moss" not in page


def test_a_professional_belongs_to_an_agency(administrator: Client, cast: Cast) -> None:
    conference = to_book(cast)
    url = f"/conferences/{conference.pk}/invitations/new/"
    sent = {"name": "Sgt Khan", "side": "professional", "route": "secure_email", "version": 1}
    answer = administrator.post(url, sent)
    assert "Say which kind of agency they belong to." in answer.content.decode()
    whole = {**sent, "agency_kind": "police", "agency": str(cast.police.pk)}
    assert administrator.post(url, whole).status_code == 302
    assert conference.invitations.get(name="Sgt Khan").agency == cast.police


def test_letters_go_out_from_the_conferences_page(administrator: Client, cast: Cast) -> None:
    conference = a_booked(cast)
    url = f"/conferences/{conference.pk}/invitations/send/"
    page = administrator.get(url).content.decode()
    assert "Craig Ashdown (father), letter (must not be given the family’s address)" in page
    assert administrator.post(url, {"version": conference.version}).status_code == 302
    assert conference.invitations.filter(sent_at=None).count() == 0


def test_a_partner_finds_what_is_asked_answers_and_reports(partner: Client, cast: Cast) -> None:
    conference = an_invited(cast, pathway="stoke-on-trent")
    own = conference.invitations.get(name="Carla Meyer")
    page = partner.get("/partner/").content.decode()
    for words in (
        "What you are asked for", "Reuben Ashdown and Isla Ashdown",
        "Tuesday 14 April, 10am to midday", "Report wanted by Friday 10 April at 10am.",
    ):  # fmt: skip
        assert words in page
    partner.post(
        f"/invitations/{own.pk}/answer/",
        {"version": own.version, "answer": "send_report", "words": "On leave."},
    )
    assert now(own).status == "report_instead"
    partner.post(
        f"/invitations/{own.pk}/report/", {"version": now(own).version, "words": "Two calls."}
    )
    page = partner.get(f"/invitations/{own.pk}/").content.decode()
    assert "Report sent on Tuesday 31 March." in page
    assert "Two calls." in page


def test_the_meeting_that_comes_next_stands_first(partner: Client, cast: Cast) -> None:
    an_invited(cast, "Reuben")
    an_invited(cast, "Nell", starts_at=at(15, 4, 10))
    page = partner.get("/partner/").content.decode()
    assert 0 < page.index("Tuesday 14 April, 10am") < page.index("Wednesday 15 April, 10am")
    assert "Report wanted before the meeting on Tuesday 14 April." in page


def test_a_late_report_stands_above_the_meeting_that_comes_next(
    partner: Client, administrator: Client, cast: Cast
) -> None:
    """S08: on the partner's page, and on the conference's list."""
    an_invited(cast, "Nell", family="Moss")
    late = an_invited(cast, "Reuben", starts_at=at(15, 4, 10), pathway="stoke-on-trent")
    with clock.standing_at(at(14, 4, 9)):
        page = partner.get("/partner/").content.decode()
        listed = administrator.get(f"/conferences/{late.pk}/").content.decode()
    assert 0 < page.index("Wednesday 15 April, 10am") < page.index("Tuesday 14 April, 10am")
    assert "Overdue by " in page
    assert "Report was wanted by Monday 13 April at 10am." in page
    assert "Not yet. Overdue by 1 working day, was due Monday 13 April" in listed
    assert listed.index("Carla Meyer") < listed.index("Leanne Ashdown")


def test_a_report_that_came_late_stands_on_top_no_more(partner: Client, cast: Cast) -> None:
    """S08."""
    an_invited(cast, "Nell", family="Moss")
    late = an_invited(cast, "Reuben", starts_at=at(15, 4, 10), pathway="stoke-on-trent")
    own = late.invitations.get(name="Carla Meyer")
    with clock.standing_at(at(14, 4, 9)):
        partner.post(f"/invitations/{own.pk}/report/", {"version": own.version, "words": "Calls."})
        page = partner.get("/partner/").content.decode()
    assert 0 < page.index("Tuesday 14 April, 10am") < page.index("Wednesday 15 April, 10am")
    assert "Overdue" not in page


def test_a_card_has_one_button_for_what_is_still_to_be_done(partner: Client, cast: Cast) -> None:
    own = an_invited(cast, "Reuben").invitations.get(name="Carla Meyer")
    page = partner.get("/partner/").content.decode()
    assert BUTTON.findall(page) == [f"/invitations/{own.pk}/answer/"]
    partner.post(f"/invitations/{own.pk}/answer/", {"version": own.version, "answer": "accept"})
    page = partner.get("/partner/").content.decode()
    assert BUTTON.findall(page) == [f"/invitations/{own.pk}/report/"]
    assert f"/invitations/{own.pk}/answer/" in page
    sent = {"version": now(own).version, "words": "Two calls."}
    partner.post(f"/invitations/{own.pk}/report/", sent)
    page = partner.get("/partner/").content.decode()
    assert BUTTON.findall(page) == []
    assert "Send the report again" in page


def test_a_meeting_that_was_stood_down_asks_for_nothing_and_stands_last(
    partner: Client, cast: Cast
) -> None:
    """C05: the partner reads that it need do nothing."""
    over = an_invited(cast, "Nell", family="Moss")
    an_invited(cast, "Reuben", starts_at=at(15, 4, 10))
    stand_down(
        over, why="No longer needed.", by=cast.administrator, as_of=BOOKED, version=over.version
    )
    page = partner.get("/partner/").content.decode()
    assert 0 < page.index("Wednesday 15 April, 10am") < page.index("Tuesday 14 April, 10am")
    assert "The meeting will not take place. You do not need to do anything." in page
    assert page.count("Report wanted before the meeting") == 1


def test_a_partner_reads_the_letters_of_its_own_invitation(partner: Client, cast: Cast) -> None:
    conference = an_invited(cast)
    own = conference.invitations.get(name="Carla Meyer")
    page = partner.get(f"/invitations/{own.pk}/").content.decode()
    letter = own.letters.get()
    assert f"/letters/{letter.pk}/letter.pdf" in page
    assert partner.get(f"/letters/{letter.pk}/letter.pdf").status_code == 200
    other = conference.invitations.get(name="Beth Lowe").letters.get()
    assert partner.get(f"/letters/{other.pk}/letter.pdf").status_code == 404


def test_another_agencys_invitation_is_not_found(partner: Client, cast: Cast) -> None:
    other = an_invited(cast).invitations.get(name="Beth Lowe")
    for page in ("", "answer/", "report/", "change/"):
        assert partner.get(f"/invitations/{other.pk}/{page}").status_code == 404
    assert partner.get(f"/conferences/{other.conference_id}/").status_code == 404


def test_the_partners_page_is_for_partners(administrator: Client) -> None:
    assert administrator.get("/partner/").status_code == 403


def test_administration_writes_down_an_answer(administrator: Client, cast: Cast) -> None:
    mother = an_invited(cast).invitations.get(name="Leanne Ashdown")
    url = f"/invitations/{mother.pk}/answer/"
    nothing = administrator.post(url, {"version": mother.version})
    assert "Say whether you are coming" in nothing.content.decode()
    administrator.post(url, {"version": mother.version, "answer": "accept", "words": ""})
    page = administrator.get(f"/conferences/{mother.conference_id}/").content.decode()
    assert "Coming, Tuesday 31 March" in page


def test_a_brother_joins_from_the_conferences_page(
    as_: SignedIn, administrator: Client, cast: Cast
) -> None:
    conference: Conference = an_invited(cast)
    url = f"/conferences/{conference.pk}/children/new/"
    nobody = administrator.get(url, follow=True)
    assert "nobody of the same process" in nobody.content.decode()
    (case,) = siblings(cast, "Noah", family="Finch")
    case.timeline.group = conference.cases()[0].timeline.group
    write(case.timeline)
    tell(case, "strategy_discussion.held", at(26, 3, 12), cast)
    went = administrator.post(url, {"version": conference.version, "case": str(case.pk)})
    assert went.status_code == 302
    assert case in now(conference).cases()
    child = conference.children.get(case=case)
    leave = f"/conferences/{conference.pk}/children/leave/"
    assert "Noah" in administrator.get(leave).content.decode()
    sent = {"version": now(conference).version, "child": str(child.pk), "why": "Joined by mistake."}
    assert administrator.post(leave, sent).status_code == 302
    assert case not in now(conference).cases()
