"""What is said of a plan, its lines and its people never lies ahead; nor does what is corrected."""

from collections.abc import Callable, Mapping

import pytest

from cases.models import Case
from coregroups.models import Plan
from coregroups.services.child_in_need import open_child_in_need_plan
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_plans import group_of, member, plans, tell
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused

ON_A_PLAN, TOMORROW = at(21, 4, 12), at(22, 4).date()
IN_THE_PAST = "must be today or in the past"
LINE = {"need": "Calm mornings", "outcome": "", "action": "", "how": "", "who": ""}
Page = Callable[[Plan], str]
PAGES: list[tuple[Page, Mapping[str, str]]] = [
    (lambda plan: f"/plans/{plan.pk}/lines/new/", LINE),
    (lambda plan: f"/plan-lines/{plan.lines.first().pk}/change/",
     {**LINE, "update": "action_reviewed"}),
    (lambda plan: f"/plan-lines/{plan.lines.first().pk}/progress/",
     {"progress": "slow", "seen": "He came late twice."}),
    (lambda plan: f"/core-groups/{group_of(plan).pk}/members/new/",
     {"name": "Nadia Marsh", "kind": "professional", "agency_kind": "health",
      "secure_route": "Secure email"}),
    (lambda plan: f"/members/{member(group_of(plan), 'Beth Lowe').pk}/leave/", {}),
]  # fmt: skip
NAMES = ["a new line", "a line in other words", "how a line goes", "a member joins", "one leaves"]


@pytest.fixture
def plan(cast: Cast, it_is: ItIs) -> Plan:
    """A child on a plan, on the day of the first core group."""
    it_is(ON_A_PLAN)
    return plans(cast, "Reuben")[0]


@pytest.mark.parametrize(("page", "typed"), PAGES, ids=NAMES)
def test_of_a_plan(
    as_: SignedIn, cast: Cast, plan: Plan, page: Page, typed: Mapping[str, str]
) -> None:
    """D14, D17, D28."""
    sent = {**typed, **day("on", TOMORROW)}
    is_refused(as_(cast.worker), page(plan), sent, at="id_on-day", words=IN_THE_PAST)


@pytest.fixture
def case(cast: Cast, it_is: ItIs) -> Case:
    """A child whose record is open."""
    (case,) = siblings(cast, "Reuben")
    it_is(ON_A_PLAN)
    return case


def test_the_start_of_a_child_in_need_plan(as_: SignedIn, cast: Cast, case: Case) -> None:
    url = f"/children/{case.pk}/child-in-need/"
    is_refused(
        as_(cast.worker), url, day("on", TOMORROW), at="id_on-day", words=IN_THE_PAST
    )  # fmt: skip


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("review", {"words": "He sleeps well."}),
        ("end", {"why": "Safe at home."}),
        ("start", {"why": "Written down wrongly."}),
    ],
)
def test_of_a_child_in_need_plan(
    as_: SignedIn, cast: Cast, case: Case, page: str, typed: Mapping[str, str]
) -> None:
    plan = open_child_in_need_plan(case, on=at(14, 4).date(), by=cast.worker, as_of=at(14, 4, 12))
    url = f"/child-in-need-plans/{plan.pk}/{page}/"
    sent = {**typed, **day("on", TOMORROW)}
    is_refused(as_(cast.worker), url, sent, at="id_on-day", words=IN_THE_PAST)


def test_what_is_corrected(as_: SignedIn, cast: Cast, case: Case) -> None:
    tell(case, "strategy_discussion.held", at(24, 3, 16), cast)
    event = case.timeline.events.get(kind="strategy_discussion.held")
    url = f"/children/{case.pk}/events/{event.pk}/correct/"
    sent = {"happened": "again", "why": "The wrong day.", **day("on", TOMORROW)}
    is_refused(as_(cast.manager), url, sent, at="id_on-day", words=IN_THE_PAST)
