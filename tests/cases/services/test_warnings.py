"""Warnings on the band and earlier names: added, changed, ended with a why."""

from datetime import date
from typing import Any

import pytest

from cases.models import Case, Child
from cases.services import former_names, warnings
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at

NOW = at(10, 4, 12)


@pytest.fixture
def child(cases: list[Case]) -> Child:
    return cases[0].child


def _warn(child: Child, cast: Cast, **but: Any) -> Any:
    said = {"kind": "dog", "words": "A dog that bites", "why": "The health visitor",
            "by": cast.worker}  # fmt: skip
    return warnings.add_warning(child, **{**said, **but})


def test_a_warning_is_added_changed_and_ended_and_none_of_it_is_lost(
    cast: Cast, child: Child
) -> None:
    warning = _warn(child, cast)
    warnings.change_warning(
        warning, kind="pairs", words="Visit in pairs", why="A threat", by=cast.manager, version=1
    )
    ended = warnings.end_warning(warning, why="He left", by=cast.worker, as_of=NOW, version=2)
    assert ended.ended_on == NOW.date()
    reasons = [row.history_change_reason for row in warning.history.order_by("history_id")]
    assert reasons == ["The health visitor", "A threat", "He left"]
    with pytest.raises(NotNow):
        warnings.end_warning(warning, why="x", by=cast.worker, as_of=NOW, version=3)


@pytest.mark.parametrize(
    ("but", "field"), [({"kind": "cat"}, "kind"), ({"words": " "}, "words"), ({"why": ""}, "why")]
)
def test_an_unfinished_warning_is_refused_next_to_its_field(
    cast: Cast, child: Child, but: dict[str, Any], field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        _warn(child, cast, **but)
    assert refused.value.field == field
    assert not child.warnings.exists()


def test_a_change_that_changes_nothing_or_meets_another_is_refused(
    cast: Cast, child: Child
) -> None:
    warning = _warn(child, cast)
    said = {"kind": "dog", "words": "A dog that bites", "why": "x", "by": cast.worker}
    with pytest.raises(Incomplete, match="Nothing was changed"):
        warnings.change_warning(warning, **said, version=1)
    with pytest.raises(Conflict):
        warnings.change_warning(warning, **said, version=2)


def test_only_the_childs_workers_warn(cast: Cast, child: Child) -> None:
    for person in (cast.chair, cast.other_worker):
        with pytest.raises(NotAllowed):
            _warn(child, cast, by=person)


def test_an_earlier_name_is_kept_once_and_taken_out_with_a_why(cast: Cast, child: Child) -> None:
    said = {"until": date(2020, 1, 1), "why": "Birth certificate", "by": cast.worker,
            "as_of": NOW}  # fmt: skip
    former = former_names.add_former_name(child, name="Reuben Finch", **said)
    with pytest.raises(Incomplete, match="on record already"):
        former_names.add_former_name(child, name="reuben finch ", **said)
    for wrong, field in (({"name": " "}, "name"), ({"until": date(2026, 5, 1)}, "until")):
        with pytest.raises(Incomplete) as refused:
            former_names.add_former_name(child, **{"name": "R. Finch", **said, **wrong})
        assert refused.value.field == field
    struck = former_names.strike_former_name(
        former, why="Another child", by=cast.manager, version=1
    )
    assert (struck.struck, former.history.count()) == (True, 2)
