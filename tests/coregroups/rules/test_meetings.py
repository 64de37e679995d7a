"""Which agenda the next core group follows, as its pathway says (C23, D13b, D13d, D21)."""

import pytest

from coregroups.choices import MeetingKind
from coregroups.rules.meetings import suggested_kind
from tests.cast import Cast
from tests.given_plans import plans
from timescales.models import Deadline


@pytest.mark.parametrize(
    ("pathway", "number", "step", "part", "kind"),
    [
        ("cambridgeshire", 1, "C20", "", MeetingKind.FIRST),
        ("cambridgeshire", 2, "C23", "interval", MeetingKind.LATER),
        ("cambridgeshire", 3, "C23", "window", MeetingKind.PRE_REVIEW),
        ("stoke-on-trent", 2, "S13", "next", MeetingKind.LATER),
        ("csrs-process-map", 2, "L10", "next", MeetingKind.LATER),
        ("darlington", 2, "D13b", "", MeetingKind.PRE_REVIEW),
        ("darlington", 3, "D13d", "6w", MeetingKind.LATER),
        ("darlington", 5, "D13d", "pre_review", MeetingKind.PRE_REVIEW),
    ],
)
def test_the_agenda_is_suggested_from_what_is_due(
    cast: Cast, pathway: str, number: int, step: str, part: str, kind: str
) -> None:
    """D21: first, later, before a review."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    row = Deadline(step=step, part=part)
    assert suggested_kind(number, [row], plan.case.timeline.pathway.pathway) == kind


def test_with_nothing_due_it_is_a_later_meeting(cast: Cast) -> None:
    """D21."""
    (plan,) = plans(cast, "Reuben")
    pathway = plan.case.timeline.pathway.pathway
    assert suggested_kind(4, [], pathway) == MeetingKind.LATER
