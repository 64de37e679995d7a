"""Code sets of plans, core groups, visits and endings; the label is the word on the screen."""

from coregroups.choices.endings import EarlyEndingStatus, Ending, LookedAfterAs
from coregroups.choices.meetings import (
    HowThere,
    JointReportStatus,
    MeetingKind,
    MeetingStatus,
    MemberKind,
)
from coregroups.choices.plans import LineUpdate, PlanStatus, Progress
from coregroups.choices.visits import SHE_WAS_ELSEWHERE, Seen, VisitStatus, WhyNotSeen

__all__ = [
    "SHE_WAS_ELSEWHERE",
    "EarlyEndingStatus",
    "Ending",
    "HowThere",
    "JointReportStatus",
    "LineUpdate",
    "LookedAfterAs",
    "MeetingKind",
    "MeetingStatus",
    "MemberKind",
    "PlanStatus",
    "Progress",
    "Seen",
    "VisitStatus",
    "WhyNotSeen",
]
