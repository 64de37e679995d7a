"""What is on record of a child is changed with a why, and what stood before is kept."""

from datetime import date
from typing import Any

import pytest

from cases.models import Case, Child
from cases.services import child_needs, child_record
from cases.services.births_and_deaths import record_birth
from cpcase.refusals import Conflict, Incomplete, NotAllowed, Refusal
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_plans import due
from tests.past_the_acts import NEXT, write

NOW = at(10, 4, 12)


@pytest.fixture
def child(cases: list[Case]) -> Child:
    return cases[0].child


def _act(act: Any, child: Child, cast: Cast, **said: Any) -> Child:
    now = Child.objects.get(pk=child.pk)
    told = {"why": "His mother", "by": cast.worker, "as_of": NOW, "version": now.version}
    changed: Child = act(now, **{**told, **said})
    return changed


def _names(child: Child, cast: Cast, **but: Any) -> Child:
    said = {"first_name": "Ruben", "last_name": "Ashdown", "known_as": "", "was_wrong": False}
    return _act(child_record.change_names, child, cast, **{**said, **but})


def _birth(child: Child, cast: Cast, **but: Any) -> Child:
    said = {"birth_date": date(2019, 6, 15), "birth_estimated": True, "sex": "M"}
    return _act(child_record.change_birth, child, cast, **{**said, **but})


def _numbers(child: Child, cast: Cast, **but: Any) -> Child:
    said = {"nhs_number": "943 476 5919", "nhs_said_by": "The GP", "nhs_traced_on": None,
            "upn": "", "upn_said_by": "", "upn_unknown": "UN1", "former_upn": ""}  # fmt: skip
    return _act(child_record.change_numbers, child, cast, **{**said, **but})


def _needs(child: Child, cast: Cast, **but: Any) -> Child:
    said = {"language": "Estonian", "interpreter": True, "communication": "Signs",
            "ethnicity": "WOTH", "disabilities": ["HEAR", "AUT"]}  # fmt: skip
    return _act(child_needs.change_needs, child, cast, **{**said, **but})


def _legal(child: Child, cast: Cast, **but: Any) -> Child:
    said = {"legal_status": "ico", "legal_status_since": date(2026, 4, 1)}
    return _act(child_needs.change_legal_status, child, cast, **{**said, **but})


def test_the_name_before_stays_as_an_earlier_one_unless_it_was_wrong(
    cast: Cast, child: Child
) -> None:
    changed = _names(child, cast)
    assert (changed.called, changed.history.first().history_change_reason) == (
        "Ruben", "His mother",
    )  # fmt: skip
    (former,) = child.former_names.all()
    assert (former.name, former.until) == ("Reuben Ashdown", NOW.date())
    _names(child, cast, first_name="Rubin", was_wrong=True)
    assert child.former_names.count() == 1


def test_a_child_is_found_by_how_the_new_name_sounds(cast: Cast, child: Child) -> None:
    before = child.sounds
    assert _names(child, cast, last_name="Okoro").sounds != before


def test_a_date_of_birth_may_be_an_estimate(cast: Cast, child: Child) -> None:
    changed = _birth(child, cast)
    assert (changed.birth_date, changed.birth_estimated) == (date(2019, 6, 15), True)


def test_the_review_after_the_birth_follows_the_right_day_of_it(cast: Cast) -> None:
    """N08: 20 working days after Wednesday 8 April, not after the 9th: Thursday 7 May."""
    case = given.an_unborn(cast)
    case.timeline.pathway = given.a_pathway("national", cast)
    write(case.timeline, "pathway")
    record_birth(
        case.child, on=date(2026, 4, 9), first_name="Noor", last_name="Ashdown", sex="F",
        known_from="The midwife", by=cast.worker, as_of=NOW, version=case.child.version,
    )  # fmt: skip
    assert due(case, "N08", "review").due_on == date(2026, 5, 8)
    _birth(case.child, cast, birth_date=date(2026, 4, 8))
    assert due(case, "N08", "review").due_on == date(2026, 5, 7)
    assert case.timeline.events.filter(kind="child.born").count() == 2


def test_a_due_date_moves_and_a_baby_who_is_expected_has_no_other_date(cast: Cast) -> None:
    case = given.an_unborn(cast)
    changed = _birth(case.child, cast, expected_birth_date=date(2026, 7, 9))
    assert (changed.birth_date, changed.expected_birth_date) == (None, date(2026, 7, 9))
    for wrong in (None, date(2027, 7, 9)):
        with pytest.raises(Incomplete) as refused:
            _birth(case.child, cast, expected_birth_date=wrong)
        assert refused.value.field == "expected_birth_date"


def test_numbers_say_where_they_are_from_and_an_earlier_pupil_number_is_kept(
    cast: Cast, child: Child
) -> None:
    changed = _numbers(child, cast)
    assert (changed.nhs_number, changed.nhs_said_by) == ("9434765919", "The GP")
    upn = _valid_upn("123456789012")
    changed = _numbers(
        child, cast, upn=upn, upn_said_by="School", upn_unknown="", former_upn=_valid_upn("5" * 12)
    )
    assert changed.upn == upn
    assert child.former_numbers.get().kind == "UPN"
    _numbers(child, cast, upn=upn, upn_said_by="School", upn_unknown="", former_upn="")
    assert child.former_numbers.get().value == ""
    assert child.former_numbers.get().history.count() == 2


def test_needs_are_rows_that_end_and_never_vanish(cast: Cast, child: Child) -> None:
    """E8790, E8794."""
    changed = _needs(child, cast)
    assert (changed.language, changed.interpreter, changed.ethnicity) == ("Estonian", True, "WOTH")
    _needs(child, cast, disabilities=["HEAR"])
    standing = child.disabilities.filter(ended_on=None)
    assert [row.code for row in standing] == ["HEAR"]
    assert child.disabilities.get(code="AUT").ended_on == NOW.date()


def test_an_order_has_its_day_and_no_order_has_none(cast: Cast, child: Child) -> None:
    assert _legal(child, cast).legal_status_since == date(2026, 4, 1)
    changed = _legal(child, cast, legal_status="none", legal_status_since=date(2026, 4, 1))
    assert (changed.legal_status, changed.legal_status_since) == ("none", None)


def test_why_we_are_involved_is_dated_signed_and_short(cast: Cast, child: Child) -> None:
    def say(words: str) -> Child:
        now = Child.objects.get(pk=child.pk)
        return child_record.say_why_involved(
            now, why_involved=words, by=cast.worker, as_of=NOW, version=now.version
        )

    changed = say("School saw a bruise.")
    assert (changed.why_involved_on, changed.why_involved_by) == (NOW.date(), cast.worker)
    for words, refusal in (
        ("word " * 61, "60 words or fewer. You have 61."),
        (" ", "Write why we are involved."),
        ("School saw a bruise. ", "Nothing was changed."),
    ):
        with pytest.raises(Incomplete, match=refusal) as refused:
            say(words)
        assert refused.value.field == "why_involved"
    assert say("word " * 60).why_involved_by == cast.worker


@pytest.mark.parametrize(
    ("act", "but", "field"),
    [
        (_names, {"first_name": ""}, "first_name"),
        (_names, {"last_name": " "}, "last_name"),
        (_names, {"why": " "}, "why"),
        (_names, {"first_name": "Reuben"}, None),
        (_birth, {"birth_date": None}, "birth_date"),
        (_birth, {"birth_date": date(2026, 4, 11)}, "birth_date"),
        (_numbers, {"nhs_number": "943 476 5918"}, "nhs_number"),
        (_numbers, {"nhs_said_by": ""}, "nhs_said_by"),
        (_numbers, {"nhs_traced_on": date(2026, 4, 11)}, "nhs_traced_on"),
        (_numbers, {"nhs_number": "", "nhs_traced_on": date(2026, 4, 1)}, "nhs_number"),
        (_numbers, {"upn": "A123"}, "upn"),
        (_numbers, {"former_upn": "A123"}, "former_upn"),
        (_needs, {"disabilities": ["NONE", "AUT"]}, "disabilities"),
        (_needs, {"language": ""}, "language"),
        (_legal, {"legal_status_since": None}, "legal_status_since"),
        (_legal, {"legal_status_since": date(2026, 4, 11)}, "legal_status_since"),
    ],
)
def test_what_cannot_be_is_refused_next_to_its_field_and_nothing_is_changed(
    cast: Cast, child: Child, act: Any, but: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Incomplete) as refused:
        act(child, cast, **but)
    assert refused.value.field == field
    assert Child.objects.get(pk=child.pk).version == child.version


def test_a_pupil_number_and_a_reason_for_none_do_not_go_together(cast: Cast, child: Child) -> None:
    with pytest.raises(Incomplete, match="Not both") as refused:
        _numbers(child, cast, upn=_valid_upn("123456789012"), upn_said_by="School")
    assert refused.value.field == "upn_unknown"


@pytest.mark.parametrize("act", [_names, _birth, _numbers, _needs, _legal])
def test_only_the_childs_workers_change_it_at_the_version_they_read(
    cast: Cast, child: Child, act: Any
) -> None:
    refusals: list[tuple[dict[str, Any], type[Refusal]]] = [
        ({"by": cast.chair}, NotAllowed),
        ({"by": cast.other_worker}, NotAllowed),
        ({"version": 99}, Conflict),
    ]
    for but, refusal in refusals:
        with pytest.raises(refusal):
            act(child, cast, **but)
    assert Child.objects.get(pk=child.pk).version == child.version


def test_after_a_transfer_the_team_that_has_the_open_episode_answers(
    cast: Cast, cases: list[Case]
) -> None:
    """A closed episode's page opens no way to change what the other team now keeps."""
    case = cases[0]
    case.closed_on, case.closure_reason = NOW.date(), "RC8"
    write(case)
    assert _names(case.child, cast).first_name == "Ruben"
    timeline = given.a_timeline(cast)
    timeline.team = cast.other_team
    write(timeline, "team")
    timeline.allocations.all().update(version=NEXT, person=cast.other_worker)
    Case.objects.create(child=case.child, timeline=timeline, opened_on=NOW.date())
    with pytest.raises(NotAllowed):
        _names(case.child, cast, first_name="Rubin")
    assert _names(case.child, cast, first_name="Rubin", by=cast.other_worker).first_name == "Rubin"


def _valid_upn(digits: str) -> str:
    """A UPN with its check letter, worked out as the census does (E1510)."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    total = sum(weight * int(digit) for weight, digit in enumerate(digits, 2))
    return letters[total % 23] + digits
