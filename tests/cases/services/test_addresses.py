"""A new address ends the one before; a child may live apart; what was wrong is corrected."""

from datetime import date
from typing import Any

import pytest

from cases.models import Address, Case, Child
from cases.services.addresses import back_to_family, correct_address, move
from cpcase.records import add
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at

NOW = at(10, 4, 12)
SINCE, THEN = date(2024, 1, 5), date(2026, 4, 1)


@pytest.fixture
def child(cases: list[Case]) -> Child:
    return cases[0].child


@pytest.fixture
def home(cast: Cast, child: Child) -> Address:
    return add(
        Address(family=child.family, lines="3 Mill Lane, Aldermere", postcode="AL3 9QX",
                since=SINCE),
        by=cast.system,
    )  # fmt: skip


def _move(child: Child, cast: Cast, **but: Any) -> Address:
    said = {"lines": "9 Quay Street, Aldermere", "postcode": "al39qz", "since": THEN,
            "with_whom": "His mother", "confidential": False, "alone": False,
            "why": "They rang", "by": cast.worker, "as_of": NOW}  # fmt: skip
    return move(child, **{**said, **but})


def _correct(address: Address, child: Child, cast: Cast, **but: Any) -> Address:
    now = Address.objects.get(pk=address.pk)
    said = {"lines": now.lines, "postcode": now.postcode, "since": now.since,
            "with_whom": now.with_whom, "confidential": now.confidential, "why": "A slip",
            "by": cast.worker, "as_of": NOW, "version": now.version}  # fmt: skip
    return correct_address(now, child, **{**said, **but})


def test_the_address_before_ends_on_the_day_of_the_new_one(
    cast: Cast, cases: list[Case], home: Address
) -> None:
    child, sister = cases[0].child, cases[1].child
    new = _move(child, cast)
    home.refresh_from_db()
    assert (home.until, new.since, new.until) == (THEN, THEN, None)
    assert new.postcode == "AL3 9QZ"
    assert Address.objects.home_of(child) == new
    assert Address.objects.home_of(sister) == new
    assert list(Address.objects.of_child(child)) == [new, home]


def test_a_child_who_lives_apart_has_an_address_of_their_own(
    cast: Cast, cases: list[Case], home: Address
) -> None:
    child, sister = cases[0].child, cases[1].child
    nan = _move(child, cast, alone=True, with_whom="His grandmother")
    assert Address.objects.home_of(child) == nan
    assert Address.objects.home_of(sister) == home
    assert list(child.family.addresses.current()) == [home]
    assert set(child.family.addresses.known_now()) == {home, nan}
    assert list(Address.objects.of_child(sister)) == [home]
    carer = _move(child, cast, alone=True, lines="1 Hill Road", since=date(2026, 4, 5))
    nan.refresh_from_db()
    assert nan.until == date(2026, 4, 5)
    ended = back_to_family(
        carer, child, since=date(2026, 4, 8), why="Home", by=cast.worker, as_of=NOW, version=1
    )
    assert ended.until == date(2026, 4, 8)
    assert Address.objects.home_of(child) == home
    with pytest.raises(NotNow):
        back_to_family(
            home, child, since=THEN, why="x", by=cast.worker, as_of=NOW, version=home.version
        )


def test_a_child_who_moves_with_the_family_lives_apart_no_more(
    cast: Cast, child: Child, home: Address
) -> None:
    nan = _move(child, cast, alone=True, since=date(2026, 3, 1))
    new = _move(child, cast, lines="5 New Road")
    nan.refresh_from_db()
    home.refresh_from_db()
    assert (nan.until, home.until) == (THEN, THEN)
    assert Address.objects.home_of(child) == new


def test_a_first_address_has_nothing_to_end(cast: Cast, child: Child) -> None:
    assert Address.objects.home_of(child) is None
    assert Address.objects.home_of(child) != _move(child, cast)


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"lines": " "}, "lines"),
        ({"lines": "3 Mill Lane, Aldermere", "postcode": "AL3 9QX"}, "lines"),
        ({"postcode": "AL3"}, "postcode"),
        ({"since": date(2026, 4, 11)}, "since"),
        ({"since": date(2023, 12, 31)}, "since"),
        ({"why": ""}, "why"),
    ],
)
def test_an_address_that_cannot_be_is_refused_and_nothing_ends(
    cast: Cast, child: Child, home: Address, but: dict[str, Any], field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        _move(child, cast, **but)
    assert refused.value.field == field
    assert list(child.family.addresses.all()) == [home]
    assert Address.objects.get().until is None


def test_a_correction_keeps_what_stood_before_and_moves_the_end_of_the_one_before(
    cast: Cast, child: Child, home: Address
) -> None:
    new = _move(child, cast)
    right = _correct(new, child, cast, lines="9 Quay Street, Aldermere", since=date(2026, 3, 28))
    home.refresh_from_db()
    assert (right.since, home.until) == (date(2026, 3, 28), date(2026, 3, 28))
    assert right.history.first().history_change_reason == "A slip"
    assert right.history.count() == 2
    _correct(home, child, cast, confidential=True)
    home.refresh_from_db()
    assert home.confidential
    for wrong, address in (
        ({"since": date(2023, 1, 1)}, new),
        ({"since": date(2026, 4, 2)}, home),
        ({}, new),
    ):
        with pytest.raises(Incomplete):
            _correct(address, child, cast, **wrong)
    with pytest.raises(Conflict):
        _correct(new, child, cast, lines="x", version=9)


def test_only_the_childs_workers_say_where_it_lives(
    cast: Cast, child: Child, home: Address
) -> None:
    for person in (cast.chair, cast.administrator, cast.other_worker):
        with pytest.raises(NotAllowed):
            _move(child, cast, by=person)
        with pytest.raises(NotAllowed):
            _correct(home, child, cast, lines="x", by=person)
