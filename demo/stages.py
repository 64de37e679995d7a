"""The sixty families: how far each has come, which way it went, and what is particular about it."""

from collections import Counter

from cases.models import Case
from conferences.models import Conference
from coregroups.models import Plan
from demo.film import Cut

# Just referred, up to the decision whether a conference is needed. Three of a kind in a row are
# one for each team.
_EARLY = (
    Cut(1), Cut(1), Cut(1, size=2),
    *(Cut(1, turns=("discussed this morning",)) for _ in range(3)),
    Cut(3, turns=("attempted visit",)), Cut(2, turns=("restricted",), size=2), Cut(3, slow=True),
    Cut(4, slow=True), Cut(4, turns=("corrected",)), Cut(5, turns=("sibling joins",), size=2),
    Cut(5, turns=("to be booked",)), Cut(6, slow=True), Cut(7, size=2),
)  # fmt: skip
# A conference is booked, is to come, was rearranged or stood down.
_CONFERENCE = (
    Cut(8, turns=("rearranged",), size=2), Cut(8), Cut(9, turns=("returned",)),
    Cut(9, turns=("unborn",), size=2), Cut(10, turns=("late conference",)),
    Cut(10, slow=True, turns=("late because",)), Cut(11, size=3),
    Cut(11, turns=("returned and sent again",)), Cut(12, turns=("not needed",)),
    Cut(12, way="stood down"),
    Cut(13, turns=("late conference",)), Cut(13), Cut(14, size=2),
    Cut(15, turns=("rearranged",)), Cut(16, turns=("late conference",)),
    Cut(4, way="transfer in", size=2),
)  # fmt: skip
# No plan: child in need, with its reviews, or closed.
_NO_PLAN = (
    Cut(7, way="no conference"), Cut(21, way="no conference"), Cut(45, way="no conference"),
    Cut(16, way="in need"), Cut(30, way="in need"), Cut(24, way="stood down"),
)  # fmt: skip
# Under a plan, before the first review.
_PLANNED = (
    Cut(16), Cut(18), Cut(19, slow=True), Cut(20, turns=("late conference",)),
    Cut(22), Cut(24, way="transfer in"), Cut(26, slow=True), Cut(29, size=2),
    Cut(33, turns=("late conference", "late because")), Cut(38, turns=("corrected",)),
    Cut(25, turns=("late conference",)), Cut(40, turns=("looked after",)),
    Cut(44, turns=("moved away",)), Cut(30, turns=("born",), size=2),
    Cut(23, turns=("sibling joins",)), Cut(36, slow=True),
    Cut(27, turns=("late conference",)), Cut(17),
)  # fmt: skip
# At the first review and after it.
_REVIEWED = (
    Cut(73, turns=("siblings end differently",), size=2),
    Cut(75, turns=("ends at the first review",)),
    Cut(90, slow=True),
    Cut(134, turns=("reviewed often",)),
    Cut(197, turns=("reviewed often",)),
)
SIXTY = (*_EARLY, *_CONFERENCE, *_NO_PLAN, *_PLANNED, *_REVIEWED)


def stages() -> list[tuple[str, int]]:
    """(stage, how many children) of everybody who is on record, in the order of the way."""
    found = Counter(stage_of(case) for case in Case.objects.select_related("timeline"))
    return [(stage, found[stage]) for stage in STAGES]


STAGES = (
    "Referred",
    "Strategy discussion",
    "Section 47 enquiry",
    "Conference asked for",
    "Conference booked",
    "No conference, child in need",
    "Conference held, child in need",
    "Plan, before its first review",
    "Plan, after its first review",
    "Plan, after its second review",
    "Plan, after its third review",
    "Plan ended",
    "Record closed",
)


def stage_of(case: Case) -> str:
    """How far a child has come."""
    if case.closed_on is not None:
        return "Record closed"
    plans = Plan.objects.filter(case=case)
    if plans.exists():
        return _under_a_plan(case) if plans.open().exists() else "Plan ended"
    conference = Conference.objects.filter(children__case=case).order_by("-created_at").first()
    if conference is not None and conference.status != "stood_down":
        return _OF_A_CONFERENCE[conference.status]
    enquiry = case.enquiries.order_by("-created_at").first()
    if enquiry is not None:
        over = enquiry.ended_at is not None
        return "No conference, child in need" if over else "Section 47 enquiry"
    told = case.timeline.events.filter(kind="strategy_discussion.held").exists()
    return "Strategy discussion" if told else "Referred"


_OF_A_CONFERENCE = {
    "asked": "Conference asked for",
    "to_book": "Conference asked for",
    "booked": "Conference booked",
    "held": "Conference held, child in need",
    "sent": "Conference held, child in need",
}


def _under_a_plan(case: Case) -> str:
    held = Conference.objects.filter(children__case=case, kind="review", held_at__isnull=False)
    return STAGES[STAGES.index("Plan, before its first review") + min(held.count(), 3)]
