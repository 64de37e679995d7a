"""The assessment: started, one at a time, and authorised with the factors found."""

import pytest

from cases.services.assessments import authorise, start
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import at
from timescales.models.deadline import State
from timescales.services.recording import Happening, record

DAY = at(23, 3, 12)


def _started(cast, case, **but):
    return start(case, **{"on": DAY.date(), "by": cast.worker, "as_of": DAY, **but})


def _authorise(cast, assessment, **but):
    told = {"factors": ["16A", "3B"], "decision": "I agree.", "by": cast.manager,
            "at": at(20, 4), "as_of": at(20, 4), "version": assessment.version}  # fmt: skip
    return authorise(assessment, **{**told, **but})


@pytest.mark.parametrize(
    ("pathway", "step", "due"),
    [("national", "N01", "2026-05-29"), ("darlington", "D12", "2026-05-29")],
)
def test_authorising_meets_the_45_working_days_after_the_referral(cast, pathway, step, due):
    """N01, D12."""
    case = given.siblings(cast, pathway=pathway)[0]
    received = Happening(case.timeline, "referral.received", at(23, 3, 9), {"new_case": True})
    record([received], by=cast.worker, as_of=DAY)
    row = case.timeline.deadlines.current().get(step=step)
    assert (str(row.due_on), row.state) == (due, State.OPEN)
    assessment = _authorise(cast, _started(cast, case))
    assert (assessment.status, assessment.authorised_by) == ("authorised", cast.manager)
    assert case.timeline.deadlines.current().get(step=step).state == State.MET
    assert sorted(assessment.factors.values_list("code", flat=True)) == ["16A", "3B"]


def test_a_case_that_is_not_new_owes_no_assessment(cast):
    """D12."""
    case = given.siblings(cast, pathway="darlington")[0]
    received = Happening(case.timeline, "referral.received", at(23, 3, 9), {"new_case": False})
    record([received], by=cast.worker, as_of=DAY)
    row = case.timeline.deadlines.current().get(step="D12")
    assert row.state == State.NOT_NEEDED
    assert "not a new case" in row.reason


def test_the_managers_decision_is_a_note_on_the_record(cast, cases):
    """L05."""
    _authorise(cast, _started(cast, cases[0]))
    note = cases[0].notes.get()
    assert (note.kind, note.words) == ("decision", "I agree.")


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"factors": []}, "factors"),
        ({"factors": ["99"]}, "factors"),
        ({"factors": ["21", "16A"]}, "factors"),
        ({"decision": " "}, "decision"),
        ({"at": at(21, 4)}, "at"),
        ({"at": at(22, 3)}, "at"),
    ],
)
def test_what_is_missing_wrong_or_in_the_future_is_refused(cast, cases, but, field):
    """L05: and factor 21 stands alone."""
    assessment = _started(cast, cases[0])
    with pytest.raises(Incomplete) as refused:
        _authorise(cast, assessment, **but)
    assert refused.value.field == field
    assert not cases[0].timeline.events.exists()


def test_no_factors_alone_will_do(cast, cases):
    assert _authorise(cast, _started(cast, cases[0]), factors=["21"]).factors.get().code == "21"


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"on": at(24, 3).date()}, "on"),
        ({"on": at(22, 3).date()}, "on"),
        ({"aim_on": at(22, 3).date()}, "aim_on"),
    ],
)
def test_it_starts_between_referral_and_today_and_ends_after(cast, cases, but, field):
    with pytest.raises(Incomplete) as refused:
        _started(cast, cases[0], **but)
    assert refused.value.field == field


def test_one_at_a_time_by_whoever_may(cast, cases):
    assessment = _started(cast, cases[0])
    with pytest.raises(NotNow):
        _started(cast, cases[0])
    with pytest.raises(NotAllowed):
        _started(cast, cases[1], by=cast.auditor)
    with pytest.raises(NotAllowed):
        _authorise(cast, assessment, by=cast.worker)
    with pytest.raises(Conflict):
        _authorise(cast, assessment, version=9)
    _authorise(cast, assessment)
    with pytest.raises(NotNow):
        _authorise(cast, assessment, version=2)
