"""Booking: inside the limit, after what led to it, a room and a chair once."""

from datetime import date, datetime, timedelta

import pytest

from accounts.models import Notice
from conferences.choices import LateRole
from conferences.models import BookedSlot, Conference
from conferences.services.bookings import book, rearrange
from conferences.services.late import agree_to_late
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from cpcase.web.formats import moment
from tests.cast import Cast
from tests.given import at
from tests.given_conference import (
    BOOKED,
    END,
    START,
    a_booked,
    a_room,
    an_invited,
    another_chair,
    now,
    to_book,
    when,
)
from tests.given_plans import due, events
from tests.past_the_acts import write
from timescales.models.deadline import State
from timescales.services.pathways import close_on
from timescales.services.recording import correct


def _book(cast: Cast, conference: Conference, **but: object) -> Conference:
    return book(
        conference, when(cast, **but), by=cast.administrator, as_of=BOOKED,  # type: ignore[arg-type]
        version=conference.version,
    )  # fmt: skip


def test_a_booking_stands_on_each_childs_timeline_and_names_the_chair(cast: Cast) -> None:
    """L06, S03: booked, the chair allocated."""
    conference = a_booked(cast, pathway="csrs-process-map")
    for case in conference.cases():
        (event,) = events(case, "conference.booked")
        assert event.at == START
        assert event.facts == {"conference": "initial", "number": 1}
        assert due(case, "L06").state == State.MET
        chair = case.timeline.allocations.in_force().get(role="chair")
        assert chair.person == cast.chair


def test_the_report_and_the_visit_count_from_the_booking(cast: Cast) -> None:
    """C07, C08, C09, C10, C11, C12."""
    case = a_booked(cast).cases()[0]
    for step in ("C07", "C08", "C09"):
        assert due(case, step).due_on == at(13, 4).date()
    for step in ("C10", "C11", "C12"):
        assert due(case, step).due_on == at(10, 4).date()


def test_reports_in_stoke_count_two_working_days_at_the_hour_of_the_meeting(cast: Cast) -> None:
    """S08, S07."""
    case = a_booked(cast, pathway="stoke-on-trent").cases()[0]
    for part in ("social_worker", "agencies"):
        assert due(case, "S08", part).due_at == at(10, 4, 10)
    assert due(case, "S07").due_on == at(9, 4).date()


def test_every_manager_is_told_of_a_new_booking_as_it_comes(cast: Cast) -> None:
    """S04: each new date once, with day, hour and room, and no child; nowhere else."""
    conference = a_booked(cast, pathway="stoke-on-trent")
    told = Notice.objects.filter(kind="conference.diary")
    managers = {cast.manager, cast.service_manager}
    assert managers <= {notice.person for notice in told.select_related("person")}
    assert {notice.person for notice in told}.isdisjoint({cast.worker, cast.administrator})
    (words,) = set(told.values_list("words", flat=True))
    assert words == f"New in the conference diary: {moment(START, BOOKED.date())}, " + (
        f"{conference.room}."
    )
    assert not any(case.child.last_name in words for case in conference.cases())
    before = len(told)
    conference.refresh_from_db()
    rearrange(
        conference, when(cast, starts_at=START + timedelta(hours=3)),
        why="The room is needed.", by=cast.administrator, as_of=BOOKED, version=conference.version,
    )  # fmt: skip
    assert told.all().count() == 2 * before


def test_where_the_pathway_has_no_such_row_other_managers_hear_nothing(cast: Cast) -> None:
    """S04 is Stoke-on-Trent's."""
    a_booked(cast)
    assert not Notice.objects.filter(kind="conference.diary").exists()


def test_a_room_that_is_booked_is_refused_with_its_name(cast: Cast) -> None:
    first = a_booked(cast)
    other = to_book(cast, "Jayden", family="Cole")
    chair = another_chair(cast)
    with pytest.raises(Incomplete, match=r"Room 2, Civic Centre is booked") as refused:
        _book(cast, other, starts_at=START + timedelta(hours=1), room=first.room, chair=chair)
    assert refused.value.field == "room"
    assert now(other).status == "to_book"


def test_a_chair_who_chairs_then_is_refused_by_name(cast: Cast) -> None:
    a_booked(cast)
    other = to_book(cast, "Jayden", family="Cole")
    with pytest.raises(Incomplete, match="Denise Okafor chairs another conference"):
        _book(cast, other, starts_at=START, room=a_room(cast, "Room 1"))


def test_the_next_quarter_of_an_hour_is_free(cast: Cast) -> None:
    a_booked(cast)
    other = to_book(cast, "Jayden", family="Cole")
    assert _book(cast, other, starts_at=END).status == "booked"


def test_an_initial_conference_is_not_dated_before_its_discussion(cast: Cast) -> None:
    """Bad input of the issue's section 10."""
    with pytest.raises(Incomplete, match="after the strategy discussion") as refused:
        _book(cast, to_book(cast), starts_at=at(24, 3, 9))
    assert refused.value.field == "starts_at"


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [(at(14, 4, 10, 5), "Start on the hour"), (at(14, 4, 20), "on one day")],
)
def test_odd_times_are_refused(cast: Cast, starts_at: object, words: str) -> None:
    with pytest.raises(Incomplete, match=words):
        _book(cast, to_book(cast), starts_at=starts_at, hours=9 if words == "on one day" else 2)


@pytest.mark.parametrize(
    ("starts_at", "words", "field"),
    [
        (at(30, 3, 16), "must be today or in the future", "day"),
        (at(31, 3, 9), "must start later than now", "starts_at"),
        (at(3, 4, 10), "Friday 3 April is not a working day (Good Friday)", "day"),
        (at(5, 4, 10), "Sunday 5 April is not a working day. Choose another day.", "day"),
        (at(9, 4, 10), "Thursday 9 April is not a working day (Training day)", "day"),
    ],
)
def test_what_is_over_or_on_a_closed_day_is_refused(
    cast: Cast, starts_at: datetime, words: str, field: str
) -> None:
    close_on(date(2026, 4, 9), "Training day", by=cast.system_administrator, as_of=BOOKED)
    conference = to_book(cast)
    with pytest.raises(Incomplete) as refused:
        book(
            conference, when(cast, starts_at), by=cast.administrator, as_of=BOOKED,
            version=conference.version,
        )  # fmt: skip
    assert words in refused.value.words
    assert refused.value.field == field
    assert now(conference).status == "to_book"


def test_a_conference_is_not_rearranged_to_a_closed_day(cast: Cast) -> None:
    conference = a_booked(cast)
    with pytest.raises(Incomplete, match="Good Friday"):
        rearrange(
            conference, when(cast, at(3, 4, 10)), why="Ill.", by=cast.administrator,
            as_of=BOOKED, version=conference.version,
        )  # fmt: skip
    assert now(conference).starts_at == START


def test_a_chair_who_worked_on_the_case_is_refused(cast: Cast) -> None:
    conference = to_book(cast)
    allocated = conference.cases()[0].timeline.allocations.get(role="social_worker")
    allocated.person = cast.chair
    write(allocated)
    with pytest.raises(Incomplete, match="has worked on this case") as refused:
        _book(cast, conference)
    assert refused.value.field == "chair"


def test_only_a_chair_can_chair(cast: Cast) -> None:
    with pytest.raises(Incomplete, match="Choose a chair"):
        _book(cast, to_book(cast), chair=cast.auditor)


def test_past_the_local_limit_the_service_manager_agrees_first(cast: Cast) -> None:
    """S03: a booking past the 15th working day breaks it. C14, N02."""
    conference = to_book(cast)
    late = at(16, 4, 10)
    with pytest.raises(Incomplete, match="The service manager must agree"):
        _book(cast, conference, starts_at=late)
    _agree(cast, conference, LateRole.SERVICE_MANAGER, cast.service_manager)
    conference = _book(cast, now(conference), starts_at=late)
    assert due(conference.cases()[0], "C14").due_on == at(15, 4).date()


def test_past_the_national_limit_two_people_give_reasons_and_there_is_an_interim_plan(
    cast: Cast,
) -> None:
    """N02."""
    conference = to_book(cast)
    late = at(20, 4, 10)
    with pytest.raises(Incomplete, match="The team manager and the chair must give reasons"):
        _book(cast, conference, starts_at=late)
    with pytest.raises(Incomplete) as refused:
        _agree(cast, conference, LateRole.TEAM_MANAGER, cast.manager, interim_plan="")
    assert refused.value.field == "interim_plan"
    _agree(cast, conference, LateRole.TEAM_MANAGER, cast.manager)
    with pytest.raises(Incomplete, match="The chair must give reasons"):
        _book(cast, now(conference), starts_at=late)
    _agree(cast, now(conference), LateRole.CHAIR, cast.chair)
    assert _book(cast, now(conference), starts_at=late).status == "booked"
    for case in conference.cases():
        assert case.interim_plans.open().get().words == "An aunt stays with them."


def test_what_was_agreed_for_one_day_is_not_agreed_for_a_later_one(cast: Cast) -> None:
    """N02."""
    conference = to_book(cast)
    _agree(cast, conference, LateRole.TEAM_MANAGER, cast.manager, until=at(17, 4))
    _agree(cast, now(conference), LateRole.CHAIR, cast.chair, until=at(17, 4))
    with pytest.raises(Incomplete, match="The team manager and the chair must give reasons"):
        _book(cast, now(conference), starts_at=at(20, 4, 10))
    assert _book(cast, now(conference), starts_at=at(17, 4, 10)).status == "booked"


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (at(30, 3), "The last day must be today or in the future."),
        (at(15, 4), "The limit is Wednesday 15 April. Nobody has to agree to this day."),
    ],
)
def test_nobody_agrees_to_a_day_that_is_over_or_inside_the_limit(
    cast: Cast, until: datetime, words: str
) -> None:
    """S03."""
    conference = to_book(cast)
    with pytest.raises(Incomplete) as refused:
        _agree(cast, conference, LateRole.SERVICE_MANAGER, cast.service_manager, until=until)
    assert (refused.value.words, refused.value.field) == (words, "until")
    assert not now(conference).late_reasons.exists()


def test_only_whoever_has_the_role_agrees(cast: Cast) -> None:
    conference = to_book(cast)
    with pytest.raises(NotAllowed):
        _agree(cast, conference, LateRole.SERVICE_MANAGER, cast.manager)
    with pytest.raises(NotAllowed):
        _agree(cast, conference, LateRole.CHAIR, cast.manager)


def test_rearranging_supersedes_what_counts_from_the_booking_and_nothing_else(cast: Cast) -> None:
    """C10, C14: the limit of the conference stays."""
    conference = an_invited(cast)
    earlier = {c.pk: events(c, "conference.booked")[0].pk for c in conference.cases()}
    conference = rearrange(
        conference, when(cast, at(15, 4, 10)), why="The interpreter is ill.",
        by=cast.administrator, as_of=at(1, 4), version=conference.version,
    )  # fmt: skip
    for case in conference.cases():
        again = events(case, "conference.booked")[1]
        assert again.facts["replaces"] == str(earlier[case.pk])
        assert due(case, "C10").due_on == at(13, 4).date()
        assert due(case, "C14").due_on == at(15, 4).date()
        old = case.timeline.deadlines.get(step="C10", state=State.SUPERSEDED)
        assert (old.due_on, old.reason_code) == (at(10, 4).date(), "booking")
    first, second = conference.bookings.order_by("booked_at")
    assert (first.ended_why, second.ended_at) == ("The interpreter is ill.", None)
    assert BookedSlot.objects.filter(quarter=START).count() == 0


def test_everybody_invited_is_asked_again(cast: Cast) -> None:
    conference = an_invited(cast)
    rearrange(
        conference, when(cast, at(15, 4, 10)), why="Ill.", by=cast.administrator,
        as_of=at(1, 4), version=conference.version,
    )  # fmt: skip
    assert {one.status for one in conference.invitations.all()} == {"sent"}
    letters = {one.name: one.letters.filter(about="moved").count() for one in
               conference.invitations.all()}  # fmt: skip
    assert set(letters.values()) == {1}
    assert Notice.objects.filter(person=cast.worker, kind="conference.rearranged").count() == 1


def test_a_correction_of_the_booking_does_not_stop_the_next_one(cast: Cast) -> None:
    conference = a_booked(cast)
    for case in conference.cases():
        (event,) = events(case, "conference.booked")
        correct(
            event, at=START + timedelta(minutes=30), facts=event.facts, by=cast.manager,
            as_of=BOOKED,
        )  # fmt: skip
    again = rearrange(
        conference, when(cast, at(15, 4, 10)), why="Ill.", by=cast.administrator,
        as_of=at(1, 4), version=conference.version,
    )  # fmt: skip
    assert again.starts_at == at(15, 4, 10)


def test_two_who_book_from_the_same_page_clash(cast: Cast) -> None:
    conference = to_book(cast)
    _book(cast, conference)
    with pytest.raises(Conflict):
        _book(cast, conference)


def test_a_booked_conference_is_rearranged_not_booked_again(cast: Cast) -> None:
    conference = a_booked(cast)
    with pytest.raises(NotNow):
        _book(cast, conference)
    with pytest.raises(Incomplete) as refused:
        rearrange(
            conference, when(cast, at(15, 4, 10)), why=" ", by=cast.administrator,
            as_of=BOOKED, version=conference.version,
        )  # fmt: skip
    assert refused.value.field == "why"


def test_a_social_worker_does_not_book(cast: Cast) -> None:
    conference = to_book(cast)
    with pytest.raises(NotAllowed):
        book(conference, when(cast), by=cast.worker, as_of=BOOKED, version=conference.version)


def _agree(cast: Cast, conference: Conference, role: str, by: object, **but: object) -> None:
    until = but.pop("until", at(20, 4))
    agree_to_late(
        conference,
        role=role,
        until=until.date(),  # type: ignore[attr-defined]
        words="The mother is in hospital.",
        by=by,
        as_of=BOOKED,
        version=conference.version,
        **{"interim_plan": "An aunt stays with them.", **but},  # type: ignore[arg-type]
    )
