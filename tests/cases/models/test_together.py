"""A record about several children asks as much of the database for three as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import StrategyDiscussion
from tests.cast import Cast, gather
from tests.given import siblings
from tests.given_enquiry import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def _queries(discussion: StrategyDiscussion, cast: Cast, *, everything: bool = True) -> int:
    with CaptureQueriesContext(connection) as asked:
        reaches = discussion.reaches()
        assert len(reaches) == len(discussion.cases())
        # Whoever is told by the team alone asks nothing more.
        if everything:
            assert all(("social_worker", cast.worker.pk) in one.allocated for one in reaches)
            assert not any(one.agencies for one in reaches)
    return len(asked)


def _anew(discussion: StrategyDiscussion) -> StrategyDiscussion:
    """As a page reads it, without what the act had at hand."""
    return StrategyDiscussion.objects.get(pk=discussion.pk)


def test_the_reach_of_three_children_costs_no_more_than_that_of_one(cast: Cast) -> None:
    one = a_draft(cast, siblings(cast, "Noor", family="Rahimi"))
    three = a_draft(cast, siblings(cast, "Reuben", "Isla", "Jayden"))
    assert _queries(_anew(three), cast) == _queries(_anew(one), cast)
    assert _queries(_anew(three), cast, everything=False) < _queries(_anew(three), cast)
    assert [len(record.reach().beside) for record in (one, three)] == [0, 2]


def test_what_a_list_has_loaded_is_not_asked_for_again(cast: Cast) -> None:
    a_draft(cast, siblings(cast, "Reuben", "Isla"))
    loaded = StrategyDiscussion.objects.prefetch_related(
        "children__case__timeline__allocations", "children__case__shares"
    ).get()
    assert _queries(loaded, cast) == 0
