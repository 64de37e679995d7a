"""Tables of moves: what can be done with a request, a conference, an invitation and a report."""

from accounts.permissions import Permission as P  # noqa: N817  a table reads better
from conferences.choices import ConferenceStatus as C
from conferences.choices import InvitationStatus as I
from conferences.choices import ReportStatus as R
from conferences.choices import RequestStatus as Q
from cpcase.workflow import Move, Workflow

_SENT = (I.SENT, I.ACCEPTED, I.DECLINED, I.REPORT_INSTEAD)
_STANDS = (I.LISTED, *_SENT)
_BEFORE = (C.ASKED, C.TO_BOOK, C.BOOKED)

REQUEST = Workflow(
    "conference request",
    # act, from, to, who, in words
    Move("save_request", (Q.DRAFT,), Q.DRAFT, P.REQUEST_CONFERENCE, "Save it"),
    Move("send_request", (Q.DRAFT,), Q.SENT, P.REQUEST_CONFERENCE, "Send it"),
    Move("stand_down", (Q.DRAFT, Q.SENT), Q.STOOD_DOWN, P.STAND_DOWN_CONFERENCE, "Stand it down"),
)

CONFERENCE = Workflow(
    "conference",
    Move("send_request", (C.ASKED,), C.TO_BOOK, P.REQUEST_CONFERENCE, "Ask for a conference"),
    Move("book", (C.TO_BOOK,), C.BOOKED, P.BOOK_CONFERENCE, "Book it"),
    Move("rearrange", (C.BOOKED,), C.BOOKED, P.BOOK_CONFERENCE, "Rearrange it"),
    Move("stand_down", _BEFORE, C.STOOD_DOWN, P.STAND_DOWN_CONFERENCE, "Stand it down"),
    Move("save_day", (C.BOOKED,), C.BOOKED, P.RECORD_CONFERENCE, "Record it"),
    Move("confirm_decisions", (C.BOOKED,), C.HELD, P.CONFIRM_DECISIONS, "Confirm decisions"),
    Move("send_decisions", (C.HELD,), C.SENT, P.SEND_DECISIONS, "Send decisions"),
)

INVITATION = Workflow(
    "invitation",
    Move("change_invitation", (I.LISTED,), I.LISTED, P.LIST_INVITATIONS, "Change it"),
    Move("take_off", (I.LISTED,), I.TAKEN_OFF, P.LIST_INVITATIONS, "Take off the list"),
    Move("send_invitations", (I.LISTED,), I.SENT, P.INVITE, "Send it"),
    Move("accept", _SENT, I.ACCEPTED, P.REPLY_TO_INVITATION, "Accept"),
    Move("decline", _SENT, I.DECLINED, P.REPLY_TO_INVITATION, "Decline"),
    Move("send_report", _SENT, I.REPORT_INSTEAD, P.REPLY_TO_INVITATION, "Report instead"),
    Move("ask_again", _SENT, I.SENT, P.BOOK_CONFERENCE, "Ask again"),
    Move("stand_down", _STANDS, I.STOOD_DOWN, P.STAND_DOWN_CONFERENCE, "Stand down"),
    Move("leave_process", _STANDS, I.STOOD_DOWN, P.JOIN_SIBLING, "Stand down with who leaves"),
    Move("end_plan", _STANDS, I.STOOD_DOWN, P.END_PLAN, "Stand down with the plan’s end"),
)

REPORT = Workflow(
    "conference report",
    Move("write_report", (R.DRAFT, R.RETURNED), R.DRAFT, P.WRITE_REPORT, "Write it"),
    Move("submit_report", (R.DRAFT, R.RETURNED), R.WITH_MANAGER, P.WRITE_REPORT, "Send to manager"),
    Move("return_report", (R.WITH_MANAGER,), R.RETURNED, P.AUTHORISE_REPORT, "Return it"),
    Move("authorise_report", (R.WITH_MANAGER,), R.AUTHORISED, P.AUTHORISE_REPORT, "Authorise it"),
)
