"""What the timeline page can be narrowed to: each kind of event belongs to one group."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Code in the address → the words on the page, in the order of a case.
GROUPS: dict[str, str] = {
    "referral": "Referrals and moves",
    "strategy": "Strategy discussions",
    "enquiry": "Section 47 and assessment",
    "conference": "Conferences and reports",
    "core_group": "Core groups and joint reports",
    "visit": "Visits",
    "plan": "Plans and supervision",
    "child": "Births and deaths",
    "step": "Other steps",
    "note": "Notes and decisions",
}
_GROUP_OF = {
    "referral.received": "referral",
    "transfer_in.notified": "referral",
    "visiting.set": "plan",
    "supervision.held": "plan",
    "midpoint_review.done": "plan",
    "plan.ended": "plan",
    "looked_after_letter.sent": "plan",
    "strategy_discussion": "strategy",
    "section_47": "enquiry",
    "assessment": "enquiry",
    "conference": "conference",
    "invitations": "conference",
    "report": "conference",
    "core_group": "core_group",
    "joint_report": "core_group",
    "visit": "visit",
    "child": "child",
    "step": "step",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of the filter: its code, its words with how many there are, ticked or not."""

    code: str
    words: str
    count: int
    chosen: bool


def group_of(kind: str) -> str:
    """The group of a kind of event: its own, else that of its noun."""
    return _GROUP_OF.get(kind) or _GROUP_OF[kind.split(".")[0]]


def chosen_of(asked: Iterable[str]) -> tuple[str, ...]:
    """The groups that are asked for, in the page's order; an unknown one is left out."""
    wanted = set(asked)
    return tuple(code for code in GROUPS if code in wanted)


def choices_of(groups: Iterable[str], chosen: Sequence[str]) -> tuple[Choice, ...]:
    """The boxes: every group that there is something of, and what is ticked."""
    counted = Counter(groups)
    return tuple(
        Choice(code, words, counted[code], code in chosen)
        for code, words in GROUPS.items()
        if counted[code] or code in chosen
    )
