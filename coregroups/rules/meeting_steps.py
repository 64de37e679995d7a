"""Which rows of a pathway the record of a core group fulfils (D14, D17, D19, D21 to D28)."""

from cases.models import Case
from coregroups.choices import HowThere, MeetingKind
from coregroups.choices.agendas import FULFILLED_BY
from coregroups.rules.meetings import MeetingRecord
from coregroups.rules.pathways import meeting_steps


def are_key_members_here(told: MeetingRecord) -> bool:
    """Whether everybody was there who must be at every core group (S30)."""
    return all(one.how == HowThere.HERE for one in told.presences if one.member.key)


def steps_done(told: MeetingRecord, case: Case) -> list[str]:
    """The rows of a child's pathway that this record fulfils, or that were ticked with it."""
    filled = {
        "members": told.kind == MeetingKind.FIRST,
        "agenda": True,
        "attendance": are_key_members_here(told),
        "plan": bool(told.progress or told.new_lines.get(case.pk)),
        "voice": bool(told.voices.get(case.pk)),
        "agreement": told.agreed is False,
        "dates": bool(told.dates),
        "progress": bool(told.topics.get("going_well") or told.topics.get("barriers")),
    }
    return [
        step.id
        for step in meeting_steps(case.timeline)
        if step.kind == "undated"
        if filled.get(FULFILLED_BY.get(step.id, ""), False) or step.id in told.steps
    ]
