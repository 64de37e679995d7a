"""A child's timeline: plain sentences, each with its record, and what is wrong put right."""

import re
from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from cases.services.notes import write_note
from cases.services.siblings import leave_process
from cpcase import clock
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from tests.given_conference import a_sent
from tests.given_enquiry import an_authorised, an_enquiry
from tests.given_plans import a_core_group_held, a_visit, group_of, plans, tell
from tests.past_the_acts import write

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ROW = re.compile(r'<li class="cp-row cp-row--plain">.*?</div></li>', re.DOTALL)


@pytest.fixture
def cast() -> Cast:
    return gather()


def read(client: Client, person: Any, case: Case, query: str = "", now: Any = None) -> str:
    client.force_login(person, BACKEND)
    with clock.standing_at(now or at(30, 4, 9)):
        answer = client.get(f"/children/{case.pk}/timeline/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def line(page: str, words: str) -> str:
    """The one line of the page that says so."""
    (found,) = [row for row in ROW.findall(page) if words in row.split("</h3>")[0]]
    return found


def leads_to(client: Client, row: str, text: str) -> Any:
    """What the link of a line opens."""
    (href,) = re.findall(rf'href="([^"]+)">{text}<', row)
    with clock.standing_at(at(30, 4, 9)):
        answer = client.get(href)
    assert answer.status_code == 200, href
    return answer


def test_an_enquiry_is_told_in_sentences_that_lead_to_its_records(
    client: Client, cast: Cast
) -> None:
    """C01, C02, C11: who did it, when it happened and when it was recorded."""
    case, sister = given.siblings(cast, "Reuben", "Isla")
    enquiry = an_authorised(cast, [case, sister], as_of=at(10, 4, 12))
    page = read(client, cast.worker, case)
    held = line(page, "A strategy discussion was held. A Section 47 enquiry was started.")
    assert "Recorded by " in held
    leads_to(client, held, "Read the strategy discussion")
    signed = line(page, "Tom Bright signed the strategy discussion off.")
    leads_to(client, signed, "Read the strategy discussion")
    ended = line(page, "Tom Bright authorised the Section 47 enquiry. Outcome: substantiated")
    assert "Friday 10 April at midday" in ended
    assert f'href="/s47/{enquiry.pk}/"' in ended
    leads_to(client, ended, "Read the Section 47 enquiry")


def test_a_conference_its_letters_and_a_core_group_lead_to_their_records(
    client: Client, cast: Cast
) -> None:
    """C14, C17, C20: a booking stands on the day it was made, not on that of the meeting."""
    conference = a_sent(cast, "Reuben")
    (case,) = conference.cases()
    page = read(client, cast.worker, case)
    held = line(page, "The initial conference was held with enough agencies.")
    leads_to(client, held, "Read the decisions")
    leads_to(client, line(page, "sent the decisions of the initial"), "Read the decisions")
    booked = line(page, "booked the initial conference for ")
    leads_to(client, booked, "See the conference")
    assert page.index("was held with enough agencies") < page.index("booked the initial conference")
    assert "asked for the initial conference" in page


def test_a_visit_and_a_core_group_lead_to_what_was_written(client: Client, cast: Cast) -> None:
    """C20, C22."""
    (plan,) = plans(cast, "Reuben")
    visit = a_visit([plan.case], cast, moment=at(16, 4, 16))
    meeting = a_core_group_held(group_of(plan), cast, ended_at=at(21, 4, 11))
    page = read(client, cast.worker, plan.case)
    seen = line(page, "Amina Yusuf saw Reuben, alone. The visit was not announced.")
    assert f'href="/visits/{visit.pk}/"' in seen
    leads_to(client, seen, "Read the visit")
    met = line(page, "Core group 1 met.")
    assert f'href="/core-group-meetings/{meeting.pk}/"' in met
    leads_to(client, met, "Read the core group")


def test_what_cannot_be_corrected_here_says_where_instead(client: Client, cast: Cast) -> None:
    """C01, C02: no link that is refused; an auditor, who corrects nothing, is told neither."""
    (case,) = given.siblings(cast, "Reuben")
    an_enquiry(cast, [case])
    page = read(client, cast.manager, case)
    signed = line(page, "signed the strategy discussion off")
    assert "Correct this" not in signed
    assert "Is this wrong?" in signed
    assert "begin another strategy discussion" in signed
    by_the_way = line(page, "Warn conference administration that a conference is possible (C02)")
    assert "Correct this" not in by_the_way
    assert "Correct that, and it follows." in by_the_way
    leads_to(client, by_the_way, "Read the strategy discussion")
    held = line(page, "A strategy discussion was held.")
    leads_to(client, held, "Correct this")
    page = read(client, cast.auditor, case)
    assert "Correct this" not in page
    assert "Is this wrong?" not in page


def test_what_was_taken_back_stays_with_the_reason_and_leads_nowhere(
    client: Client, cast: Cast
) -> None:
    (case,) = given.siblings(cast, "Reuben")
    a_visit([case], cast, moment=at(26, 3, 16))
    event = case.timeline.events.get(kind="visit.made")
    client.force_login(cast.worker, BACKEND)
    with clock.standing_at(at(30, 3, 10)):
        client.post(
            f"/children/{case.pk}/events/{event.pk}/correct/",
            {"happened": "again", "seen": "not_alone", "why": "Her mother stayed.",
             "on-day": 26, "on-month": 3, "on-year": 2026, "time": "4pm"},
        )  # fmt: skip
    page = read(client, cast.worker, case)
    gone = line(page, "<s>Amina Yusuf saw Reuben, alone.")
    assert "by Amina Yusuf: Her mother stayed." in gone
    assert "<a " not in gone
    leads_to(client, line(page, "saw Reuben, but not alone."), "Read the visit")


def test_it_is_narrowed_to_kinds_and_the_pages_keep_them(client: Client, cast: Cast) -> None:
    """By GET, without a script; the address holds codes and names nobody."""
    (case,) = given.siblings(cast, "Reuben")
    tell(case, "strategy_discussion.held", at(24, 3, 16), cast)
    for day in range(1, 28):
        tell(case, "visit.made", at(day, 4, 16), cast)
    page = read(client, cast.worker, case, "?kind=visit")
    assert "27 of 28 shown." in page
    assert "A strategy discussion was held" not in page
    assert 'value="visit" checked' in page
    assert "Visits (27)" in page
    assert 'href="?page=2&amp;kind=visit"' in page
    assert "A strategy discussion was held" in read(
        client, cast.worker, case, "?kind=visit&kind=strategy&page=2"
    )
    assert "Nothing of these kinds" in read(client, cast.worker, case, "?kind=conference")
    assert "28 in all" in read(client, cast.worker, case, "?kind=nonsense")


def test_a_restricted_sister_of_the_same_visit_is_not_named(client: Client, cast: Cast) -> None:
    case, sister = given.siblings(cast, "Reuben", "Isla")
    a_visit([case, sister], cast, moment=at(26, 3, 16))
    an_enquiry(cast, [case, sister])
    sister.restricted = True
    write(sister, "restricted")
    page = read(client, cast.worker, case)
    assert "Isla" not in page
    leads_to(client, line(page, "saw Reuben, alone"), "Read the visit")


def test_a_note_and_a_decision_stand_among_what_happened(client: Client, cast: Cast) -> None:
    """C01: a brother who leaves is decided in words alone; what an event tells is told once."""
    case, brother = given.siblings(cast, "Reuben", "Ivo")
    leave_process(
        brother, why="Lives with his aunt.\nShe agrees.", by=cast.manager, at=at(26, 3, 9),
        as_of=at(26, 3, 9),
    )  # fmt: skip
    tell(brother, "visit.made", at(25, 3, 16), cast)
    write_note(
        brother, kind="voice", words="“I like it here.”", happened_at=at(25, 3, 12),
        by=cast.worker, as_of=at(26, 3, 9),
    )  # fmt: skip
    page = read(client, cast.auditor, brother)
    decided = line(page, "Tom Bright decided.")
    assert "process: Lives with his aunt.<br>She agrees." in decided
    assert "Thursday 26 March at 9am" in decided
    leads_to(client, decided, "See all notes")
    assert "“I like it here.”" in line(page, "Amina Yusuf wrote down what Ivo says.")
    only = read(client, cast.auditor, brother, "?kind=note")
    assert "2 of 3 shown." in only
    assert "Nothing has happened yet" in read(client, cast.auditor, case)
