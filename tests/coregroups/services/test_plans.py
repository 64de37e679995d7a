"""A plan per child: opened once, with a category, on the conference's day (N12)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from coregroups.models import CoreGroup, InterimPlan, Plan
from coregroups.services.interim_plans import open_interim_plan
from coregroups.services.plans import agree_visiting, change_category, open_plan
from cpcase.records import add
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_plans import CONFERENCE, LINE, due, events, plans
from tests.past_the_acts import write
from timescales.presenters.deadlines import why
from timescales.services.working_out import calendar_of

TODAY = CONFERENCE.date()


def test_a_plan_starts_on_the_conferences_day_with_its_outline(cast: Cast) -> None:
    """N12, C16, L09."""
    (plan,) = plans(cast, "Reuben")
    assert plan.started_on == date(2026, 4, 14)
    assert (plan.category, plan.latest_category) == ("NEG", "NEG")
    line = plan.lines.get()
    assert (line.number, line.need, line.update) == (1, LINE["need"], "outline")
    assert line.achieve_by == date(2026, 4, 24)


def test_each_child_has_a_plan_and_they_share_one_core_group(cast: Cast) -> None:
    reuben, isla = plans(cast)
    (core_group,) = CoreGroup.objects.all()
    assert core_group.plans() == [reuben, isla]
    assert due(reuben.case, "C20").due_on == date(2026, 4, 28)
    assert due(isla.case, "C20").state == "open"


@pytest.mark.parametrize("category", ["", "XXX"])
def test_a_plan_without_category_is_refused(cast: Cast, category: str) -> None:
    (case,) = siblings(cast, "Reuben")
    with pytest.raises(Incomplete, match="Choose the category of the plan") as refused:
        open_plan(case, category=category, outline=[], by=cast.chair, on=TODAY, as_of=CONFERENCE)
    assert refused.value.field == "category"


def test_a_second_open_plan_is_refused(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotNow, match="already has a plan"):
        open_plan(plan.case, category="EMO", outline=[], by=cast.chair, on=TODAY, as_of=CONFERENCE)


def test_the_database_refuses_a_second_open_plan_too(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(IntegrityError), transaction.atomic():
        add(
            Plan(
                case=plan.case, started_on=TODAY, category="NEG", latest_category="NEG",
                latest_category_since=TODAY,
            ),
            by=cast.chair,
        )  # fmt: skip


def test_a_plan_is_not_opened_after_a_childs_death(cast: Cast) -> None:
    """N12."""
    (case,) = siblings(cast, "Reuben")
    case.child.death_date = TODAY
    write(case.child)
    with pytest.raises(NotNow, match="has died"):
        open_plan(case, category="NEG", outline=[], by=cast.chair, on=TODAY, as_of=CONFERENCE)


def test_a_plan_does_not_start_in_the_future(cast: Cast) -> None:
    (case,) = siblings(cast, "Reuben")
    with pytest.raises(Incomplete, match="must be today or in the past"):
        open_plan(
            case, category="NEG", outline=[], by=cast.chair, on=date(2026, 4, 15),
            as_of=CONFERENCE,
        )  # fmt: skip


def test_a_line_of_the_outline_needs_a_need(cast: Cast) -> None:
    """D17."""
    (case,) = siblings(cast, "Reuben")
    with pytest.raises(Incomplete, match="Say what the child needs"):
        open_plan(
            case, category="NEG", outline=[{"action": "Call"}], by=cast.chair, on=TODAY,
            as_of=CONFERENCE,
        )  # fmt: skip
    assert not Plan.objects.exists()


def test_a_social_worker_does_not_open_a_plan(cast: Cast) -> None:
    (case,) = siblings(cast, "Reuben")
    with pytest.raises(NotAllowed):
        open_plan(case, category="NEG", outline=[], by=cast.worker, on=TODAY, as_of=CONFERENCE)


def test_a_later_conference_changes_the_category_and_the_first_stays(cast: Cast) -> None:
    (plan,) = plans(cast, "Reuben")
    changed = change_category(
        plan, category="EMO", why="What he saw", by=cast.chair, on=date(2026, 7, 1),
        as_of=at(1, 7), version=plan.version,
    )  # fmt: skip
    assert (changed.category, changed.latest_category) == ("NEG", "EMO")
    assert changed.latest_category_since == date(2026, 7, 1)
    assert [row.latest_category for row in plan.history.order_by("history_id")] == ["NEG", "EMO"]
    with pytest.raises(Conflict):
        change_category(
            plan, category="PHY", why="x", by=cast.chair, on=date(2026, 7, 1), as_of=at(1, 7),
            version=plan.version,
        )  # fmt: skip


def test_a_child_is_seen_more_often_than_the_pathway_asks(cast: Cast) -> None:
    """C19, C22, C27: sooner if set for the child."""
    (plan,) = plans(cast, "Reuben")
    assert due(plan.case, "C22").due_on == date(2026, 4, 28)
    told = {"words": "School sees him each day.", "by": cast.worker, "as_of": CONFERENCE}
    agreed = agree_visiting(plan, every_days=7, **told, version=plan.version)
    assert (agreed.visiting, agreed.seen_every_days) == ("School sees him each day.", 7)
    sooner = due(plan.case, "C22")
    assert sooner.due_on == date(2026, 4, 21)
    calendar = calendar_of(plan.case.timeline.pathway.pathway.nation)
    told_why = why(sooner, as_of=CONFERENCE, calendar=calendar, history=sooner.replaces.all())
    assert told_why.history == (
        "Was due Tuesday 28 April, until Tuesday 14 April at midday: how often this child is seen "
        "was agreed.",
    )
    lifted = agree_visiting(agreed, every_days=None, **told, version=agreed.version)
    assert due(plan.case, "C22").due_on == date(2026, 4, 28)
    agree_visiting(lifted, every_days=None, **told, version=lifted.version)
    assert len(events(plan.case, "visiting.set")) == 2
    with pytest.raises(NotAllowed):
        agree_visiting(
            lifted, every_days=7, **{**told, "by": cast.other_worker}, version=lifted.version + 1
        )


@pytest.mark.parametrize(
    ("pathway", "days", "words"),
    [
        ("cambridgeshire", 14, "fewer than 14 days"),
        ("cambridgeshire", 0, "fewer than 14 days"),
        ("darlington", 7, "sets no interval"),
    ],
)
def test_an_interval_of_its_own_is_stricter_or_refused(
    cast: Cast, pathway: str, days: int, words: str
) -> None:
    """C22, L11."""
    (plan,) = plans(cast, "Reuben", pathway=pathway)
    with pytest.raises(Incomplete, match=words) as refused:
        agree_visiting(
            plan, every_days=days, words="", by=cast.worker, as_of=CONFERENCE, version=plan.version
        )
    assert refused.value.field == "seen_every_days"


def test_an_interim_plan_stands_until_the_plan_begins(cast: Cast) -> None:
    """N02."""
    (case,) = siblings(cast, "Reuben")
    interim = open_interim_plan(
        case, words="Nan stays with the children.", by=cast.manager, on=date(2026, 4, 10),
        as_of=CONFERENCE,
    )  # fmt: skip
    with pytest.raises(NotNow):
        open_interim_plan(case, words="Another.", by=cast.manager, on=TODAY, as_of=CONFERENCE)
    open_plan(case, category="NEG", outline=[], by=cast.chair, on=TODAY, as_of=CONFERENCE)
    assert not InterimPlan.objects.open().exists()
    assert InterimPlan.objects.get(pk=interim.pk).ended_on == TODAY
