"""Tables of moves: plan, visit, meeting, joint report, early ending."""

from accounts.permissions import Permission as P  # noqa: N817  a table reads better
from coregroups.choices import (
    EarlyEndingStatus,
    JointReportStatus,
    MeetingStatus,
    PlanStatus,
    VisitStatus,
)
from cpcase.workflow import Move, Workflow

_R = JointReportStatus

PLAN = Workflow(
    "plan",
    #    act    from                to                who         in words
    Move("end_plan", (PlanStatus.OPEN,), PlanStatus.ENDED, P.END_PLAN, "End the plan"),
)
VISIT = Workflow(
    "visit",
    Move(
        "finish", (VisitStatus.UNFINISHED,), VisitStatus.FINISHED, P.RECORD_VISIT,
        "Finish the visit",
    ),
    Move(
        "take_back", (VisitStatus.UNFINISHED, VisitStatus.FINISHED), VisitStatus.TAKEN_BACK,
        P.RECORD_VISIT, "Say that it was never made",
    ),
)  # fmt: skip
MEETING = Workflow(
    "core group meeting",
    Move(
        "hold", (MeetingStatus.PLANNED,), MeetingStatus.HELD, P.RECORD_CORE_GROUP,
        "Record the core group",
    ),
    Move(
        "cancel_date", (MeetingStatus.PLANNED,), MeetingStatus.CANCELLED, P.RECORD_CORE_GROUP,
        "Cancel the date",
    ),
    Move(
        "send_minutes", (MeetingStatus.HELD,), MeetingStatus.HELD, P.SEND_MINUTES,
        "Send the minutes",
    ),
    Move(
        "escalate_absence", (MeetingStatus.HELD,), MeetingStatus.HELD, P.RECORD_CORE_GROUP,
        "Tell a member's manager and the chair",
    ),
)  # fmt: skip
JOINT_REPORT = Workflow(
    "joint report",
    Move("send_draft", (_R.AGREED,), _R.DRAFT_SENT, P.WRITE_REPORT, "Send the draft"),
    Move(
        "take_corrections", (_R.DRAFT_SENT,), _R.CORRECTED, P.WRITE_REPORT,
        "Take in the corrections",
    ),
    Move("submit", (_R.CORRECTED,), _R.SUBMITTED, P.WRITE_REPORT, "Send it to the team manager"),
    Move("authorise", (_R.SUBMITTED,), _R.AUTHORISED, P.AUTHORISE_REPORT, "Authorise the report"),
    Move("send_final", (_R.AUTHORISED,), _R.FINAL_SENT, P.SHARE_REPORT, "Send the final copy"),
)  # fmt: skip
EARLY_ENDING = Workflow(
    "early ending",
    Move(
        "approve", (EarlyEndingStatus.ASKED,), EarlyEndingStatus.APPROVED, P.APPROVE_ENDING,
        "Approve the ending",
    ),
    Move(
        "decline", (EarlyEndingStatus.ASKED,), EarlyEndingStatus.DECLINED, P.APPROVE_ENDING,
        "Decline the ending",
    ),
)  # fmt: skip
