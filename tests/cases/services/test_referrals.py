"""A referral opens an episode for each child; the manager decides what follows."""

import pytest

from accounts.models import Notice
from cases.models import Case, Child, Referral
from cases.rules.referrals import Call
from cases.services.referrals import assess, receive, take_no_further_action
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import MONDAY, at
from tests.given_children import children_of
from tests.given_enquiry import an_enquiry
from timescales.models import Timeline
from timescales.models.deadline import State

DAY = at(23, 3, 12)


@pytest.fixture
def children(cast, settings) -> list[Child]:
    """Two siblings in an authority that works by the national pathway."""
    settings.PATHWAY, settings.OVERLAY = "national", ""
    given.a_pathway("national", cast)
    return children_of(cast, "Reuben", "Isla")


def _receive(cast, children, **but):
    told = {
        "received_at": at(23, 3, 10), "source": "2A", "referrer_name": "Beth Lowe",
        "referrer_agency": "Brook Lane School", "referrer_contact": "01632 960001",
        "said": "A bruise on the arm.", "primary_need": "N1",
    }  # fmt: skip
    by = but.pop("by", cast.worker)
    call = Call(**{**told, **but})
    return receive(children, call, team=cast.team, worker=cast.worker, by=by, as_of=DAY)


def _decide(act, referral, cast, **but):
    told = {"why": "As told.", "by": cast.manager, "at": DAY, "as_of": DAY, "version": 1}
    return act(referral, **{**told, **but})


def test_each_child_has_an_episode_in_one_process_on_the_authoritys_pathway(cast, children):
    """N01."""
    referral = _receive(cast, children)
    cases = Case.objects.filter(referral=referral).order_by("child__birth_date")
    assert [case.child for case in cases] == children
    assert len({case.timeline.group for case in cases}) == 1
    for case in cases:
        assert case.timeline.pathway.slug == "national"
        assert case.primary_need == "N1"
        assert str(case.timeline.deadlines.current().get(step="N01").due_on) == "2026-05-29"
        named = {row.role: row.person for row in case.timeline.allocations.in_force()}
        assert named == {"team_manager": cast.manager, "social_worker": cast.worker}


def test_the_overlay_of_the_authority_lies_over_it(cast, children, settings):
    """F01."""
    settings.OVERLAY = "red-amber-green"
    given.a_pathway("red-amber-green", cast)
    referral = _receive(cast, children)
    assert referral.cases()[0].timeline.overlay.slug == "red-amber-green"


def test_the_manager_is_told_that_a_decision_waits(cast, children):
    _receive(cast, children)
    notice = Notice.objects.get(person=cast.manager)
    assert (notice.kind, "Reuben" in notice.words) == ("referral", False)


def test_a_child_with_an_open_episode_keeps_it_and_it_is_not_a_new_case(cast, children):
    """D12."""
    first = _receive(cast, children[:1])
    again = _receive(cast, children)
    assert Case.objects.count() == 2
    assert [row.new_case for row in again.children.order_by("created_at")] == [False, True]
    old = first.cases()[0]
    facts = [e.facts for e in old.timeline.events.filter(kind="referral.received").in_order()]
    assert facts == [{"new_case": True}, {"new_case": False}]
    assert len(set(Timeline.objects.values_list("group", flat=True))) == 1


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"received_at": None}, "received_at"),
        ({"received_at": at(23, 3, 13)}, "received_at"),
        ({"source": "99"}, "source"),
        ({"referrer_name": ""}, "referrer_name"),
        ({"said": " "}, "said"),
        ({"primary_need": ""}, "primary_need"),
    ],
)
def test_what_is_missing_or_in_the_future_is_refused(cast, children, but, field):
    with pytest.raises(Incomplete) as refused:
        _receive(cast, children, **but)
    assert refused.value.field == field
    assert not Case.objects.exists()


def test_an_anonymous_referral_needs_no_name_and_every_referral_a_child(cast, children):
    assert _receive(cast, children, source="9", referrer_name="").referrer_name == ""
    with pytest.raises(Incomplete) as refused:
        _receive(cast, [])
    assert refused.value.field == "children"


def test_an_auditor_records_none(cast, children):
    with pytest.raises(NotAllowed):
        _receive(cast, children, by=cast.auditor)


def test_the_manager_decides_on_an_assessment_of_each_child(cast, children):
    """N01."""
    referral = _decide(assess, _receive(cast, children), cast)
    assert (referral.status, referral.decided_by) == ("assessment", cast.manager)
    started = [case.assessments.get().started_on for case in referral.cases()]
    assert started == [DAY.date(), DAY.date()]


def test_no_further_action_closes_the_episodes_and_nothing_is_owed(cast, children):
    referral = _decide(take_no_further_action, _receive(cast, children), cast)
    for case in referral.cases():
        assert (case.closed_on, case.closure_reason) == (DAY.date(), "RC7")
        assert case.timeline.closed_at == DAY
        assert not case.timeline.deadlines.filter(state=State.OPEN).exists()
        assert case.notes.get(kind="decision").words == "As told."


def test_no_further_action_closes_nothing_over_what_runs(cast, children):
    """N00112: an enquiry was started meanwhile, so the referral cannot come to nothing."""
    referral = _receive(cast, children)
    an_enquiry(cast, referral.cases()[:1])
    with pytest.raises(NotNow, match="A Section 47 enquiry about"):
        _decide(take_no_further_action, referral, cast)
    referral.refresh_from_db()
    assert referral.status == "received"
    assert {case.closed_on for case in referral.cases()} == {None}


def test_no_further_action_leaves_an_episode_that_was_open_before(cast, children):
    first = _receive(cast, children[:1])
    _decide(take_no_further_action, _receive(cast, children), cast)
    assert first.cases()[0].closed_on is None
    assert Case.objects.open().count() == 1


@pytest.mark.parametrize("act", [assess, take_no_further_action])
def test_a_decision_is_a_managers_has_a_reason_and_is_made_once(cast, children, act):
    referral = _receive(cast, children)
    with pytest.raises(NotAllowed):
        _decide(act, referral, cast, by=cast.worker)
    for but, field in (
        ({"why": ""}, "why"), ({"at": at(23, 3, 13)}, "at"), ({"at": MONDAY}, "at"),
    ):  # fmt: skip
        with pytest.raises(Incomplete) as refused:
            _decide(act, referral, cast, **but)
        assert refused.value.field == field
    with pytest.raises(Conflict):
        _decide(act, referral, cast, version=2)
    _decide(act, referral, cast)
    with pytest.raises(NotNow):
        _decide(act, Referral.objects.get(), cast, version=2)
