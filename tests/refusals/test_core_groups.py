"""One person for chair and notes where the pathway forbids it, on the record of a core group."""

import pytest

from coregroups.models import Meeting
from tests.cast import Cast
from tests.given import at
from tests.given_plans import group_of, plans
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused


@pytest.mark.parametrize("pathway", ["darlington", "cambridgeshire"])
def test_the_note_taker_does_not_chair(
    as_: SignedIn, cast: Cast, it_is: ItIs, pathway: str
) -> None:
    """D15, C21."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    it_is(at(21, 4, 12))
    group = group_of(plan)
    members = list(group.members.current())
    typed = {
        **day("on", at(21, 4).date()), "started": "10am", "ended": "11am", "agreed": "yes",
        "chair": str(members[0].pk), "note_taker": str(members[0].pk), "parents_views": "Tired",
        **{f"how_{one.pk}": "here" for one in members},
    }  # fmt: skip
    is_refused(
        as_(cast.worker), f"/core-groups/{group.pk}/record/", typed, at="id_note_taker",
        words="Choose two different people for chair and notes.",
    )  # fmt: skip
    assert not Meeting.objects.filter(ended_at__isnull=False).exists()
