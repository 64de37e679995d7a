"""Relatives and professionals are added once for brothers and sisters, changed, ended, kept."""

from datetime import date
from typing import Any

import pytest

from accounts.models import Agency
from cases.models import Case, Involvement, Professional, Relationship, Relative
from cases.rules.people import Known, Reached
from cases.services import professionals, relatives
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow, Refusal
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.past_the_acts import NEXT, write

NOW = at(10, 4, 12)
NAN = Reached(first_name="Rosa", last_name="Finch", phone="01632 960144")


def _add(cases: list[Case], cast: Cast, who: Any = NAN, **but: Any) -> Relative:
    said = {"relation": "grandparent", "parental_responsibility": False, "lives_with": True,
            "why": "Their mother", "by": cast.worker}  # fmt: skip
    return relatives.add_relative([case.child for case in cases], who, **{**said, **but})


def _known(cast: Cast, **but: Any) -> Known:
    said: dict[str, Any] = {"name": "Beth Lowe", "kind": "education", "agency": cast.school,
                            "job": "Head of year", "secure_route": "Secure mail"}  # fmt: skip
    return Known(**{**said, **but})


def _involve(cases: list[Case], cast: Cast, who: Any, **but: Any) -> Professional:
    said = {"since": date(2026, 4, 1), "why": "The school", "by": cast.worker, "as_of": NOW}
    return professionals.involve(cases, who, **{**said, **but})


def test_somebody_of_the_family_is_added_once_for_brothers_and_sisters(
    cast: Cast, cases: list[Case]
) -> None:
    nan = _add(cases, cast)
    assert [row.child for row in nan.relationships.order_by("child__birth_date")] == [
        case.child for case in cases
    ]
    assert Relative.objects.count() == 1
    row = cases[0].child.relationships.get()
    assert (row.lives_with, row.parental_responsibility) == (True, False)
    assert row.history.get().history_change_reason == "Their mother"


def test_somebody_who_is_on_record_for_one_child_is_chosen_for_the_other(
    cast: Cast, cases: list[Case]
) -> None:
    nan = _add(cases[:1], cast)
    _add(cases[1:], cast, nan, relation="carer")
    assert Relative.objects.count() == 1
    assert cases[1].child.relationships.get().relation == "carer"
    with pytest.raises(Incomplete, match="on the child’s record already") as refused:
        _add(cases[1:], cast, nan)
    assert refused.value.field == "who"
    (stranger,) = given.siblings(cast, "Noor", family="Okoro")
    with pytest.raises(Incomplete, match="of this family"):
        _add([stranger], cast, nan)


def test_a_relation_is_changed_and_ended_for_one_child_alone(cast: Cast, cases: list[Case]) -> None:
    _add(cases, cast)
    row = cases[0].child.relationships.get()
    changed = relatives.change_relationship(
        row, relation="guardian", parental_responsibility=True, lives_with=True, why="An order",
        by=cast.worker, version=1,
    )  # fmt: skip
    assert (changed.relation, changed.parental_responsibility) == ("guardian", True)
    ended = relatives.end_relationship(
        row, on=date(2026, 4, 9), why="She died", by=cast.worker, as_of=NOW, version=2
    )
    assert ended.ended_on == date(2026, 4, 9)
    assert cases[1].child.relationships.get().ended_on is None
    assert Relationship.objects.count() == 2
    with pytest.raises(NotNow):
        relatives.end_relationship(
            row, on=date(2026, 4, 9), why="x", by=cast.worker, as_of=NOW, version=3
        )


def test_how_somebody_is_reached_is_changed_for_all_the_children(
    cast: Cast, cases: list[Case]
) -> None:
    nan = _add(cases, cast)
    told = Reached(first_name="Rosa", phone="01632 960145", contact_rule="No letters")
    changed = relatives.change_relative(
        nan, cases[0].child, told, why="She rang", by=cast.worker, version=1
    )
    assert (changed.phone, changed.contact_rule) == ("01632 960145", "No letters")
    assert nan.history.count() == 2
    for wrong, refusal in (
        ({"told": told}, Incomplete),
        ({"told": Reached(first_name=" ")}, Incomplete),
        ({"told": Reached(first_name="Rosa", interpreter=True)}, Incomplete),
        ({"version": 9}, Conflict),
        ({"by": cast.chair}, NotAllowed),
    ):
        said = {"told": NAN, "why": "x", "by": cast.worker, "version": 2, **wrong}
        with pytest.raises(refusal):
            relatives.change_relative(nan, cases[0].child, **said)


@pytest.mark.parametrize(
    ("but", "refusal", "field"),
    [
        ({"relation": "cousin"}, Incomplete, "relation"),
        ({"who": Reached(first_name="")}, Incomplete, "first_name"),
        ({"why": " "}, Incomplete, "why"),
    ],
)
def test_an_unfinished_relative_is_refused_and_nobody_is_added(
    cast: Cast, cases: list[Case], but: dict[str, Any], refusal: type[Refusal], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        _add(cases, cast, **but)
    assert refused.value.field == field
    assert not Relative.objects.exists()


def test_somebody_who_may_not_write_on_one_of_the_children_adds_for_none(
    cast: Cast, cases: list[Case]
) -> None:
    timeline = cases[1].timeline
    timeline.team = cast.other_team
    write(timeline, "team")
    timeline.allocations.all().update(version=NEXT, person=cast.other_worker)
    with pytest.raises(NotAllowed):
        _add(cases, cast)
    assert not Relative.objects.exists()


def test_a_professional_is_added_for_brothers_and_sisters_and_ends_for_one(
    cast: Cast, cases: list[Case]
) -> None:
    beth = _involve(cases, cast, _known(cast))
    assert Professional.objects.count() == 1
    assert Involvement.objects.filter(until=None).count() == 2
    with pytest.raises(Incomplete, match="on the child’s record already"):
        _involve(cases[:1], cast, beth)
    row = cases[0].involvements.get()
    said = {"why": "Left the school", "by": cast.worker, "as_of": NOW, "version": 1}
    for wrong in (date(2026, 3, 31), date(2026, 4, 11)):
        with pytest.raises(Incomplete) as refused:
            professionals.end_involvement(row, on=wrong, **said)
        assert refused.value.field == "on"
    assert professionals.end_involvement(row, on=date(2026, 4, 9), **said).until is not None
    assert cases[1].involvements.get().until is None
    with pytest.raises(NotNow):
        professionals.end_involvement(row, on=date(2026, 4, 9), **{**said, "version": 2})


def test_how_a_professional_is_reached_is_kept_with_what_stood_before(
    cast: Cast, cases: list[Case]
) -> None:
    beth = _involve(cases, cast, _known(cast))
    told = _known(cast, phone="01632 960177", agency=None, kind="health")
    said = {"why": "New job", "by": cast.worker}
    changed = professionals.change_professional(beth, cases[0], told, version=1, **said)
    assert (changed.phone, changed.agency, changed.kind) == ("01632 960177", None, "health")
    for wrong in (told, _known(cast, name=" "), _known(cast, kind="zoo")):
        with pytest.raises(Incomplete):
            professionals.change_professional(beth, cases[0], wrong, version=2, **said)
    with pytest.raises(Conflict):
        professionals.change_professional(beth, cases[0], _known(cast), version=1, **said)
    assert Agency.objects.count() == 3


def test_a_professional_is_not_added_to_a_closed_record_or_before_the_day_came(
    cast: Cast, cases: list[Case]
) -> None:
    with pytest.raises(Incomplete) as refused:
        _involve(cases, cast, _known(cast), since=date(2026, 4, 11))
    assert refused.value.field == "since"
    with pytest.raises(NotAllowed):
        _involve(cases, cast, _known(cast), by=cast.administrator)
    cases[0].closed_on, cases[0].closure_reason = NOW.date(), "RC8"
    write(cases[0])
    with pytest.raises(NotNow, match="closed"):
        _involve(cases[:1], cast, _known(cast))
    assert not Professional.objects.exists()
