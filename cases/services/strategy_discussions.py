"""The strategy discussion: begun, recorded, returned, signed off (C01, D01, L01, L02, S27)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices.states import DiscussionStatus
from cases.models import Action, Attendee, Case, DiscussionChild, Known, StrategyDiscussion
from cases.rules.joining import has_begun
from cases.rules.own_steps import DECISION_TO_HOLD, done_by_the_way
from cases.rules.strategy_discussions import Account, ForChild, check_account, check_recorder
from cases.services.groups import share_group
from cases.services.rows import write_rows
from cases.services.telling import tell_roles
from cases.workflows import STRATEGY_DISCUSSION
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.services import recording
from timescales.services.recording import Happening


@transaction.atomic
def begin(cases: Sequence[Case], *, why: str, by: Any, as_of: datetime) -> StrategyDiscussion:
    """Open the record of a discussion about these children, who share a process from here on.

    A manager's reason is the management decision to hold it (L01). Raises NotAllowed, Incomplete
    without a child or a reason, NotNow for a closed episode or a discussion being recorded already.
    """
    if not cases:
        raise Incomplete("Choose at least one child.", field="children")
    for case in cases:
        _check_can_begin(case, by)
    if not why.strip():
        raise Incomplete("Say why a strategy discussion is held.", field="why")
    discussion = add(StrategyDiscussion(called_by=by, why_called=why.strip()), by=by)
    for case in cases:
        add(DiscussionChild(discussion=discussion, case=case), by=by)
    discussion.hold_children()
    # Into the process that has begun: nobody is torn from who is not talked about today.
    begun = sorted(cases, key=lambda case: not has_begun(case))
    share_group([case.timeline for case in begun], by=by)
    check_recorder(discussion, is_manager=_is_manager(by, discussion))
    if _is_manager(by, discussion):
        steps = [one for case in cases for one in done_by_the_way(case, DECISION_TO_HOLD, at=as_of)]
        recording.record(steps, by=by, as_of=as_of)
    return discussion


def _check_can_begin(case: Case, by: Any) -> None:
    if not by.may(Permission.RECORD_STRATEGY_DISCUSSION, case):
        raise NotAllowed("You may not record a strategy discussion about this child.")
    if case.closed_on is not None:
        raise NotNow("This child's episode is closed. Record a referral first.")
    if case.discussions.filter(discussion__status=DiscussionStatus.DRAFT).exists():
        raise NotNow("A discussion about this child is being recorded already.")


def _is_manager(by: Any, discussion: StrategyDiscussion) -> bool:
    return bool(by.may(Permission.SIGN_OFF_STRATEGY_DISCUSSION, discussion))


@transaction.atomic
def record(
    discussion: StrategyDiscussion, account: Account, *, by: Any, as_of: datetime, version: int
) -> StrategyDiscussion:
    """Record what was said and decided. The discussion's end starts the clocks of each child.

    Recorded again before it is signed off, an event that changed is corrected. The manager is
    told that it waits. Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    discussion = StrategyDiscussion.objects.locked(discussion.pk, version=version)
    discussion.hold_children()
    STRATEGY_DISCUSSION.move(discussion, "record", by=by)
    is_manager = _is_manager(by, discussion)
    check_recorder(discussion, is_manager=is_manager)
    rows = list(discussion.rows())
    check_account(account, [row.case for row in rows], as_of=as_of)
    _write(discussion, account, by=by, as_of=as_of)
    for row in rows:
        _say(row, account, by=by, as_of=as_of)
    if not is_manager:
        tell_roles(
            discussion.cases(),
            roles=("team_manager",),
            source=f"strategy:{discussion.pk}:{discussion.version}",
            kind="sign_off_asked",
            words="A strategy discussion waits for your sign-off",
            link=f"/strategy/{discussion.pk}/sign-off/",
            by=by,
            as_of=as_of,
        )
    return discussion


def _write(discussion: StrategyDiscussion, account: Account, *, by: Any, as_of: datetime) -> None:
    discussion.held_at, discussion.ended_at = account.held_at, account.ended_at
    discussion.why_now = account.why_now
    discussion.mode = account.mode if account.initiates else ""
    discussion.conference_possible = bool(account.initiates and account.conference_possible)
    discussion.went_ahead_because = account.went_ahead_because
    discussion.recorded_by, discussion.recorded_at = by, as_of
    change(discussion, by=by)
    owner = {"discussion": discussion}
    write_rows(Attendee, owner, account.attendees, by=by)
    write_rows(Known, owner, account.known, by=by)
    write_rows(Action, owner, account.actions, by=by)


def _say(row: DiscussionChild, account: Account, *, by: Any, as_of: datetime) -> None:
    """Write one child's risk and decision, and the event that starts the child's clocks."""
    said: ForChild = account.children[row.case_id]
    row.risk, row.why, row.follows = said.risk, said.why, said.follows
    row.s47_initiated = said.s47_initiated
    facts = {
        "s47_initiated": bool(said.s47_initiated),
        "conference_possible": bool(said.s47_initiated and account.conference_possible),
    }
    row.held_event_id = _tell_event(row, account.ended_at, facts, by=by, as_of=as_of)
    change(row, by=by)


def _tell_event(row: DiscussionChild, at: Any, facts: Any, *, by: Any, as_of: datetime) -> Any:
    if row.held_event_id is None:
        happening = Happening(row.case.timeline, "strategy_discussion.held", at, facts)
        return recording.record([happening], by=by, as_of=as_of)[0].pk
    event = row.case.timeline.events.get(pk=row.held_event_id)
    if (event.at, event.facts) == (at, facts):
        return event.pk
    return recording.correct(event, at=at, facts=facts, by=by, as_of=as_of).pk


@transaction.atomic
def return_for_rework(
    discussion: StrategyDiscussion, *, why: str, by: Any, as_of: datetime, version: int
) -> StrategyDiscussion:
    """Give the record back, saying what is to change; the clocks run on. Told at once.

    Raises NotAllowed, NotNow, Incomplete without a reason, Conflict.
    """
    discussion = StrategyDiscussion.objects.locked(discussion.pk, version=version)
    STRATEGY_DISCUSSION.move(discussion, "return_for_rework", by=by)
    if not why.strip():
        raise Incomplete("Say what needs to change.", field="why")
    discussion.returned_by, discussion.returned_at = by, as_of
    discussion.returned_because = why.strip()
    change(discussion, by=by, why="returned")
    tell_roles(
        discussion.cases(),
        people=(discussion.recorded_by,),
        source=f"strategy:{discussion.pk}:{discussion.version}",
        kind="returned",
        words="A strategy discussion was returned to you",
        link=f"/strategy/{discussion.pk}/",
        by=by,
        as_of=as_of,
    )
    return discussion


@transaction.atomic
def set_aside(discussion: StrategyDiscussion, *, by: Any, version: int) -> StrategyDiscussion:
    """A discussion that was never held: its draft is not needed. Raises NotAllowed, NotNow."""
    discussion = StrategyDiscussion.objects.locked(discussion.pk, version=version)
    STRATEGY_DISCUSSION.move(discussion, "set_aside", by=by)
    return change(discussion, by=by, why="not needed")
