"""What may be put right by “Correct this”, and by whom.

The log and the record say the same: what belongs to a record is put right where its act stands,
unless the correction carries it over (`settings.CORRECTIONS`). And whoever corrects an event may
do the act that recorded it.
"""

from collections.abc import Mapping
from typing import Any

from accounts.permissions import Permission as P  # noqa: N817  a table reads better
from cases.models import Case
from cpcase.refusals import NotAllowed, NotNow

# Event kind → the permission that the act which records it asks for.
RECORDED_WITH: Mapping[str, P] = {
    "referral.received": P.RECORD_REFERRAL,
    "strategy_discussion.held": P.RECORD_STRATEGY_DISCUSSION,
    "strategy_discussion.signed_off": P.SIGN_OFF_STRATEGY_DISCUSSION,
    "section_47.allocated": P.ALLOCATE_ENQUIRY,
    "section_47.authorised": P.AUTHORISE_ENQUIRY,
    "conference.decided": P.DECIDE_CONFERENCE,
    "conference.requested": P.REQUEST_CONFERENCE,
    "conference.stood_down": P.STAND_DOWN_CONFERENCE,
    "conference.booked": P.BOOK_CONFERENCE,
    "conference.held": P.CONFIRM_DECISIONS,
    "conference.decisions_sent": P.SEND_DECISIONS,
    "invitations.listed": P.LIST_INVITATIONS,
    "assessment.authorised": P.AUTHORISE_ASSESSMENT,
    "report.submitted": P.WRITE_REPORT,
    "report.authorised": P.AUTHORISE_REPORT,
    "report.shared": P.SHARE_REPORT,
    "core_group.held": P.RECORD_CORE_GROUP,
    "core_group.minutes_sent": P.SEND_MINUTES,
    "visit.made": P.RECORD_VISIT,
    "visiting.set": P.UPDATE_PLAN,
    "supervision.held": P.OVERSEE_PLAN,
    "midpoint_review.done": P.OVERSEE_PLAN,
    "joint_report.draft_sent": P.WRITE_REPORT,
    "joint_report.corrected": P.WRITE_REPORT,
    "joint_report.submitted": P.WRITE_REPORT,
    "joint_report.authorised": P.AUTHORISE_REPORT,
    "joint_report.final_sent": P.SHARE_REPORT,
    "plan.ended": P.END_PLAN,
    "looked_after_letter.sent": P.END_PLAN,
    "child.born": P.RECORD_CHILD,
    "child.died": P.RECORD_CHILD,
    "transfer_in.notified": P.REQUEST_CONFERENCE,
    "step.recorded": P.RECORD_STEP,
    "step.not_needed": P.SAY_NOT_NEEDED,
}

_AUTHORISED = "An authorisation stands as it was given. "
_SENT = "What was sent stands. Tell whoever had it, and write a case note."
_JOINT = "The joint report goes on from step to step on its own page. What was done stays."
# Event kind → where it is put right instead.
PUT_RIGHT: Mapping[str, str] = {
    "strategy_discussion.signed_off": "A sign-off stands as it was given. If the discussion has "
    "to be held again, begin another strategy discussion.",
    "section_47.allocated": "Allocate the enquiry again on its page.",
    "section_47.authorised": f"{_AUTHORISED}If the risk has changed, begin another strategy "
    "discussion.",
    "conference.decided": "Decide again under “Is a conference needed?”. The last decision counts.",
    "conference.requested": "A request is not taken back here. Stand the conference down on its "
    "page.",
    "conference.stood_down": "Ask for a conference again. One that was stood down stays so.",
    "conference.booked": "Rearrange it on the conference’s page. Whoever is invited is told there.",
    "conference.decisions_sent": _SENT,
    "invitations.listed": "Change the list on the conference’s page.",
    "assessment.authorised": f"{_AUTHORISED}Start another assessment if more is to be assessed.",
    "report.submitted": "The manager returns the report on its page. Then it is sent again.",
    "report.authorised": f"{_AUTHORISED}Say at the conference what has changed since.",
    "report.shared": _SENT,
    "core_group.minutes_sent": _SENT,
    "visiting.set": "Agree on the plan’s page how often the child is seen. It counts from then.",
    "joint_report.draft_sent": _JOINT,
    "joint_report.corrected": _JOINT,
    "joint_report.submitted": _JOINT,
    "joint_report.authorised": _JOINT,
    "joint_report.final_sent": _JOINT,
    "plan.ended": "A plan that has ended stays so. If the child is not safe, begin a strategy "
    "discussion.",
    "looked_after_letter.sent": _SENT,
}
# What can be moved to its right time, and not be made not to have happened.
STAYS: Mapping[str, str] = {
    "referral.received": "A referral stays on record. If nothing follows, decide so on its page.",
    "strategy_discussion.held": "A discussion that was recorded stays. A child it was not about "
    "leaves the process on a page of its own.",
    "conference.held": "A conference stays once its decisions are confirmed.",
    "core_group.held": "A core group stays once it is recorded.",
    "supervision.held": "Supervision stays once it is recorded. Write a case note of what is "
    "wrong.",
    "midpoint_review.done": "A review stays once it is recorded. Write a case note of what is "
    "wrong.",
    "transfer_in.notified": "Stand the conference down on its page. Then nothing is due.",
}

# A step that another act did by the way.
GOES_WITH_ITS_ACT = "It was recorded together with something else. Correct that, and it follows."


def _is_allowed(kind: str, case: Case, person: Any) -> bool:
    wanted = (P.CORRECT_EVENT, RECORDED_WITH[kind])
    return all(person.may(permission, case) for permission in wanted)


def check_may_correct(kind: str, case: Case, person: Any) -> None:
    """Raises NotAllowed; NotNow, which says where it is put right instead."""
    if not person.may(P.CORRECT_EVENT, case):
        raise NotAllowed("You may not correct this record.")
    if not _is_allowed(kind, case, person):
        raise NotAllowed(f"To correct this, you need to be allowed to {RECORDED_WITH[kind]}.")
    if kind in PUT_RIGHT:
        raise NotNow(PUT_RIGHT[kind])
    if kind == "step.not_needed" and case.closed_on is not None:
        raise NotNow("This record is closed, so nothing is needed any more.")
