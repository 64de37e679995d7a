"""Which duties a manager may say are not needed, and what settles the others.

A national limit, and what an act of its own settles (C04, C05, C06, C14, S05, D12), lapse by that
act alone: whoever waved them off would stop the clock of the statute with nobody deciding anything.
"""

from cases.rules.steps import has_own_act
from cpcase.refusals import NotNow
from timescales.engine.part import Part
from timescales.models import Deadline

# What a manager decides is decided, not passed over: C01, C04, C13, C15, D02, D03, D06, S11.
_DECISIONS = frozenset(
    (
        "strategy_discussion.signed_off",
        "section_47.allocated",
        "section_47.authorised",
        "conference.decided",
        "conference.stood_down",
    )
)
_LAPSES = "It cannot be said to be not needed. "
_NO_CONFERENCE = (
    f"{_LAPSES}Decide that no conference is needed, or stand the conference down: then it lapses."
)
_NOT_IN_NEED = (
    f"{_LAPSES}Authorise the Section 47 enquiry with its outcome: where that is not child in need, "
    "it lapses."
)
_DECIDE = f"{_LAPSES}It is a decision: take it on its own page."
_NATIONAL = f"{_LAPSES}It is a national limit. If it is late, say why it is late."
# A national limit that another act brings to an end, by what it counts from.
_NATIONAL_ENDS = {
    "plan": f"{_LAPSES}It is a national limit. It lapses when the plan ends: end the plan on its "
    "own page.",
    "review": f"{_LAPSES}It is a national limit. It lapses when the plan ends: end the plan on its "
    "own page.",
    "transfer_in.notified": f"{_LAPSES}It is a national limit. It lapses when the transfer-in "
    "conference is stood down.",
}


def part_of(row: Deadline) -> Part | None:
    """The duty of the pathway or overlay that a deadline is of."""
    for version in (row.timeline.pathway, row.timeline.overlay):
        found = version.pathway.by_key.get(row.key) if version else None
        if found is not None:
            return found[0]
    return None


def settled_instead(row: Deadline) -> str:
    """What settles a duty that nobody may wave off, in words; nothing where it may be."""
    if row.not_before is not None and row.due_on is None:
        # It only opens something, such as closing the record: waved off, it would open early.
        return "This can only be done from its day on. It cannot be said to be not needed."
    part = part_of(row)
    if part is None:
        return ""
    if part.needs == "child_in_need":
        return _NOT_IN_NEED
    national = _is_national(part, row)
    if part.needs == "conference" and (national or part.unless or has_own_act(part)):
        return _NO_CONFERENCE
    if part.kinds & _DECISIONS:
        return _DECIDE
    return _NATIONAL_ENDS.get(part.start, _NATIONAL) if national else ""


def check_may_be_waived(row: Deadline) -> None:
    """A duty that lapses by its own act only is not waved off. Raises NotNow, naming that act."""
    if words := settled_instead(row):
        raise NotNow(words)


def _is_national(part: Part, row: Deadline) -> bool:
    """Whether a dated duty is the statute's own, or answers one of them (N02: C14)."""
    if part.meets:
        return True
    pathway = row.timeline.followed
    below = pathway if pathway.slug == "national" else pathway.national
    return below is not None and part.start != "nothing" and part in below.own_parts
