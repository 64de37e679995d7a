"""The agendas of core groups (D21), as data: each item says where its answer is written.

A pathway may bring its own in `AGENDAS`; the others use the standard ones.
"""

from dataclasses import dataclass

from coregroups.choices.meetings import MeetingKind


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda. `part` is the part of the record that it fills."""

    part: str
    title: str
    hint: str = ""
    first_review_only: bool = False


# The parts of a record that hold words of their own, with their question.
WORDS = {
    "plan_copies": "Who has no copy of the plan?",
    "matters_arising": "What came of the last meeting's actions?",
    "parents_views": "What parents and carers say",
    "assessment": "Progress of the assessment, and who completes what",
    "going_well": "What goes well",
    "barriers": "Barriers and concerns",
    "further": "Anything else about the child's safety and welfare",
    "contributions": "What each agency contributes to the joint report",
    "risks": "New or different risk factors",
    "protective": "Changes in protective factors",
    "analysis": "Multi-agency analysis: what happens if nothing changes, and how the plan works",
    "recommendation": "Recommendation to the review conference",
    "joint_report": "Who completes the joint report, by when",
}

_TOPICS = {
    "plan": ("going_well", "barriers"),
    "factors": ("risks", "protective"),
    "analysis": ("analysis", "recommendation"),
}


def topics_of(part: str) -> tuple[str, ...]:
    """The words that a part of the record holds."""
    return _TOPICS.get(part, (part,) if part in WORDS else ())


_NOTE_TAKER = Item("people", "Identification of note taker")
_WHO = Item("attendance", "Introductions and apologies")
_NOTHING = "Nothing to write here."
_REPORTS = Item(
    "reports",
    "Reports provided by those unable to attend",
    "Mark above whose report came.",
)
_MATTERS = Item("matters_arising", "Notes of previous meeting / matters arising")
_COPIES = Item("plan_copies", "Check members have a copy of the protection plan")
_CHILD = Item("voice", "Child's views")
_PARENTS = Item("parents_views", "Parents/carers views")
_FURTHER = Item(
    "further", "Any further relevant information with regard to the child's safety and welfare"
)
_LATER_DATES = Item("dates", "Dates, times, venues for future core groups")

STANDARD: dict[str, tuple[Item, ...]] = {
    MeetingKind.FIRST: (
        _NOTE_TAKER,
        _WHO,
        Item(
            "purpose",
            "Purpose of the meeting and explanation to family members about the role of the "
            "core group",
            _NOTHING,
        ),
        Item(
            "members",
            "Confirmation of core group membership and recording of contact details on proforma",
        ),
        Item("plan_copies", "Check members have a copy of the outline protection plan"),
        Item(
            "assessment",
            "Assessment: contributions from core group members and arrangements for completion",
        ),
        _CHILD,
        Item("parents_views", "Parent's views"),
        Item(
            "plan",
            "Review of progress against outline child protection plan and development of the "
            "detailed protection plan (agree key action points with timescales)",
        ),
        _FURTHER,
        Item(
            "dates",
            "Dates, times and venues for core group meetings until second review conference",
        ),
    ),
    MeetingKind.LATER: (
        _NOTE_TAKER,
        _WHO,
        Item("purpose", "Purpose of the meeting", _NOTHING),
        _REPORTS,
        _MATTERS,
        _COPIES,
        _CHILD,
        _PARENTS,
        Item("assessment", "Progress of assessment and arrangements for completion"),
        Item(
            "plan",
            "Review of progress of the protection plan and updates required (agree key action "
            "points with timescales)",
        ),
        _FURTHER,
        _LATER_DATES,
    ),
    MeetingKind.PRE_REVIEW: (
        _NOTE_TAKER,
        _WHO,
        Item("purpose", "Purpose of the meeting", _NOTHING),
        _REPORTS,
        _MATTERS,
        _COPIES,
        _CHILD,
        _PARENTS,
        Item(
            "assessment",
            "Progress of the assessment (date for completion and arrangements for providing a "
            "copy to family members, core group members and independent chair)",
            first_review_only=True,
        ),
        Item("contributions", "Written contributions to the joint report"),
        Item(
            "plan",
            "Review of the progress of the protection plan and updates required (agree key "
            "actions with timescales)",
        ),
        Item("factors", "Identification of risk factors / protective factors"),
        Item("analysis", "Multi-agency analysis / recommendation to review conference"),
        Item("joint_report", "Arrangements for the completion of the joint report"),
        _LATER_DATES,
    ),
}
# Agendas of a pathway's own, by its slug.
AGENDAS: dict[str, dict[str, tuple[Item, ...]]] = {}


def agenda(kind: str, *, pathway: str = "", before_first_review: bool = True) -> list[Item]:
    """The items of a kind of core group, in their order."""
    own = AGENDAS.get(pathway, STANDARD)
    return [item for item in own[kind] if before_first_review or not item.first_review_only]


# Rows of a pathway that the record of a meeting itself fulfils, and the part that does.
FULFILLED_BY = {
    "D14": "members",
    "D17": "plan",
    "D19": "voice",
    "D21": "agenda",
    "D22": "agreement",
    "D27": "dates",
    "D28": "progress",
    "S30": "attendance",
}
