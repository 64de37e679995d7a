"""Plans, the core groups that carry them, visits, oversight and endings."""

from coregroups.models.child_in_need import ChildInNeedPlan, ChildInNeedReview
from coregroups.models.ending import EarlyEnding, LookedAfterLetter, Objection, StepDown
from coregroups.models.group import CoreGroup, GroupChild, Member
from coregroups.models.joint_report import JointReport, JointReportStep
from coregroups.models.meeting import Attendance, Meeting, MinutesCopy, Topic, Voice
from coregroups.models.oversight import MidpointReview, Supervision
from coregroups.models.plan import InterimPlan, Plan
from coregroups.models.plan_line import EarlierWording, PlanLine, ProgressNote
from coregroups.models.visit import Visit, VisitChild

__all__ = [
    "Attendance",
    "ChildInNeedPlan",
    "ChildInNeedReview",
    "CoreGroup",
    "EarlierWording",
    "EarlyEnding",
    "GroupChild",
    "InterimPlan",
    "JointReport",
    "JointReportStep",
    "LookedAfterLetter",
    "Meeting",
    "Member",
    "MidpointReview",
    "MinutesCopy",
    "Objection",
    "Plan",
    "PlanLine",
    "ProgressNote",
    "StepDown",
    "Supervision",
    "Topic",
    "Visit",
    "VisitChild",
    "Voice",
]
