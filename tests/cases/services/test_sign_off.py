"""The team manager signs the discussion off; the enquiry is opened and allocated."""

import pytest

from accounts.models import Notice
from cases.choices.enquiry import PartKind
from cases.models import Enquiry
from cases.rules.strategy_discussions import Took
from cases.services.sign_off import sign_off
from cases.services.strategy_discussions import record
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import at
from tests.given_enquiry import (
    ENDED,
    SIGNED,
    a_draft,
    a_recorded,
    a_signed_off,
    an_account,
    an_authorised,
    no_enquiry,
)
from timescales.models.deadline import State


def _sign(cast, discussion, **but):
    told = {"by": cast.manager, "at": SIGNED, "as_of": SIGNED, "version": discussion.version,
            "allocate_to": cast.worker}  # fmt: skip
    return sign_off(discussion, **{**told, **but})


def test_it_meets_the_first_limit_and_the_others_run_on(cast, cases):
    """C01, C14."""
    discussion = _sign(cast, a_recorded(cast, cases))
    assert (discussion.signed_off_by, discussion.signed_off_at) == (cast.manager, SIGNED)
    for case in cases:
        rows = {row.step: row for row in case.timeline.deadlines.current()}
        assert rows["C01"].state == State.MET
        assert rows["C14"].state == State.OPEN


def test_one_enquiry_is_opened_for_the_siblings_and_allocated(cast):
    """D02."""
    cases = given.siblings(cast, pathway="darlington")
    _sign(cast, a_recorded(cast, cases, by=cast.manager), allocate_to=cast.colleague)
    enquiry = Enquiry.objects.get()
    assert [row.case for row in enquiry.children.all()] == cases
    assert enquiry.allocated_to == cast.colleague
    for case in cases:
        worker = case.timeline.allocations.in_force().get(role="social_worker")
        assert worker.person == cast.colleague
        assert case.timeline.deadlines.get(step="D02").state == State.MET
    assert Notice.objects.get(person=cast.colleague).kind == "allocated"


def test_the_enquiry_has_shared_parts_and_parts_of_each_child(cast, cases):
    a_signed_off(cast, cases)
    parts = Enquiry.objects.get().parts
    assert parts.filter(child=None).count() == 4
    assert parts.filter(kind=PartKind.SAYS).count() == 2
    assert parts.count() == 4 + 2 * 5


def test_administration_is_warned_where_a_conference_is_possible(cast, cases):
    """C02."""
    a_signed_off(cast, cases)
    notice = Notice.objects.get(person=cast.administrator)
    assert (notice.kind, notice.mailed_at) == ("conference_possible", None)
    assert cases[0].timeline.deadlines.get(step="C02").state == State.MET


def test_nobody_is_warned_where_it_is_not(cast, cases):
    """C02."""
    a_signed_off(cast, cases, conference_possible=False)
    assert not Notice.objects.filter(person=cast.administrator).exists()
    assert cases[0].timeline.deadlines.get(step="C02").state == State.NOT_NEEDED


@pytest.mark.parametrize("absent", ["social_care", "police", "health"])
def test_without_one_of_the_three_agencies_a_reason_is_needed(cast, cases, absent):
    """C01."""
    there = tuple(one for one in an_account(cases).attendees if one.kind != absent)
    discussion = a_recorded(cast, cases, attendees=there)
    with pytest.raises(Incomplete) as refused:
        _sign(cast, discussion)
    assert refused.value.field == "went_ahead_because"
    discussion.refresh_from_db()
    assert discussion.status == "recorded"


def test_an_agency_that_was_absent_did_not_take_part(cast, cases):
    """C01."""
    there = (*an_account(cases).attendees[:2], Took("health", "Rosa Finch", "absent"))
    with pytest.raises(Incomplete) as refused:
        _sign(cast, a_recorded(cast, cases, attendees=there))
    assert refused.value.words == "Add health, or say why the discussion went ahead without them."


def test_with_a_reason_it_is_signed_off_without_them(cast, cases):
    """C01."""
    discussion = a_recorded(
        cast, cases, attendees=(), went_ahead_because="Nobody could be reached before midnight."
    )
    assert _sign(cast, discussion).status == "signed_off"


@pytest.mark.parametrize(("but", "field"), [({"why_now": ""}, "why_now")])
def test_what_the_manager_signs_is_complete(cast, cases, but, field):
    with pytest.raises(Incomplete) as refused:
        _sign(cast, a_recorded(cast, cases, **but))
    assert refused.value.field == field


@pytest.mark.parametrize("moment", [at(24, 3, 15, 59), at(24, 3, 16, 36)])
def test_it_is_signed_after_its_end_and_not_in_the_future(cast, cases, moment):
    with pytest.raises(Incomplete) as refused:
        _sign(cast, a_recorded(cast, cases), at=moment)
    assert refused.value.field == "at"


def test_only_a_manager_signs_and_a_draft_never(cast, cases):
    """C01."""
    draft = a_draft(cast, cases)
    with pytest.raises(NotNow):
        _sign(cast, draft)
    discussion = _recorded(cast, cases, draft)
    with pytest.raises(NotAllowed):
        _sign(cast, discussion, by=cast.worker)
    with pytest.raises(Conflict):
        _sign(cast, discussion, version=discussion.version - 1)


def _recorded(cast, cases, draft):
    return record(draft, an_account(cases), by=cast.worker, as_of=ENDED, version=1)


@pytest.mark.parametrize("who", [None, "auditor", "partner"])
def test_the_enquiry_goes_to_somebody_who_can_write_it(cast, cases, who):
    """D02."""
    discussion = a_recorded(cast, cases)
    with pytest.raises(Incomplete) as refused:
        _sign(cast, discussion, allocate_to=getattr(cast, who) if who else None)
    assert refused.value.field == "allocate_to"
    assert not Enquiry.objects.exists()


def test_without_an_enquiry_nobody_is_allocated(cast, cases):
    """L02."""
    account = no_enquiry(an_account(cases))
    discussion = a_recorded(cast, cases, children=account.children)
    _sign(cast, discussion, allocate_to=None)
    assert not Enquiry.objects.exists()
    kinds = [event.kind for event in cases[0].timeline.events.order_by("place")]
    assert kinds == ["strategy_discussion.held", "strategy_discussion.signed_off"]


def test_a_later_discussion_while_the_enquiry_is_open_restarts_no_clock(cast, cases):
    """C14, S27: the first discussion counts, and there is one enquiry."""
    a_signed_off(cast, cases)
    later = a_recorded(
        cast, cases, as_of=at(26, 3, 12), held_at=at(26, 3, 10), ended_at=at(26, 3, 11)
    )
    _sign(cast, later, at=at(26, 3, 12), as_of=at(26, 3, 12))
    assert Enquiry.objects.count() == 1
    assert str(cases[0].timeline.deadlines.current().get(step="C14").due_on) == "2026-04-15"


def test_after_the_enquiry_another_discussion_starts_new_clocks(cast, cases):
    """C14."""
    an_authorised(cast, cases, as_of=at(7, 4, 10), outcome="not_substantiated")
    later = a_recorded(
        cast, cases, as_of=at(20, 4, 12), held_at=at(20, 4, 10), ended_at=at(20, 4, 11)
    )
    _sign(cast, later, at=at(20, 4, 12), as_of=at(20, 4, 12))
    assert Enquiry.objects.open().count() == 1
    again = cases[0].timeline.deadlines.current().get(step="C14", occurrence=2)
    assert str(again.due_on) == "2026-05-11"


def test_a_sibling_of_a_later_discussion_is_in_the_same_enquiry(cast, cases):
    third = given.siblings(cast, "Ivo")[0]
    a_signed_off(cast, cases)
    together = [*cases, third]
    later = a_recorded(
        cast, together, as_of=at(26, 3, 12), held_at=at(26, 3, 10), ended_at=at(26, 3, 11)
    )
    _sign(cast, later, at=at(26, 3, 12), as_of=at(26, 3, 12), allocate_to=cast.colleague)
    enquiry = Enquiry.objects.get()
    assert enquiry.children.count() == 3
    assert enquiry.allocated_to == cast.worker
    assert str(third.timeline.deadlines.current().get(step="C14").due_on) == "2026-04-17"
    assert str(cases[0].timeline.deadlines.current().get(step="C14").due_on) == "2026-04-15"
