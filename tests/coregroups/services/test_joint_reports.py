"""The joint report: each step runs from the one before it (D20)."""

from datetime import date

import pytest

from coregroups.choices import MeetingKind
from coregroups.models import JointReport
from coregroups.services.joint_reports import (
    authorise,
    send_draft,
    send_final,
    submit,
    take_corrections,
)
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_plans import a_core_group_held, due, group_of, plans, tell

FIRST, SECOND = at(24, 4, 11), at(4, 6, 11)


@pytest.fixture
def report(cast: Cast) -> JointReport:
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=FIRST)
    tell(plan.case, "conference.booked", at(2, 7, 10), cast, conference="review", number=1)
    a_core_group_held(group_of(plan), cast, ended_at=SECOND, kind=MeetingKind.PRE_REVIEW)
    return JointReport.objects.get()


def test_every_step_meets_its_own_limit_and_dates_the_next(cast: Cast, report: JointReport) -> None:
    """D20."""
    case = report.meeting.core_group.plans()[0].case
    steps = [
        (send_draft, "draft", cast.worker, at(9, 6)),
        (take_corrections, "corrections", cast.worker, at(12, 6)),
        (submit, "to_manager", cast.worker, at(15, 6)),
        (authorise, "authorise", cast.manager, at(17, 6)),
        (send_final, "final", cast.worker, at(24, 6)),
    ]
    limits = []
    for act, part, by, moment in steps:
        limits.append(due(case, "D20", part).due_on)
        report = act(report, by=by, at=moment, as_of=moment, version=report.version, note="Post")
        assert due(case, "D20", part).state == "met"
    # worked out by hand: 5, 5, 2 and 3 working days after each step, 5 days before 2 July
    assert limits == [
        date(2026, 6, 11), date(2026, 6, 16), date(2026, 6, 16), date(2026, 6, 18),
        date(2026, 6, 27),
    ]  # fmt: skip
    assert report.status == "final_sent"
    assert report.steps.count() == 5


def test_only_the_manager_authorises_and_only_what_was_sent(
    cast: Cast, report: JointReport
) -> None:
    """D20."""
    told = {"at": at(9, 6), "as_of": at(9, 6), "version": report.version}
    with pytest.raises(NotNow):
        authorise(report, by=cast.manager, **told)
    with pytest.raises(NotAllowed):
        authorise(report, by=cast.worker, **told)
    with pytest.raises(Conflict):
        send_draft(report, by=cast.worker, **{**told, "version": report.version + 1})


@pytest.mark.parametrize("moment", [at(3, 6), at(10, 6)])
def test_a_step_is_neither_before_the_last_one_nor_in_the_future(
    cast: Cast, report: JointReport, moment: object
) -> None:
    with pytest.raises(Incomplete):
        send_draft(report, by=cast.worker, at=moment, as_of=at(9, 6), version=report.version)
    assert not report.steps.exists()
