"""Who may put right what was recorded: whoever may do the act that recorded it."""

from collections.abc import Mapping

from accounts.permissions import Permission as P  # noqa: N817  a table reads better

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
