"""A manager closes a child's record, when nothing runs and child in need has stayed (S25a, L08)."""

from datetime import date, datetime
from typing import Any

import pytest

from cases.models import Case
from cases.services.closing import close_record
from cases.services.steps import record_step, say_not_needed
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_authorised, an_enquiry
from tests.given_plans import due, plans, tell
from timescales.models.deadline import State

NOW = at(20, 7, 12)


def _close(case: Case, cast: Cast, *, moment: datetime = NOW, **but: Any) -> Case:
    told = {"reason": "RC7", "why": "Safe at home.", "on": moment.date(), "by": cast.manager,
            "as_of": moment, "version": Case.objects.get(pk=case.pk).version}  # fmt: skip
    return close_record(case, **{**told, **but})


def _a_child_in_need(cast: Cast, **but: Any) -> Case:
    """After a plan that ended as child in need at a second review, on 20 July 2026."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    facts = {"conference": "review", "outcome": "child_in_need"}
    tell(plan.case, "conference.held", at(20, 7, 11), cast, **facts)
    tell(plan.case, "plan.ended", at(20, 7, 11), cast, reason="child_in_need")
    return plan.case


@pytest.mark.parametrize("reason", ["RC7", "RC8", "RC9"])
def test_child_in_need_is_not_closed_before_its_twelve_weeks_are_over(
    cast: Cast, reason: str
) -> None:
    """S25a: 84 days after 20 July: 11 in July, 31, 30, and 12 October."""
    case = _a_child_in_need(cast)
    with pytest.raises(Incomplete, match="until Monday 12 October at least") as refused:
        _close(case, cast, moment=at(11, 10, 12), reason=reason)
    assert refused.value.field == "on"
    assert due(case, "S25a").state == State.OPEN
    assert Case.objects.open().filter(pk=case.pk).exists()
    closed = _close(case, cast, moment=at(12, 10, 9), reason=reason)
    assert closed.closed_on == date(2026, 10, 12)
    row = due(case, "S25a")
    assert (row.state, row.met_at) == (State.MET, at(12, 10, 9))


def test_nor_is_the_step_recorded_before_its_day(cast: Cast) -> None:
    """S25a: recorded early it would fulfil nothing, and nobody would know."""
    case = _a_child_in_need(cast)
    told = {"by": cast.manager, "note": "Closed.", "as_of": at(12, 10, 12)}
    with pytest.raises(Incomplete, match="This can be done from Monday 12 October on") as refused:
        record_step(case, "S25a", at=at(11, 10, 12), **told)
    assert refused.value.field == "on"
    record_step(case, "S25a", at=at(12, 10, 9), **told)
    assert due(case, "S25a").state == State.MET


def test_nor_is_it_waved_off_to_close_the_record_early(cast: Cast) -> None:
    """S25a: “not needed” would take the day away, and the weeks with it."""
    case = _a_child_in_need(cast)
    row = due(case, "S25a")
    with pytest.raises(NotNow, match="only be done from its day on"):
        say_not_needed(row, case, why="All is well.", by=cast.manager, as_of=NOW,
                       version=row.version)  # fmt: skip
    assert due(case, "S25a").state == State.OPEN
    with pytest.raises(Incomplete, match="until Monday 12 October at least"):
        _close(case, cast, moment=at(11, 10, 12))


def test_a_child_who_moves_to_another_authority_is_closed_at_once(cast: Cast) -> None:
    """S25a holds for a child who is still here."""
    closed = _close(_a_child_in_need(cast), cast, moment=at(1, 9), reason="RC5")
    assert closed.closure_reason == "RC5"
    assert due(closed, "S25a").state == State.NOT_NEEDED


def test_a_day_that_is_past_is_the_day_of_closing(cast: Cast) -> None:
    """S25a: the step is recorded on that day."""
    case = _a_child_in_need(cast)
    _close(case, cast, moment=at(16, 10, 9), on=date(2026, 10, 14))
    assert due(case, "S25a").met_at == at(14, 10, 12)


def test_nothing_is_closed_over_a_plan(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotNow, match="Reuben has a child protection plan"):
        _close(plan.case, cast)


def test_nothing_is_closed_over_an_enquiry_or_a_conference_that_waits(
    cast: Cast, cases: list[Case]
) -> None:
    an_enquiry(cast, cases)
    with pytest.raises(NotNow, match="A Section 47 enquiry about Reuben is open"):
        _close(cases[0], cast)
    (other,) = given.siblings(cast, "Jay", family="Cole")
    an_authorised(cast, [other], as_of=at(7, 4, 10))
    tell(other, "conference.requested", at(8, 4, 10), cast, conference="initial")
    with pytest.raises(NotNow, match="A conference is asked for or booked"):
        _close(other, cast)


def test_a_manager_closes_it_once_and_not_from_a_stale_page(cast: Cast, cases: list[Case]) -> None:
    case = cases[0]
    with pytest.raises(NotAllowed):
        _close(case, cast, by=cast.worker)
    with pytest.raises(Conflict):
        _close(case, cast, version=case.version + 4)
    with pytest.raises(Incomplete) as refused:
        _close(case, cast, on=date(2026, 7, 21))
    assert refused.value.field == "on"
    _close(case, cast)
    with pytest.raises(NotNow):
        _close(case, cast)
    assert Case.objects.open().filter(pk=cases[1].pk).exists()
