"""A birth and a death move dates, keep who says so, and can be corrected (N08, N09, N12)."""

from datetime import date, datetime
from typing import Any

import pytest

from accounts.models import Notice
from cases.models import Case, Child
from cases.services.births_and_deaths import record_birth, record_death
from cases.services.corrections import correct
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow, Refusal
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import an_enquiry
from tests.given_plans import due
from tests.past_the_acts import write
from timescales.models.deadline import State
from timescales.services.allocations import allocate

NOW = at(10, 4, 12)  # Friday


@pytest.fixture
def unborn(cast: Cast) -> Case:
    return given.an_unborn(cast)


def _born(case: Case, cast: Cast, *, as_of: datetime = NOW, **but: Any) -> Child:
    child = Child.objects.get(pk=case.child_id)
    told = {"on": date(2026, 4, 9), "first_name": "Noor", "last_name": "Ashdown", "sex": "F",
            "known_from": "The midwife", "by": cast.worker, "as_of": as_of,
            "version": child.version}  # fmt: skip
    return record_birth(child, **{**told, **but})


def _died(case: Case, cast: Cast, *, as_of: datetime = NOW, **but: Any) -> Child:
    child = Child.objects.get(pk=case.child_id)
    told = {"on": date(2026, 4, 9), "known_from": "The hospital", "by": cast.worker,
            "as_of": as_of, "version": child.version}  # fmt: skip
    return record_death(child, **{**told, **but})


def test_the_review_is_due_twenty_working_days_after_the_birth(cast: Cast, unborn: Case) -> None:
    """N08: born on Thursday 9 April. From the 10th, twenty working days over the May bank holiday
    (4 May) end on Friday 8 May. National pathway.
    """
    case = given.an_unborn(cast, family="Okoro")
    timeline = case.timeline
    timeline.pathway = given.a_pathway("national", cast)
    write(timeline, "pathway")
    child = _born(case, cast, nhs_number="943 476 5919", last_name="Okoro")
    assert (child.birth_date, child.expected_birth_date) == (date(2026, 4, 9), None)
    assert (child.called, child.sex, child.nhs_number) == ("Noor", "F", "9434765919")
    assert child.nhs_said_by == "The midwife"
    assert due(case, "N08", "review").due_on == date(2026, 5, 8)
    assert child.history.first().history_change_reason == "Born: The midwife"
    note = case.notes.get()
    assert note.words == "Born. The midwife"
    assert note.event_id == timeline.events.get(kind="child.born").pk


def test_a_baby_of_the_first_days_may_have_no_name_yet(cast: Cast, unborn: Case) -> None:
    assert _born(unborn, cast, first_name="").called == "Baby"


@pytest.mark.parametrize(
    ("but", "kind", "field"),
    [
        ({"on": date(2026, 4, 11)}, Incomplete, "on"),
        ({"known_from": " "}, Incomplete, "known_from"),
        ({"nhs_number": "943 476 5918"}, Incomplete, "nhs_number"),
        ({"version": 9}, Conflict, "version"),
    ],
)
def test_a_birth_that_cannot_be_is_refused_and_nothing_is_changed(
    cast: Cast, unborn: Case, but: dict[str, Any], kind: type[Refusal], field: str
) -> None:
    with pytest.raises(kind) as refused:
        _born(unborn, cast, **but)
    assert refused.value.field == field
    assert Child.objects.get(pk=unborn.child_id).is_unborn
    assert not unborn.timeline.events.exists()


def test_another_childs_nhs_number_is_refused_in_words(cast: Cast, unborn: Case) -> None:
    _born(unborn, cast, nhs_number="943 476 5919")
    other = given.an_unborn(cast, family="Okoro")
    with pytest.raises(Incomplete, match="Another child on record has this NHS number"):
        _born(other, cast, nhs_number="9434765919")


def test_a_birth_is_recorded_once_and_by_the_childs_own_workers(cast: Cast, unborn: Case) -> None:
    for person in (cast.chair, cast.other_worker, cast.auditor):
        with pytest.raises(NotAllowed):
            _born(unborn, cast, by=person)
    _born(unborn, cast)
    with pytest.raises(NotNow, match="recorded already"):
        _born(unborn, cast)


def test_nothing_is_due_after_a_death_and_the_childs_people_are_told(cast: Cast) -> None:
    """N12."""
    cases = given.siblings(cast)
    an_enquiry(cast, cases)
    allocate([cases[0].timeline], role="chair", person=cast.chair, by=cast.system, as_of=NOW)
    assert cases[0].timeline.deadlines.open().exists()
    child = _died(cases[0], cast)
    assert child.death_date == date(2026, 4, 9)
    assert not cases[0].timeline.deadlines.filter(state=State.OPEN).exists()
    assert cases[1].timeline.deadlines.filter(state=State.OPEN).exists()
    told = Notice.objects.filter(kind="death")
    assert {notice.person for notice in told} == {cast.manager, cast.chair}
    assert {notice.words for notice in told} == {
        "A death was recorded. Nothing more is due on this record"
    }


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"on": date(2026, 4, 11)}, "on"),
        ({"on": date(2019, 6, 13)}, "on"),
        ({"known_from": ""}, "known_from"),
    ],
)
def test_a_death_that_cannot_be_is_refused_next_to_its_field(
    cast: Cast, but: dict[str, Any], field: str
) -> None:
    case, _ = given.siblings(cast)
    with pytest.raises(Incomplete) as refused:
        _died(case, cast, **but)
    assert refused.value.field == field
    assert Child.objects.get(pk=case.child_id).death_date is None


def test_a_baby_can_die_before_it_is_born_and_is_not_born_after(cast: Cast, unborn: Case) -> None:
    """N12."""
    assert _died(unborn, cast).death_date == date(2026, 4, 9)
    for act in (_died, _born):
        with pytest.raises(NotNow):
            act(unborn, cast)


def test_a_death_that_never_happened_is_taken_back_and_dates_run_again(cast: Cast) -> None:
    """N12: what was recorded by mistake stays on the timeline, with why."""
    cases = given.siblings(cast)
    an_enquiry(cast, cases)
    open_before = cases[0].timeline.deadlines.open().count()
    _died(cases[0], cast)
    event = cases[0].timeline.events.get(kind="child.died")
    correct(event, cases[0], why="Another child", by=cast.worker, as_of=NOW)
    assert Child.objects.get(pk=cases[0].child_id).death_date is None
    assert cases[0].timeline.deadlines.open().count() == open_before
    assert not cases[0].timeline.events.standing().filter(kind="child.died").exists()


def test_a_birth_is_corrected_to_its_right_day_or_taken_back(cast: Cast, unborn: Case) -> None:
    """N08: the review follows the right day; without a birth the due date stands again."""
    _born(unborn, cast)
    event = unborn.timeline.events.get(kind="child.born")
    again = correct(
        event, unborn, why="A day early", by=cast.worker, as_of=NOW, again_at=at(8, 4, 9)
    )
    assert again is not None
    assert Child.objects.get(pk=unborn.child_id).birth_date == date(2026, 4, 8)
    correct(again, unborn, why="Not yet", by=cast.worker, as_of=NOW)
    child = Child.objects.get(pk=unborn.child_id)
    assert (child.birth_date, child.expected_birth_date) == (None, date(2026, 7, 1))
