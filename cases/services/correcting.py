"""Referral and strategy discussion keep the time that the timelines tell, also when it was wrong.

Called by the act that corrects the event, in its transaction.
"""

from cases.models import Case, DiscussionChild, Referral, StrategyDiscussion
from cases.services.corrections import Corrected, Correction, put_right
from cpcase.records import change
from cpcase.refusals import Incomplete
from timescales.engine.offsets import london_day


def move_discussion(it: Correction) -> list[Corrected]:
    """When a strategy discussion ended: one time for all whose clocks it started (C01).

    Of a child who joined later, only the own clock moves.
    """
    right, row = it.right, DiscussionChild.objects.filter(held_event_id=it.event.pk).first()
    if row is None:
        return [put_right(it, it.event, it.case, right)]
    discussion = StrategyDiscussion.objects.locked(row.discussion_id)
    if discussion.signed_off_at is not None and right.at > discussion.signed_off_at:
        raise Incomplete("It was signed off before that. Check the day and the time.", field="on")
    assert discussion.held_at is not None
    # It lasted as long as it did.
    discussion.held_at += right.at - it.event.at
    discussion.ended_at = right.at
    change(discussion, by=it.person, why=it.why)
    found = []
    for child in discussion.children.select_related("case__timeline", "case__child"):
        event = child.case.timeline.events.standing().filter(pk=child.held_event_id).first()
        if event is None:
            continue
        facts = right.facts if event == it.event else event.facts
        one = put_right(it, event, child.case, type(right)(right.at, facts))
        child.held_event_id = one.new.pk if one.new else None
        change(child, by=it.person, why=it.why)
        found.append(one)
    return found


def move_referral(it: Correction) -> list[Corrected]:
    """When a referral came in: one time for all the children it was about (N01)."""
    right = it.right
    row = it.case.referrals.filter(referral__received_at=it.event.at).first()
    if row is None:
        return [put_right(it, it.event, it.case, right)]
    referral = Referral.objects.locked(row.referral_id)
    if referral.decided_at is not None and right.at > referral.decided_at:
        raise Incomplete("It was decided on before that. Check the day and the time.", field="on")
    day, before = london_day(right.at), london_day(referral.received_at)
    referral.received_at = right.at
    change(referral, by=it.person, why=it.why)
    found = []
    for child in referral.children.select_related("case__timeline", "case__child"):
        events = child.case.timeline.events.standing()
        event = events.filter(kind=it.event.kind, at=it.event.at).first()
        if event is None:
            continue
        _open_on(child.case, day, before, it)
        found.append(put_right(it, event, child.case, type(right)(right.at, event.facts)))
    return found


def _open_on(case: Case, day: object, before: object, it: Correction) -> None:
    """The episode that a referral opened began on its day."""
    locked = Case.objects.locked(case.pk)
    if locked.opened_on == before != day:
        locked.opened_on = day
        change(locked, by=it.person, why=it.why)
