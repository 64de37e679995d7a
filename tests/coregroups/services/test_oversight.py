"""Supervision and mid-point reviews (C24, C26, S15, S19, S21, S23)."""

from datetime import date

import pytest

from cases.models import Note
from coregroups.models import MidpointReview, Plan, Supervision
from coregroups.services.oversight import hold_supervision, review_midpoint
from cpcase.refusals import Incomplete, NotAllowed
from tests.cast import Cast
from tests.given import at
from tests.given_plans import due, plans, states

NOW = at(12, 5, 15)
WHOLE = {
    "progress": "Mornings are calmer",
    "visiting": "Every two weeks, kept",
    "timescales_kept": True,
    "chronology_current": True,
    "genogram_current": True,
    "ecomap_current": False,
}
ON_COURSE = {
    "progress": "On track",
    "outline_developed": True,
    "core_groups_in_time": True,
    "plan_reflects_changes": True,
}


def supervise(plan: Plan, cast: Cast, **told: object) -> Supervision:
    whole = {**WHOLE, "by": cast.manager, "at": NOW, "as_of": NOW}
    return hold_supervision(plan, **{**whole, **told})


def review(plan: Plan, cast: Cast, **told: object) -> MidpointReview:
    whole = {**ON_COURSE, "by": cast.chair, "at": NOW, "as_of": NOW}
    return review_midpoint(plan, **{**whole, **told})


def test_supervision_is_monthly_from_the_last_one(cast: Cast) -> None:
    """C26."""
    (plan,) = plans(cast, "Reuben")
    assert due(plan.case, "C26").due_on == date(2026, 5, 14)
    assert supervise(plan, cast).ecomap_current is False
    assert states(plan.case, "C26") == ["met", "open"]
    assert due(plan.case, "C26", occurrence=2).due_on == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("told", "field"),
    [({"progress": ""}, "progress"), ({"visiting": ""}, "visiting"),
     ({"genogram_current": None}, "genogram_current"), ({"at": at(12, 5, 16)}, "held_at")],
)  # fmt: skip
def test_supervision_that_lacks_something_is_refused(
    cast: Cast, told: dict[str, object], field: str
) -> None:
    """C26."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete) as refused:
        supervise(plan, cast, **told)
    assert refused.value.field == field
    assert not Supervision.objects.exists()


def test_a_worker_does_not_record_their_own_supervision(cast: Cast) -> None:
    """C26."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotAllowed):
        supervise(plan, cast, by=cast.worker)


@pytest.mark.parametrize(("pathway", "row"), [("cambridgeshire", "C24"), ("stoke-on-trent", "S15")])
def test_the_chair_reviews_half_way(cast: Cast, pathway: str, row: str) -> None:
    """C24, S15."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    assert due(plan.case, row).state == "open"
    assert review(plan, cast).is_on_course
    assert due(plan.case, row).state == "met"


def test_later_midpoint_reviews_have_windows_of_their_own(cast: Cast) -> None:
    """S19, S21, S23."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    review(plan, cast)
    for row, moment in (("S19", at(1, 10)), ("S21", at(4, 1, year=2027))):
        assert due(plan.case, row).state == "open"
        review(plan, cast, at=moment, as_of=moment)
        assert due(plan.case, row).state == "met"
    assert due(plan.case, "S23").state == "open"


def test_off_course_it_is_discussed_with_the_manager_and_noted(cast: Cast) -> None:
    """S15."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    with pytest.raises(Incomplete, match="Say what you and the team manager agreed"):
        review(plan, cast, core_groups_in_time=False)
    review(plan, cast, core_groups_in_time=False, agreed="Dates set with Tom Bright")
    assert Note.objects.get(kind="note").words == "Dates set with Tom Bright"


@pytest.mark.parametrize("told", [{"progress": " "}, {"outline_developed": None}])
def test_a_review_that_lacks_something_is_refused(cast: Cast, told: dict[str, object]) -> None:
    """S15."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(Incomplete):
        review(plan, cast, **told)
