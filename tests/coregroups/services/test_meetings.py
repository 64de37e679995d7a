"""A core group that was held: minutes run from its end, dates and plans go on (C20 to C23, D13)."""

from datetime import date, timedelta

import pytest

from cases.models import Note
from coregroups.choices import HowThere, MeetingKind
from coregroups.models import CoreGroup, JointReport, Meeting
from coregroups.rules.meetings import Said, Spoken
from coregroups.services.meeting_dates import cancel_date, set_dates
from coregroups.services.meetings import hold
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_plans import (
    a_core_group_held,
    a_record,
    due,
    events,
    group_of,
    member,
    plans,
    states,
    tell,
)

HELD = at(24, 4, 11)


def test_it_meets_the_first_limit_and_starts_the_minutes_for_each_child(cast: Cast) -> None:
    """C20, C21, C23, N03."""
    reuben, isla = plans(cast)
    meeting = a_core_group_held(group_of(reuben), cast, ended_at=HELD)
    assert (meeting.number, meeting.kind) == (1, "first")
    for plan in (reuben, isla):
        (event,) = events(plan.case, "core_group.held")
        assert (event.at, event.facts) == (HELD, {"number": 1})
        assert due(plan.case, "C20").state == "met"
        # 10 working days from Friday 24 April, over the bank holiday of 4 May
        assert due(plan.case, "C21").due_on == date(2026, 5, 11)
        assert due(plan.case, "C23", "interval").due_on == date(2026, 5, 22)


@pytest.mark.parametrize(
    ("pathway", "row"),
    [("stoke-on-trent", "S13"), ("csrs-process-map", "L10")],
)
def test_the_first_and_the_next_have_their_own_limits(cast: Cast, pathway: str, row: str) -> None:
    """S13, L10."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    a_core_group_held(group_of(plan), cast, ended_at=HELD)
    assert states(plan.case, row, "first") == ["met"]
    assert due(plan.case, row, "next").due_on == date(2026, 5, 22)


def test_the_second_of_darlington_is_six_weeks_on_and_begins_the_joint_report(cast: Cast) -> None:
    """D13a, D13b, D20."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=HELD)
    assert due(plan.case, "D13a").state == "met"
    assert due(plan.case, "D13b").due_on == date(2026, 6, 5)
    assert due(plan.case, "D15").due_on == date(2026, 4, 29)
    assert not JointReport.objects.exists()
    a_core_group_held(group_of(plan), cast, ended_at=at(4, 6, 11), kind=MeetingKind.PRE_REVIEW)
    assert JointReport.objects.get().meeting.number == 2
    assert due(plan.case, "D20", "draft").state == "open"


def test_one_core_group_falls_into_the_last_ten_working_days_before_a_review(cast: Cast) -> None:
    """C23: the window before the conference; one meeting fulfils it and the four weeks."""
    (plan,) = plans(cast, "Reuben")
    a_core_group_held(group_of(plan), cast, ended_at=HELD)
    tell(plan.case, "conference.booked", at(7, 7, 10), cast, conference="review", number=1)
    window = due(plan.case, "C23", "window")
    assert (window.not_before, window.due_on) == (date(2026, 6, 23), date(2026, 7, 6))
    a_core_group_held(group_of(plan), cast, ended_at=at(22, 5, 11), kind=MeetingKind.LATER)
    assert due(plan.case, "C23", "window").state == "open"
    a_core_group_held(group_of(plan), cast, ended_at=at(24, 6, 11), kind=MeetingKind.PRE_REVIEW)
    assert due(plan.case, "C23", "window").state == "met"
    assert states(plan.case, "C23", "interval") == ["met", "met", "open"]


def test_rows_that_the_record_holds_are_recorded_with_it(cast: Cast) -> None:
    """D14, D16, D17, D19, D21, D22, D27, D28."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    told = {
        "voices": {plan.case_id: Spoken("Calm mornings", "He eats", "“I like toast.”")},
        "progress": [Said(plan.lines.get(), "on_track", "Toast twice")],
        "topics": {"going_well": "Mornings", "parents_views": "Tired, but proud"},
        "dates": [(at(5, 6, 10), "School")],
        "agreed": False,
        "disagreement": "Health: the house is still cold",
        "steps": frozenset({"D16"}),
    }
    meeting = a_core_group_held(group_of(plan), cast, ended_at=HELD, **told)
    done = [event.facts["step"] for event in events(plan.case, "step.recorded")]
    assert done == ["D14", "D16", "D17", "D19", "D21", "D22", "D27", "D28"]
    assert meeting.voices.get().life_now == "Calm mornings"
    assert {topic.part for topic in meeting.topics.all()} == {"going_well", "parents_views"}
    assert meeting.disagreement == "Health: the house is still cold"
    assert Note.objects.get(kind="voice").words == "“I like toast.”"
    assert plan.lines.get().progress == "on_track"
    assert meeting.progress.get().seen == "Toast twice"
    assert Meeting.objects.planned().get().venue == "School"


def test_an_empty_record_leaves_the_rows_it_does_not_hold(cast: Cast) -> None:
    """D19, D22, D27."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=HELD)
    done = [event.facts["step"] for event in events(plan.case, "step.recorded")]
    assert done == ["D14", "D21"]


def test_other_rows_of_the_meeting_are_recorded_when_they_are_ticked(cast: Cast) -> None:
    """S14, S29, S30, F10."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent", overlay="red-amber-green")
    a_core_group_held(group_of(plan), cast, ended_at=HELD, steps=frozenset({"S29", "F10"}))
    done = [event.facts["step"] for event in events(plan.case, "step.recorded")]
    assert done == ["S29", "S30", "F10"]


def test_key_members_are_at_every_core_group(cast: Cast) -> None:
    """S30: not fulfilled while one of them is away."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    core_group = group_of(plan)
    told = {"absent": {"Amina Yusuf": HowThere.REPORT}, "chair": member(core_group, "Beth Lowe")}
    a_core_group_held(core_group, cast, ended_at=HELD, **told)
    assert not events(plan.case, "step.recorded")
    a_core_group_held(core_group, cast, ended_at=at(22, 5, 11), kind=MeetingKind.LATER)
    assert [event.facts["step"] for event in events(plan.case, "step.recorded")] == ["S30"]


def test_a_new_need_goes_into_the_childs_own_plan(cast: Cast) -> None:
    """D17, D28."""
    reuben, isla = plans(cast)
    need = {"need": "A bed of her own", "action": "Order it", "who": "Leanne"}
    a_core_group_held(group_of(reuben), cast, ended_at=HELD, new_lines={isla.case_id: [need]})
    assert isla.lines.get(number=2).need == "A bed of her own"
    assert reuben.lines.count() == 1


def test_a_date_that_was_set_becomes_the_meeting(cast: Cast) -> None:
    """D27."""
    (plan,) = plans(cast, "Reuben")
    core_group = group_of(plan)
    (first, second) = set_dates(
        core_group, dates=[(at(24, 4, 10), "School"), (at(22, 5, 10), "Clinic")],
        by=cast.worker, as_of=at(20, 4),
    )  # fmt: skip
    told = a_record(core_group, ended_at=HELD)
    meeting = hold(
        core_group, told, by=cast.worker, as_of=HELD, version=core_group.version, meeting=first
    )
    assert meeting.pk == first.pk
    assert (meeting.number, meeting.venue) == (1, "School")
    assert list(Meeting.objects.planned()) == [second]
    given_up = cancel_date(second, by=cast.worker, version=second.version)
    assert given_up.status == "cancelled"
    with pytest.raises(NotNow):
        cancel_date(given_up, by=cast.worker, version=given_up.version)


@pytest.mark.parametrize("again", [at(24, 4, 10), at(20, 4, 9)])
def test_a_date_that_is_past_or_set_already_is_refused(cast: Cast, again: object) -> None:
    """D27."""
    (plan,) = plans(cast, "Reuben")
    set_dates(group_of(plan), dates=[(at(24, 4, 10), "School")], by=cast.worker, as_of=at(20, 4))
    with pytest.raises(Incomplete):
        set_dates(group_of(plan), dates=[(again, "x")], by=cast.worker, as_of=at(20, 4))


def test_a_date_that_was_set_meanwhile_is_a_clash(cast: Cast) -> None:
    """D27: two people do not set the same meetings twice without a word."""
    (plan,) = plans(cast, "Reuben")
    group, mine = group_of(plan), [(at(27, 4, 10), "Civic Centre")]
    set_dates(group, dates=[(at(24, 4, 10), "School")], by=cast.manager, as_of=at(20, 4))
    with pytest.raises(Conflict) as refused:
        set_dates(group, dates=mine, by=cast.worker, as_of=at(20, 4), read=())
    assert refused.value.field == "dates"
    read = [str(one.pk) for one in group.meetings.planned()]
    set_dates(group, dates=mine, by=cast.worker, as_of=at(20, 4), read=read)
    assert group.meetings.planned().count() == 2


@pytest.mark.parametrize(("pathway", "refused"), [
    ("cambridgeshire", True), ("darlington", True), ("stoke-on-trent", False),
])  # fmt: skip
def test_chair_and_notes_are_two_people_where_the_pathway_says_so(
    cast: Cast, pathway: str, refused: bool
) -> None:
    """C21, D15."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    core_group = group_of(plan)
    told = {"note_taker": member(core_group, "Amina Yusuf")}
    if not refused:
        assert a_core_group_held(core_group, cast, ended_at=HELD, **told).number == 1
        return
    with pytest.raises(Incomplete, match="Choose two different people for chair and notes"):
        a_core_group_held(core_group, cast, ended_at=HELD, **told)
    assert not Meeting.objects.exists()


def test_a_chair_who_was_not_there_is_refused(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete, match="Beth Lowe was not there"):
        a_core_group_held(
            group_of(plan), cast, ended_at=HELD, absent={"Beth Lowe": HowThere.REPORT}
        )


def test_the_workers_absence_has_a_reason_and_the_meeting_goes_ahead(cast: Cast) -> None:
    """D24."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    core_group = group_of(plan)
    told = {
        "absent": {"Amina Yusuf": HowThere.REPORT},
        "chair": member(core_group, "Tom Bright"),
    }
    with pytest.raises(Incomplete, match="Say why the social worker was not there"):
        a_core_group_held(core_group, cast, ended_at=HELD, **told)
    meeting = a_core_group_held(core_group, cast, ended_at=HELD, worker_absent="In court", **told)
    assert meeting.worker_absent == "In court"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "other"}, "kind"),
        ({"chair": None}, "chair"),
        ({"note_taker": None}, "note_taker"),
        ({"agreed": None}, "agreed"),
        ({"agreed": False}, "disagreement"),
        ({"started_at": HELD}, "ended_at"),
        ({"dates": [(HELD - timedelta(days=1), "School")]}, "dates-0-planned_at"),
    ],
)
def test_what_a_record_lacks_is_named(cast: Cast, told: dict[str, object], field: str) -> None:
    """D15, D22, D27."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete) as refused:
        a_core_group_held(group_of(plan), cast, ended_at=HELD, **told)
    assert refused.value.field == field
    assert not events(plan.case, "core_group.held")


def test_everybodys_attendance_is_asked(cast: Cast) -> None:
    """D18."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete, match="Say whether Leanne Ashdown was there"):
        a_core_group_held(group_of(plan), cast, ended_at=HELD, absent={"Leanne Ashdown": ""})


def test_a_stuck_line_says_on_what(cast: Cast) -> None:
    """D28."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete, match="Say what it is stuck on"):
        a_core_group_held(
            group_of(plan), cast, ended_at=HELD, progress=[Said(plan.lines.get(), "stuck")]
        )


def test_a_meeting_in_the_future_is_refused(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    core_group = group_of(plan)
    told = a_record(core_group, ended_at=HELD)
    with pytest.raises(Incomplete, match="must be today or in the past"):
        hold(core_group, told, by=cast.worker, as_of=at(24, 4, 10), version=core_group.version)


def test_two_who_record_the_same_meeting_do_not_make_two(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    stale = group_of(plan)
    a_core_group_held(stale, cast, ended_at=HELD)
    told = a_record(stale, ended_at=HELD)
    with pytest.raises(Conflict):
        hold(stale, told, by=cast.manager, as_of=HELD, version=stale.version)
    assert CoreGroup.objects.get().meetings.count() == 1


def test_another_teams_worker_may_not_record_it(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    core_group = group_of(plan)
    told = a_record(core_group, ended_at=HELD)
    with pytest.raises(NotAllowed):
        hold(core_group, told, by=cast.other_worker, as_of=HELD, version=core_group.version)
