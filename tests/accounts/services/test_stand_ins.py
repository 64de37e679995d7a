"""Who answers for somebody who is away."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import StandIn, User
from accounts.rules.stand_ins import who_could
from accounts.services.people import close_account
from accounts.services.stand_ins import stand_in, take_back, who_answers
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import SINCE, Cast
from tests.given import MONDAY

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 23), date(2026, 3, 27)


def named(absent: User, answering: User, **fields: Any) -> StandIn:
    days = {"since": FIRST, "until": LAST, "by": absent, **fields}
    return stand_in(absent, stand_in=answering, **days)


def test_a_stand_in_answers_from_the_first_day_to_the_last(cast: Cast) -> None:
    named(cast.worker, cast.colleague)
    assert who_answers(cast.worker, FIRST) == cast.colleague
    assert who_answers(cast.worker, LAST) == cast.colleague
    assert who_answers(cast.worker, FIRST - timedelta(days=1)) == cast.worker
    assert who_answers(cast.worker, LAST + timedelta(days=1)) == cast.worker


def test_a_chain_ends_with_the_first_who_is_here(cast: Cast) -> None:
    named(cast.worker, cast.colleague)
    named(cast.colleague, cast.other_worker)
    assert who_answers(cast.worker, FIRST) == cast.other_worker


def test_two_who_stand_in_for_each_other_do_not_send_work_in_a_circle(cast: Cast) -> None:
    named(cast.worker, cast.colleague)
    named(cast.colleague, cast.worker)
    assert who_answers(cast.worker, FIRST) == cast.colleague


def test_somebody_who_left_answers_for_nobody(cast: Cast) -> None:
    named(cast.worker, cast.colleague)
    close_account(cast.colleague, by=cast.system_administrator, version=1)
    assert who_answers(cast.worker, FIRST) == cast.worker


def test_a_manager_may_answer_for_a_worker_and_not_the_other_way_round(cast: Cast) -> None:
    """Standing in grants no permission: a sign-off would lie with whoever cannot give it."""
    named(cast.worker, cast.manager)
    with pytest.raises(Incomplete) as refused:
        named(cast.manager, cast.colleague)
    assert refused.value.field == "stand_in"


def test_the_page_offers_whoever_could(cast: Cast) -> None:
    could = who_could(cast.manager, FIRST)
    assert list(could) == [cast.service_manager, cast.other_manager]
    assert cast.partner not in who_could(cast.worker, FIRST)
    assert not who_could(cast.partner, FIRST).exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"until": FIRST - timedelta(days=1)}, "until"),
        ({"since": SINCE - timedelta(days=9), "until": SINCE - timedelta(days=5)}, "stand_in"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    cast: Cast, fields: dict[str, date], field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        named(cast.worker, cast.colleague, **fields)
    assert refused.value.field == field


def test_nobody_answers_for_themselves(cast: Cast) -> None:
    with pytest.raises(Incomplete):
        named(cast.worker, cast.worker)
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(absent=cast.worker, stand_in=cast.worker, since=FIRST, until=LAST)


def test_one_person_answers_on_one_day(cast: Cast) -> None:
    named(cast.worker, cast.colleague)
    with pytest.raises(Incomplete) as refused:
        named(cast.worker, cast.manager, since=LAST, until=LAST + timedelta(days=5))
    assert refused.value.field == "since"


def test_taken_back_it_ends_and_another_can_be_named(cast: Cast) -> None:
    row = named(cast.worker, cast.colleague)
    ended = take_back(row, by=cast.worker, as_of=MONDAY, version=1)
    assert ended.ended_at == MONDAY
    assert who_answers(cast.worker, FIRST) == cast.worker
    with pytest.raises(NotNow):
        take_back(row, by=cast.worker, as_of=MONDAY, version=2)
    with pytest.raises(Conflict):
        take_back(row, by=cast.worker, as_of=MONDAY, version=1)
    assert named(cast.worker, cast.manager).stand_in == cast.manager


def test_only_oneself_or_an_administrator_names_or_takes_back(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        named(cast.worker, cast.colleague, by=cast.manager)
    row = named(cast.worker, cast.colleague, by=cast.system_administrator)
    with pytest.raises(NotAllowed):
        take_back(row, by=cast.colleague, as_of=MONDAY, version=1)
