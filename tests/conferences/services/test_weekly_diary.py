"""The week's conference diary: once, to every manager, where the pathway sends one (S04)."""

from datetime import timedelta

import pytest

from accounts.models import Notice
from conferences.models import Conference
from conferences.services import weekly_diary
from conferences.services.bookings import book
from conferences.services.weekly_diary import send_weekly
from conferences.tasks import send_weekly_diary
from cpcase import clock
from tests.cast import Cast, gather
from tests.given import at
from tests.given_conference import BOOKED, START, a_booked, to_book, when
from tests.past_the_acts import write
from timescales.models import Timeline
from timescales.services.adopting import adopt
from timescales.services.pathways import publish

pytestmark = pytest.mark.django_db

MONDAY = at(6, 4, 7, 30)  # the week after the booking, which was on Tuesday 31 March
PLANNED = "1 initial conference planned, on Tuesday 14 April at 10am."


@pytest.fixture
def cast() -> Cast:
    return gather()


def stoke(cast: Cast) -> Conference:
    """One booked there, and what was told as it was booked out of the way."""
    conference: Conference = a_booked(cast, pathway="stoke-on-trent")
    Notice.objects.all().delete()
    return conference


def told() -> set[str]:
    """The words of the week's diary."""
    return set(Notice.objects.filter(kind="conference.diary").values_list("words", flat=True))


def test_every_manager_has_the_week_s_diary_once_and_it_names_no_child(cast: Cast) -> None:
    conference = stoke(cast)
    assert send_weekly(as_of=MONDAY - timedelta(minutes=1)) == 0
    many = send_weekly(as_of=MONDAY)
    people = {one.person for one in Notice.objects.select_related("person")}
    assert {cast.manager, cast.other_manager, cast.service_manager} == people
    assert many == len(people)
    assert told() == {
        f"Conference diary of the week. {PLANNED} New: Tuesday 14 April at 10am, {conference.room}."
    }
    assert not any(case.child.last_name in words for words in told() for case in conference.cases())
    assert send_weekly(as_of=MONDAY + timedelta(hours=3)) == 0
    assert Notice.objects.count() == many


def test_a_week_later_it_is_planned_and_no_longer_new(cast: Cast) -> None:
    stoke(cast)
    assert send_weekly(as_of=MONDAY + timedelta(days=7)) > 0
    assert told() == {f"Conference diary of the week. {PLANNED} No new date."}


def test_with_nothing_planned_nothing_is_sent(cast: Cast) -> None:
    stoke(cast)
    assert send_weekly(as_of=MONDAY + timedelta(days=14)) == 0
    assert not Notice.objects.exists()


def test_a_worker_that_was_away_sends_it_when_it_is_back(cast: Cast) -> None:
    stoke(cast)
    with clock.standing_at(MONDAY + timedelta(days=1)):
        assert send_weekly_diary() > 0
        assert send_weekly_diary() == 0
    assert len(told()) == 1


def test_what_is_booked_on_a_tuesday_is_not_in_that_weeks_diary_and_a_late_week_is_left_out(
    cast: Cast,
) -> None:
    stoke(cast)
    assert send_weekly(as_of=BOOKED + timedelta(hours=1)) == 0
    assert send_weekly(as_of=MONDAY + timedelta(days=3)) == 0


def test_where_the_pathway_has_no_such_row_or_no_such_hour_nothing_is_sent(cast: Cast) -> None:
    a_booked(cast)
    assert send_weekly(as_of=MONDAY) == 0
    assert told() == set()


def test_its_day_and_hour_are_a_setting_of_the_pathway(cast: Cast) -> None:
    conference = stoke(cast)
    line = 'conference_diary_every = "Monday 07:30"'
    text = conference.cases()[0].timeline.pathway.text
    assert line in text
    for other, hours in ((line.replace("Monday 07:30", "Thursday 16:00"), (15, 16)), ("", (0, 23))):
        version = publish(text.replace(line, other), by=cast.system, as_of=BOOKED)
        for timeline in Timeline.objects.running():
            adopt(timeline, version, by=cast.system, as_of=BOOKED, why="Another day")
        Notice.objects.all().delete()
        sent = [send_weekly(as_of=at(9, 4, hour)) > 0 for hour in hours]
        assert sent == ([False, True] if other else [False, False])


def test_of_many_new_dates_the_soonest_are_named_and_the_rest_counted(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notice holds so many letters and no more."""
    stoke(cast)
    other = to_book(cast, "Jayden", family="Cole", pathway="stoke-on-trent")
    book(
        other, when(cast, START + timedelta(hours=4)), by=cast.administrator, as_of=BOOKED,
        version=other.version,
    )  # fmt: skip
    Notice.objects.all().delete()
    monkeypatch.setattr(weekly_diary, "_LETTERS", 190)
    send_weekly(as_of=MONDAY)
    (words,) = told()
    assert words == (
        "Conference diary of the week. 2 initial conferences planned, the first on Tuesday 14 "
        "April at 10am. New: Tuesday 14 April at 10am, Room 2, Civic Centre and 1 more."
    )


def test_a_conference_without_a_room_is_told_by_its_time_alone(cast: Cast) -> None:
    conference = stoke(cast)
    conference.room = None
    write(conference, "room")
    send_weekly(as_of=MONDAY)
    (words,) = told()
    assert words.endswith("New: Tuesday 14 April at 10am.")
