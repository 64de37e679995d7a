"""One person for chair and notes where the pathway forbids it, and what was not done yet."""

import pytest

from coregroups.choices import HowThere, MeetingKind
from coregroups.models import JointReport, Meeting
from tests.cast import Cast
from tests.given import at
from tests.given_plans import a_core_group_held, group_of, plans
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused


@pytest.mark.parametrize("pathway", ["darlington", "cambridgeshire"])
def test_the_note_taker_does_not_chair(
    as_: SignedIn, cast: Cast, it_is: ItIs, pathway: str
) -> None:
    """D15, C21."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    it_is(at(21, 4, 12))
    group = group_of(plan)
    members = list(group.members.current())
    typed = {
        **day("on", at(21, 4).date()), "started": "10am", "ended": "11am", "agreed": "yes",
        "chair": str(members[0].pk), "note_taker": str(members[0].pk), "parents_views": "Tired",
        **{f"how_{one.pk}": "here" for one in members},
    }  # fmt: skip
    is_refused(
        as_(cast.worker), f"/core-groups/{group.pk}/record/", typed, at="id_note_taker",
        words="Choose two different people for chair and notes.",
    )  # fmt: skip
    assert not Meeting.objects.filter(ended_at__isnull=False).exists()


def test_nobody_is_told_of_an_absence_tomorrow(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """S14."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    absent = {"Leanne Ashdown": HowThere.NEITHER}
    meeting = a_core_group_held(group_of(plan), cast, ended_at=at(21, 4, 11), absent=absent)
    it_is(at(21, 4, 12))
    attendance = meeting.attendances.get(member__name="Leanne Ashdown")
    is_refused(
        as_(cast.worker), f"/attendances/{attendance.pk}/escalate/",
        {"to": "Head of service", **day("on", at(22, 4).date())}, at="id_on-day",
        words="must be today or in the past",
    )  # fmt: skip
    written = attendance.version
    attendance.refresh_from_db()
    assert attendance.version == written


def test_no_step_of_the_joint_report_is_done_tomorrow(
    as_: SignedIn, cast: Cast, it_is: ItIs
) -> None:
    """D20."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=at(16, 4, 11))
    a_core_group_held(
        group_of(plan), cast, ended_at=at(20, 4, 11), kind=MeetingKind.PRE_REVIEW,
        topics={"analysis": "Calmer, but fragile"},
    )  # fmt: skip
    it_is(at(21, 4, 12))
    report = JointReport.objects.get()
    is_refused(
        as_(cast.worker), f"/joint-reports/{report.pk}/send-draft/",
        {"note": "By hand", **day("on", at(22, 4).date())}, at="id_on-day",
        words="must be today or in the past",
    )  # fmt: skip


def test_no_letter_is_sent_tomorrow(as_: SignedIn, cast: Cast, it_is: ItIs) -> None:
    """S25b."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    it_is(at(21, 4, 12))
    is_refused(
        as_(cast.chair), f"/plans/{plan.pk}/letter/",
        {"looked_after_as": "s20", **day("on", at(22, 4).date())}, at="id_on-day",
        words="must be today or in the past",
    )  # fmt: skip
