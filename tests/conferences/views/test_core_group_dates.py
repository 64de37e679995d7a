"""Conference day: the core group's limit beside its date, a warning past it, a reason (C20)."""

from datetime import datetime

import pytest
from django.test import Client

from conferences.models import Conference
from tests.cast import Cast
from tests.conferences.views.test_day import day, said
from tests.given import at
from tests.given_conference import END, NEXT_DAY, a_plan, a_sent, an_invited, child_called, now
from tests.refusals.refusing import day as boxes

WHY = "The school is closed until then."
WARNING = "Friday 1 May is 3 working days after the limit, Tuesday 28 April."


@pytest.fixture
def moment() -> datetime:
    return END


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast)


def late(conference: Conference, why: str = "") -> dict[str, object]:
    """All that is decided, with Reuben's core group three working days late."""
    reuben = child_called(conference, "Reuben").pk
    return said(
        conference, **boxes(f"core_group-{reuben}", at(1, 5, 10)),
        **{f"core_group_late-{reuben}": why},
    )  # fmt: skip


def test_the_limit_stands_next_to_the_date(chair: Client, conference: Conference) -> None:
    """N03, C20: in the engine's words."""
    page = chair.get(day(conference)).content.decode()
    assert (
        "Due by Tuesday 28 April. 10 working days after the initial conference, "
        "on Tuesday 14 April. Weekends are not counted."
    ) in page
    assert "If the core group meets after Tuesday 28 April, why?" in page
    assert WARNING not in page


def test_one_date_does_for_brothers_and_sisters(chair: Client, conference: Conference) -> None:
    """C20: they share a core group; it is typed once."""
    isla = child_called(conference, "Isla").pk
    planned = {f"outcome-{isla}": "plan", f"category-{isla}": "NEG"}
    page = chair.get(day(conference)).content.decode()
    assert "Left empty, it is the date that is given for a brother or sister." in page
    chair.post(day(conference), said(conference, **planned))
    assert child_called(conference, "Isla").first_core_group_at == at(21, 4, 10)
    # a child without a plan has no core group
    chair.post(day(conference), said(conference))
    assert child_called(conference, "Reuben").first_core_group_at == at(21, 4, 10)


def test_a_late_date_is_kept_with_a_warning(chair: Client, conference: Conference) -> None:
    """C20: the live record takes what is not complete, and says what it will ask."""
    chair.post(day(conference), late(conference))
    page = chair.get(day(conference)).content.decode()
    assert f"{WARNING} Choose an earlier date, or say why." in page


def test_a_late_date_is_read_back_only_with_its_reason(
    chair: Client, conference: Conference
) -> None:
    """C16, C20: asked in the same act, next to its field."""
    reuben = child_called(conference, "Reuben")
    answer = chair.post(day(conference), {**late(conference), "read_back": "1"})
    assert answer.status_code == 422
    words = "Reuben’s core group is to meet by Tuesday 28 April 2026."
    assert words in answer.content.decode()
    assert answer.context["form"].errors[f"core_group_late-{reuben.pk}"]
    went = chair.post(day(conference), {**late(conference, WHY), "read_back": "1"})
    assert went["Location"] == f"{day(conference)}confirm/"
    page = chair.get(went["Location"]).content.decode()
    assert "Why the core group is after its limit" in page
    assert WHY in page
    kept = chair.get(day(conference)).content.decode()
    assert WARNING in kept
    assert "Choose an earlier date, or say why." not in kept


def test_the_reason_is_read_where_the_decisions_are(administrator: Client, cast: Cast) -> None:
    """C16: and not in a letter to the family."""
    late_one = a_plan(first_core_group_at=at(1, 5, 10), core_group_late_why=WHY)
    conference = a_sent(cast, "Reuben", children={"Reuben": late_one})
    page = administrator.get(f"/conferences/{conference.pk}/decisions/").content.decode()
    assert WHY in page
    assert now(conference).decisions_sent_at == NEXT_DAY
