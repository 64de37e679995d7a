"""An alert's words are true on the day they are read, and the inbox says how it stands by then."""

from datetime import datetime

import pytest
from django.test import Client

from accounts.models import Notice
from cpcase import clock
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.timescales.rings.hearing import a_discussion
from timescales.engine.calendar import calendar_for
from timescales.models import Deadline
from timescales.services.alert_words import words_of
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db


def told(step: str, ring: str) -> set[str]:
    """The words of the notices of one rung, before the step's title."""
    rows = Notice.objects.filter(kind=ring, words__endswith=f": {step}")
    return {words.removesuffix(f": {step}") for words in rows.values_list("words", flat=True)}


def a_held_core_group(cast: Cast, *, held: datetime) -> None:
    """Darlington's D15: the minutes are due 5 calendar days after a core group."""
    (case,) = given.siblings(cast, "Reuben", pathway="darlington")
    group = Happening(case.timeline, "core_group.held", held, {"number": 1})
    record([group], by=cast.worker, as_of=held)


MINUTES = "Give the minutes to the social worker"


def test_a_limit_of_a_saturday_rings_on_the_friday_and_names_both_days(cast: Cast) -> None:
    """D15: held on Monday 23 March, the minutes are due on Saturday 28 March."""
    a_held_core_group(cast, held=at(23, 3, 11))
    ring_due(as_of=at(26, 3, 8))
    ring_due(as_of=at(27, 3, 8))
    words = {
        "Due on Saturday 28 March; the last working day before it is Friday 27 March",
    }
    assert told(MINUTES, "today") == words
    assert told(MINUTES, "soon") == words


def test_a_limit_of_a_working_day_names_it(cast: Cast) -> None:
    """C05: due on Monday 30 March."""
    a_discussion(cast)
    title = "Send the conference request, complete"
    ring_due(as_of=at(26, 3, 8))
    assert told(title, "soon") == {"Due on Monday 30 March"}
    ring_due(as_of=at(30, 3, 8))
    assert told(title, "today") == {"Due on Monday 30 March"}


def test_after_an_outage_what_was_due_is_told_as_past(cast: Cast) -> None:
    """C05."""
    a_discussion(cast)
    ring_due(as_of=at(1, 4, 8))
    assert told("Send the conference request, complete", "today") == {"Was due on Monday 30 March"}


@pytest.mark.parametrize(
    ("day", "says"),
    [(at(30, 3, 9), ". Due today"), (at(31, 3, 7), ". Overdue")],
)
def test_the_inbox_says_how_a_limit_stands_when_it_is_read(
    cast: Cast, client: Client, day: datetime, says: str
) -> None:
    """C05: told on Thursday, and on Monday 30 March it is due."""
    a_discussion(cast)
    ring_due(as_of=at(30, 3, 8))
    client.force_login(cast.worker, "django.contrib.auth.backends.ModelBackend")
    with clock.standing_at(day):
        page = client.get("/notices/").content.decode()
    [row] = [
        one
        for one in page.split('<li class="cp-row')
        if "Due on Monday 30 March: Send the conference request" in one and says in one
    ]
    assert "Not opened yet" in row


def test_what_is_done_says_nothing_of_its_limit(cast: Cast, client: Client) -> None:
    """C05."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(30, 3, 8))
    asked = Happening(timeline, "conference.requested", at(30, 3, 9), {"conference": "initial"})
    record([asked], by=cast.worker, as_of=at(30, 3, 9))
    client.force_login(cast.worker, "django.contrib.auth.backends.ModelBackend")
    with clock.standing_at(at(30, 3, 10)):
        rows = client.get("/notices/").content.decode().split('<li class="cp-row')
    mine = [one for one in rows if "Send the conference request" in one]
    assert mine
    assert all("Done meanwhile" in one and ". Due today" not in one for one in mine)


def test_a_clock_limit_is_told_by_its_hour(cast: Cast) -> None:
    """C16: a day after the conference; the clocks go forward that night."""
    row = Deadline(title="Confirm", due_on=at(29, 3).date(), due_at=at(29, 3, 10))
    calendar = calendar_for("england-and-wales", ())
    said = "by 10am on Sunday 29 March (clocks go forward that night): Confirm"
    for now, verb in ((at(28, 3, 16), "Due"), (at(29, 3, 10), "Was due")):
        assert words_of("soon", row, calendar=calendar, as_of=now) == f"{verb} {said}"
    late = words_of("overdue", row, calendar=calendar, as_of=at(29, 3, 10))
    assert late == "A limit was missed: Confirm"


def test_a_duty_of_the_day_itself_knows_no_closed_day_and_another_year_is_named() -> None:
    """C03: children are seen on the Saturday; a limit of January is told in December."""
    calendar = calendar_for("england-and-wales", ())
    own = Deadline(title="See", due_on=at(28, 3).date(), own_day=True)
    assert words_of("today", own, calendar=calendar, as_of=at(28, 3)) == (
        "Due on Saturday 28 March: See"
    )
    later = Deadline(title="Send", due_on=at(5, 1, year=2027).date())
    assert words_of("soon", later, calendar=calendar, as_of=at(31, 12)) == (
        "Due on Tuesday 5 January 2027: Send"
    )
