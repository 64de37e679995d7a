"""A plan that cannot be opened, on the page of the conference's day."""

import pytest

from conferences.models import Conference
from coregroups.models import Plan
from coregroups.services.plans import open_plan
from tests.cast import Cast
from tests.given import at
from tests.given_conference import BOOKED, an_invited, child_called
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused


@pytest.fixture
def conference(cast: Cast, it_is: ItIs) -> Conference:
    """At its end, with everybody there."""
    it_is(at(14, 4, 12))
    return an_invited(cast, "Reuben")


def decided(conference: Conference, **but: str) -> dict[str, str]:
    """A plan for Reuben, with all that it takes."""
    reuben = child_called(conference, "Reuben").pk
    there = {f"presence-{one.pk}": "here" for one in conference.invitations.on_the_list()}
    return {
        **there, f"worries-{reuben}": "Alone.\r\nAt night.", f"outcome-{reuben}": "plan",
        f"category-{reuben}": "NEG", f"reason-{reuben}": "Harm is likely.",
        f"outline-{reuben}-0-need": "Not alone at night", f"outline-{reuben}-0-who": "Leanne",
        **day(f"core_group-{reuben}", at(21, 4, 10)), f"previous-{reuben}": "0",
        **{f"{name}-{reuben}": value for name, value in but.items()},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("but", "field", "words"),
    [
        ({"category": ""}, "category-{}", "Choose the category of Reuben’s plan: a plan has one."),
        ({"reason": ""}, "reason-{}", "Give the chair's reason for the decision about Reuben."),
        ({"outcome": ""}, "outcome-{}", "Say what was decided for Reuben."),
        ({"outline-0-need": ""}, "outline-{}-0-need", "Say what the child needs"),
    ],
)
def test_without_what_a_plan_needs(
    as_: SignedIn, cast: Cast, conference: Conference, but: dict[str, str], field: str, words: str
) -> None:
    """C16."""
    reuben = child_called(conference, "Reuben").pk
    typed = decided(conference, **but)
    if "outline-0-need" in but:
        typed[f"outline-{reuben}-0-need"] = ""
    is_refused(
        as_(cast.chair), f"/conferences/{conference.pk}/day/", typed,
        at=f"id_{field.format(reuben)}", words=words, button="read_back",
    )  # fmt: skip
    assert not Plan.objects.exists()


def test_a_first_core_group_past_its_limit_without_a_reason(
    as_: SignedIn, cast: Cast, conference: Conference
) -> None:
    """N03, C20."""
    reuben = child_called(conference, "Reuben").pk
    typed = {**decided(conference), **day(f"core_group-{reuben}", at(1, 5, 10))}
    is_refused(
        as_(cast.chair), f"/conferences/{conference.pk}/day/", typed,
        at=f"id_core_group_late-{reuben}", words="or say why it is late.", button="read_back",
    )  # fmt: skip


def test_a_second_one_beside_an_open_one(as_: SignedIn, cast: Cast, conference: Conference) -> None:
    """C16."""
    reuben = child_called(conference, "Reuben")
    open_plan(
        reuben.case, category="EMO", outline=[], by=cast.chair, on=BOOKED.date(), as_of=BOOKED
    )
    is_refused(
        as_(cast.chair), f"/conferences/{conference.pk}/day/", decided(conference),
        at=f"id_outcome-{reuben.pk}", words="Reuben already has a plan.", status=409,
        button="read_back",
    )  # fmt: skip
    assert Plan.objects.count() == 1
