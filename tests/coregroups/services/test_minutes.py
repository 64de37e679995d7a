"""Minutes go out in time; an absence without a report goes up (C21, D15, D16, D18, S14)."""

from datetime import datetime

import pytest

from accounts.models import Notice
from coregroups.choices import HowThere
from coregroups.models import Attendance, Meeting
from coregroups.services.minutes import escalate_absence, send_minutes
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_plans import a_core_group_held, due, events, group_of, member, plans

HELD = at(24, 4, 11)
SENT = at(28, 4, 15)


def meeting_of(cast: Cast, pathway: str = "cambridgeshire", **told: object) -> Meeting:
    plan = plans(cast, pathway=pathway)[0]
    return a_core_group_held(group_of(plan), cast, ended_at=HELD, **told)


def send(meeting: Meeting, cast: Cast, *, moment: datetime = SENT, **told: object) -> Meeting:
    copies = {member(meeting.core_group, "Beth Lowe"): "Secure mail"}
    whole = {"copies": copies, "by": cast.worker, "at": moment, "as_of": SENT}
    return send_minutes(meeting, **{**whole, "version": meeting.version, **told})


def test_minutes_sent_meet_the_limit_of_each_child(cast: Cast) -> None:
    """C21."""
    meeting = send(meeting_of(cast), cast)
    assert meeting.minutes_sent_at == SENT
    assert meeting.copies.get().route == "Secure mail"
    for plan in meeting.core_group.plans():
        (event,) = events(plan.case, "core_group.minutes_sent")
        assert event.facts == {"number": 1}
        assert due(plan.case, "C21").state == "met"


def test_one_shared_set_of_minutes_is_recorded_where_the_pathway_asks_for_it(cast: Cast) -> None:
    """D15, D16."""
    meeting = send(meeting_of(cast, "darlington"), cast)
    (plan, _) = meeting.core_group.plans()
    assert due(plan.case, "D15").state == "met"
    assert events(plan.case, "step.recorded")[-1].facts["step"] == "D16"


def test_minutes_are_sent_once(cast: Cast) -> None:
    meeting = send(meeting_of(cast), cast)
    with pytest.raises(NotNow, match="sent already"):
        send(meeting, cast)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"at": at(28, 4, 16)}, "must be today or in the past"),
        ({"at": at(24, 4, 10)}, "before the meeting ended"),
        ({"copies": {}}, "Choose who got the minutes"),
    ],
)
def test_minutes_that_cannot_be_are_refused(
    cast: Cast, told: dict[str, object], words: str
) -> None:
    meeting = meeting_of(cast)
    with pytest.raises(Incomplete, match=words):
        send(meeting, cast, **told)
    assert not events(meeting.core_group.plans()[0].case, "core_group.minutes_sent")


def test_each_copy_says_by_which_route(cast: Cast) -> None:
    """D14, D16."""
    meeting = meeting_of(cast)
    with pytest.raises(Incomplete, match="Say how the minutes went to Beth Lowe"):
        send(meeting, cast, copies={member(meeting.core_group, "Beth Lowe"): " "})


def test_a_stale_meeting_is_a_conflict_and_another_team_is_not_allowed(cast: Cast) -> None:
    meeting = meeting_of(cast)
    with pytest.raises(Conflict):
        send(meeting, cast, version=meeting.version + 1)
    with pytest.raises(NotAllowed):
        send(meeting, cast, by=cast.other_worker)


def absence(cast: Cast, how: str = HowThere.NEITHER) -> Attendance:
    meeting = meeting_of(cast, "stoke-on-trent", absent={"Leanne Ashdown": how})
    found: Attendance = meeting.attendances.get(member__name="Leanne Ashdown")
    return found


def escalate(attendance: Attendance, cast: Cast, **told: object) -> Attendance:
    whole = {"to": "Head of service", "by": cast.worker, "at": HELD, "as_of": HELD}
    return escalate_absence(attendance, **{**whole, "version": attendance.version, **told})


def test_absent_without_a_report_is_a_breach_that_goes_up_and_the_chair_hears(cast: Cast) -> None:
    """D18, S14."""
    breach = absence(cast)
    assert breach.is_breach
    done = escalate(breach, cast)
    assert (done.escalated_to, done.escalated_at) == ("Head of service", HELD)
    notice = Notice.objects.get(person=cast.chair, kind="absence")
    assert "Ashdown" not in notice.words
    (plan, _) = breach.meeting.core_group.plans()
    assert events(plan.case, "step.recorded")[-1].facts["step"] == "S14"
    with pytest.raises(NotNow, match="taken up already"):
        escalate(done, cast)


def test_a_report_is_no_breach(cast: Cast) -> None:
    """D18."""
    reported = absence(cast, HowThere.REPORT)
    assert not reported.is_breach
    with pytest.raises(NotNow, match="was there or sent a report"):
        escalate(reported, cast)


@pytest.mark.parametrize("told", [{"to": " "}, {"at": SENT}])
def test_somebody_is_told_and_not_in_the_future(cast: Cast, told: dict[str, object]) -> None:
    """S14."""
    with pytest.raises(Incomplete):
        escalate(absence(cast), cast, **told)
