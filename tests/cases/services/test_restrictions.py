"""A record for named people: somebody among them is told when a date is missed."""

from datetime import date

import pytest

from accounts.services.stand_ins import stand_in
from cases.models import Case
from cases.services.restrictions import restrict
from cpcase.refusals import Incomplete
from tests import given
from tests.cast import Cast
from tests.given import at
from timescales.services.allocations import allocate, hearers

pytestmark = pytest.mark.django_db
NOW = at(25, 3, 10)
WORDS = "Name at least one manager, who is told when a date is missed."


def test_it_needs_a_manager_who_answers_that_day(cast: Cast) -> None:
    """The manager is away from today, and her stand-in would not see the record."""
    (case,) = given.siblings(cast, "Reuben")
    away = {"since": date(2026, 3, 25), "until": date(2026, 4, 3)}
    stand_in(cast.manager, stand_in=cast.other_manager, by=cast.manager, **away)
    said = {"why": "Known to us.", "by": cast.manager, "as_of": NOW, "version": 1}
    with pytest.raises(Incomplete, match=WORDS) as refused:
        restrict(case, people=[cast.worker, cast.chair], **said)
    assert refused.value.field == "people"
    assert not Case.objects.get(pk=case.pk).restricted
    restrict(case, people=[cast.worker, cast.other_manager], **said)
    told = hearers(case.timeline, ["service_manager"], on=NOW.date())
    assert told == [cast.other_manager]


def test_another_teams_manager_who_works_on_it_is_not_enough(cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    allocate([case.timeline], role="chair", person=cast.other_manager, by=cast.system, as_of=NOW)
    said = {"why": "Known to us.", "by": cast.other_manager, "as_of": NOW, "version": 1}
    with pytest.raises(Incomplete, match=WORDS):
        restrict(case, people=[cast.worker], **said)
    restrict(case, people=[cast.service_manager], **said)
    assert Case.objects.get(pk=case.pk).restricted
