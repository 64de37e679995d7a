"""The tables of moves of referral, strategy discussion, Section 47 enquiry and assessment."""

from accounts.permissions import Permission as P  # noqa: N817  a table reads better
from cases.choices.states import AssessmentStatus as A
from cases.choices.states import DiscussionStatus as D
from cases.choices.states import EnquiryStatus as E
from cases.choices.states import ReferralStatus as R
from cpcase.workflow import Move, Workflow

REFERRAL = Workflow(
    "Referral",
    Move("assess", (R.RECEIVED,), R.ASSESSMENT, P.DECIDE_REFERRAL, "Decide on an assessment"),
    Move(
        "take_no_further_action",
        (R.RECEIVED,),
        R.NO_FURTHER_ACTION,
        P.DECIDE_REFERRAL,
        "Take no further action",
    ),
)

STRATEGY_DISCUSSION = Workflow(
    "Strategy discussion",
    Move(
        "record",
        (D.DRAFT, D.RECORDED, D.RETURNED),
        D.RECORDED,
        P.RECORD_STRATEGY_DISCUSSION,
        "Record the discussion",
    ),
    Move(
        "return_for_rework",
        (D.RECORDED,),
        D.RETURNED,
        P.SIGN_OFF_STRATEGY_DISCUSSION,
        "Return the discussion",
    ),
    Move(
        "sign_off",
        (D.RECORDED,),
        D.SIGNED_OFF,
        P.SIGN_OFF_STRATEGY_DISCUSSION,
        "Sign the discussion off",
    ),
    Move(
        "set_aside",
        (D.DRAFT,),
        D.SET_ASIDE,
        P.RECORD_STRATEGY_DISCUSSION,
        "Say that the discussion is not needed",
    ),
)

ENQUIRY = Workflow(
    "Section 47 enquiry",
    Move("send", (E.OPEN, E.RETURNED), E.WITH_MANAGER, P.SEND_ENQUIRY, "Send to the manager"),
    Move(
        "return_for_rework",
        (E.WITH_MANAGER,),
        E.RETURNED,
        P.AUTHORISE_ENQUIRY,
        "Return the enquiry",
    ),
    Move(
        "authorise",
        (E.WITH_MANAGER,),
        E.AUTHORISED,
        P.AUTHORISE_ENQUIRY,
        "Authorise the enquiry",
    ),
)

ASSESSMENT = Workflow(
    "Assessment",
    Move("authorise", (A.STARTED,), A.AUTHORISED, P.AUTHORISE_ASSESSMENT, "Authorise it"),
)

WORKFLOWS = (REFERRAL, STRATEGY_DISCUSSION, ENQUIRY, ASSESSMENT)
