"""Which page records a step: by the kind of event that fulfils it, else the general one.

My work and the child's page lead there alike. The pages of higher floors are named, never imported.
"""

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from cases.rules.waiving import part_of
from timescales.engine.part import Part
from timescales.models import Deadline

GENERAL = "cases:record_step"
# Event kind → the url that records it; each takes the episode's id.
PAGES: dict[str, str] = {
    "strategy_discussion.signed_off": "cases:strategy_of_case",
    "section_47.allocated": "cases:strategy_of_case",
    "section_47.authorised": "cases:enquiry_of_case",
    "conference.decided": "cases:decide_conference",
    "conference.requested": "conferences:request_of_case",
    "conference.booked": "conferences:conference_of_case",
    "conference.held": "conferences:conference_of_case",
    "conference.stood_down": "conferences:conference_of_case",
    "conference.decisions_sent": "conferences:conference_of_case",
    "invitations.listed": "conferences:conference_of_case",
    "assessment.authorised": "cases:assessment_of_case",
    "report.submitted": "conferences:report_of_case",
    "report.authorised": "conferences:report_of_case",
    "report.shared": "conferences:report_of_case",
    "visit.made": "coregroups:visit_of_case",
    "core_group.held": "coregroups:meeting_of_case",
    "core_group.minutes_sent": "coregroups:minutes_of_case",
    "supervision.held": "coregroups:supervision_of_case",
    "midpoint_review.done": "coregroups:midpoint_of_case",
    "joint_report.draft_sent": "coregroups:joint_report_of_case",
    "joint_report.corrected": "coregroups:joint_report_of_case",
    "joint_report.submitted": "coregroups:joint_report_of_case",
    "joint_report.authorised": "coregroups:joint_report_of_case",
    "joint_report.final_sent": "coregroups:joint_report_of_case",
    "plan.ended": "conferences:end_plan_of_case",
    "looked_after_letter.sent": "conferences:end_plan_of_case",
    "step.recorded": GENERAL,
    "step.not_needed": "cases:pathway",
    "referral.received": "cases:referral_of_case",
    "strategy_discussion.held": "cases:strategy_of_case",
    "child.born": "cases:record_birth",
    "child.died": "cases:record_death",
    "transfer_in.notified": "conferences:transfer_in_of_case",
    "visiting.set": "coregroups:visiting_of_case",
}


# What leads to one conference of several is told which kind of it the step is about.
_ABOUT = {"booking:initial": "initial", "booking:review": "review"}


def fulfilling_kind(row: Deadline) -> str:
    """The first kind of event that fulfils a deadline's step, in the pathway's order."""
    return _kind_of(part_of(row))


def page_for(row: Deadline, case: Any) -> str:
    """Where the work of this deadline is done, one click from its line."""
    part = part_of(row)
    own = own_page(part, case) if part is not None else ""
    if own:
        return own
    step = {"step": row.step, "part": row.part}
    return f"{reverse('cases:record_step', args=[case.pk])}?{urlencode(step)}"


def own_page(part: Part, case: Any) -> str:
    """The page of the act that fulfils a duty; nothing where it has no page but the general one."""
    name = PAGES.get(_kind_of(part), GENERAL)
    if name == GENERAL:
        return ""
    try:
        href = reverse(name, args=[case.pk])
    except NoReverseMatch:
        return ""
    about = _ABOUT.get(part.start, "") if name.startswith("conferences:") else ""
    return f"{href}?{urlencode({'kind': about})}" if about else href


def _kind_of(part: Part | None) -> str:
    return part.met_by[0][0].kind if part is not None and part.met_by else "step.recorded"
