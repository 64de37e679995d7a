"""A record keeps who wrote it and why, however many are written at once."""

import pytest

from accounts.models import Agency
from cpcase import clock
from cpcase.records import add, add_all, change
from tests.cast import Cast, gather
from tests.given import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def _agencies(*names: str) -> list[Agency]:
    return [Agency(name=name, kind="police") for name in names]


def test_records_written_together_each_have_their_history(cast: Cast) -> None:
    first, second = add_all(_agencies("Police A", "Police B"), by=cast.worker, why="found")
    for agency in (first, second):
        row = agency.history.get()
        assert (row.name, row.history_type) == (agency.name, "+")
        assert (row.history_user, row.history_change_reason) == (cast.worker, "found")


def test_written_together_they_say_what_one_by_one_says(cast: Cast) -> None:
    (together,) = add_all(_agencies("Police A"), by=cast.worker)
    alone = add(*_agencies("Police B"), by=cast.worker)
    leave_out = {"id", "name", "history_id", "history_date", "created_at"}
    kept = [
        {name: value for name, value in row.items() if name not in leave_out}
        for row in (together.history.values().get(), alone.history.values().get())
    ]
    assert kept[0] == kept[1]


def test_a_history_tells_the_time_of_the_products_clock(cast: Cast) -> None:
    """In a demo whose clock was moved, what was changed was changed then."""
    with clock.standing_at(at(14, 4)):
        alone, *together = add(*_agencies("Police A"), by=cast.worker), *add_all(
            _agencies("Police B", "Police C"), by=cast.worker
        )  # fmt: skip
    with clock.standing_at(at(15, 4)):
        change(alone, by=cast.worker)
    dates = [row.history_date for one in (alone, *together) for row in one.history.all()]
    seconds = [one.replace(microsecond=0) for one in dates]
    assert seconds == [at(15, 4), at(14, 4), at(14, 4), at(14, 4)]


def test_a_history_keeps_its_order_while_the_clock_stands(cast: Cast) -> None:
    """Two texts meet by it: what was written first is what the other person had read."""
    with clock.standing_at(at(14, 4)):
        (agency,) = _agencies("Police A")
        add(agency, by=cast.worker)
        agency.name = "Police B"
        change(agency, by=cast.worker)
    rows = agency.history.order_by("history_date").values_list("name", flat=True)
    assert list(rows) == ["Police A", "Police B"]


def test_within_a_request_a_history_is_signed_with_the_passing_time(cast: Cast) -> None:
    with clock.standing_still():
        judged = clock.now()
        assert judged == clock.now()
        first, second = (add(one, by=cast.worker) for one in _agencies("Police A", "Police B"))
    signed = [one.history.get().history_date for one in (first, second)]
    assert judged <= signed[0] < signed[1]


def test_nothing_is_written_without_somebody_who_writes_it(cast: Cast) -> None:
    before = Agency.objects.count()
    with pytest.raises(ValueError, match="who made it"):
        add_all(_agencies("Police A"), by=None)
    assert Agency.objects.count() == before
    assert list(add_all([], by=cast.worker)) == []


def test_two_looks_at_a_history_share_their_manager_class_not_their_record(cast: Cast) -> None:
    first, second = add_all(_agencies("Police A", "Police B"), by=cast.worker)
    assert type(first.history) is type(second.history)
    assert first.history.get().name == "Police A"
    assert second.history.get().name == "Police B"
