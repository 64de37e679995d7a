"""The manager decides whether a conference is needed, for each child, with a reason."""

import pytest

from accounts.models import Notice
from cases.services.decisions import decide_conference, must_be_stood_down
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import at
from tests.given_enquiry import an_authorised, an_enquiry
from timescales.models.deadline import State
from timescales.services.recording import Happening, record

DAY = at(30, 3, 10)


def _decide(cast, case, needed=True, **but):
    told = {"why": "Two bruises.", "by": cast.manager, "at": DAY, "as_of": DAY, "version": 0}
    return decide_conference(case, needed=needed, **{**told, **but})


def _asked(cast, case, kind="conference.requested"):
    happening = Happening(case.timeline, kind, at(27, 3, 10), {"conference": "initial"})
    record([happening], by=cast.worker, as_of=at(27, 3, 10))


def _state(case, step):
    return case.timeline.deadlines.current().get(step=step).state


def test_it_meets_the_limit_of_that_child_alone(cast, cases):
    """C04."""
    an_enquiry(cast, cases)
    decision = _decide(cast, cases[0])
    assert (decision.needed, decision.decided_by) == (True, cast.manager)
    assert _state(cases[0], "C04") == State.MET
    assert _state(cases[1], "C04") == State.OPEN
    assert str(cases[0].timeline.events.get(kind="conference.decided").pk) == str(decision.event_id)
    assert Notice.objects.filter(person=cast.worker, kind="decided").count() == 1


def test_not_needed_settles_what_a_conference_would_owe(cast, cases):
    """C04, C05, C14."""
    an_enquiry(cast, cases)
    _decide(cast, cases[0], needed=False)
    assert _state(cases[0], "C05") == State.NOT_NEEDED
    assert _state(cases[0], "C14") == State.NOT_NEEDED
    assert not must_be_stood_down(cases[0])
    assert not Notice.objects.filter(kind="stand_down_asked").exists()


def test_what_administration_waits_for_is_settled_too(cast):
    """D05: the request that Darlington wants by Day 4."""
    (case,) = given.siblings(cast, pathway="darlington", family="Cole")[:1]
    an_enquiry(cast, [case], by=cast.manager)
    row = case.timeline.deadlines.current().get(step="D05")
    assert (str(row.due_on), row.state) == ("2026-03-30", State.OPEN)
    _decide(cast, case, needed=False)
    assert _state(case, "D05") == State.NOT_NEEDED


def test_it_can_be_made_after_authorisation_too(cast, cases):
    """C04."""
    an_authorised(cast, cases, as_of=at(27, 3, 10))
    assert _decide(cast, cases[0]).needed


@pytest.mark.parametrize("kind", ["conference.requested", "conference.booked"])
def test_one_that_was_asked_for_must_be_stood_down(cast, kind):
    """D06, S11: conference administration is told."""
    cases = given.siblings(cast, pathway="cambridgeshire")
    an_enquiry(cast, cases)
    _asked(cast, cases[0], kind)
    _decide(cast, cases[0], needed=False)
    assert must_be_stood_down(cases[0])
    told = Notice.objects.get(person=cast.administrator, kind="stand_down_asked")
    assert told.link == f"/children/{cases[0].pk}/conference/"
    stood_down = Happening(
        cases[0].timeline, "conference.stood_down", DAY, {"conference": "initial"}
    )
    record([stood_down], by=cast.worker, as_of=DAY)
    assert not must_be_stood_down(cases[0])


def test_standing_it_down_is_due_on_the_day_it_is_known(cast):
    """D06: Darlington dates it by the decision."""
    cases = given.siblings(cast, pathway="darlington")
    an_enquiry(cast, cases, by=cast.manager)
    _asked(cast, cases[0])
    _decide(cast, cases[0], needed=False)
    row = cases[0].timeline.deadlines.current().get(step="D06")
    assert (str(row.due_on), row.state) == ("2026-03-30", State.OPEN)


def test_every_invited_agency_is_told_at_the_outcome(cast):
    """S11: Stoke dates it by the outcome of the enquiry."""
    cases = given.siblings(cast, pathway="stoke-on-trent")
    an_authorised(cast, cases, as_of=DAY, outcome="not_substantiated")
    row = cases[0].timeline.deadlines.current().get(step="S11")
    assert (str(row.due_on), row.state) == ("2026-03-30", State.OPEN)


def test_a_second_decision_does_not_rewrite_the_first(cast, cases):
    an_enquiry(cast, cases)
    _decide(cast, cases[0], needed=False)
    later = at(31, 3, 10)
    second = _decide(cast, cases[0], needed=True, at=later, as_of=later, version=1)
    assert cases[0].conference_decisions.first() == second
    assert cases[0].conference_decisions.count() == 2
    assert _state(cases[0], "C14") == State.OPEN


def test_whoever_has_not_seen_the_last_decision_is_told_of_it(cast, cases):
    an_enquiry(cast, cases)
    _decide(cast, cases[0])
    with pytest.raises(Conflict):
        _decide(cast, cases[0], needed=False, version=0)


def test_it_is_a_managers_has_a_reason_and_is_not_in_the_future(cast, cases):
    """C04."""
    with pytest.raises(NotNow):
        _decide(cast, cases[0])
    an_enquiry(cast, cases)
    with pytest.raises(NotAllowed):
        _decide(cast, cases[0], by=cast.worker)
    for but, field in (({"why": " "}, "why"), ({"at": at(31, 3)}, "at")):
        with pytest.raises(Incomplete) as refused:
            _decide(cast, cases[0], **but)
        assert refused.value.field == field
    assert not cases[0].conference_decisions.exists()
