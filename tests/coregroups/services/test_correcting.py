"""What “Correct this” does to visits, core groups and oversight: log and record say the same."""

from datetime import date
from typing import Any

import pytest

from cases.choices import NoteKind
from cases.models import Case
from cases.services.corrections import correct
from coregroups.choices import Seen, VisitStatus
from coregroups.models import Meeting
from coregroups.rules.meetings import Said
from coregroups.services.oversight import hold_supervision
from coregroups.services.plan_lines import add_line, note_progress
from cpcase.refusals import Incomplete, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_plans import a_core_group_held, a_visit, due, events, group_of, plans, states, tell

NOW = at(12, 6, 12)
VISITED = at(24, 3, 16)


def _correct(case: Case, kind: str, cast: Cast, **but: Any) -> Any:
    told = {"why": "It was not so.", "by": cast.worker, "as_of": NOW}
    return correct(events(case, kind)[-1], case, **{**told, **but})


def _visited(cast: Cast) -> tuple[list[Case], Any]:
    cases = siblings(cast, "Reuben", "Isla")
    for case in cases:
        tell(case, "strategy_discussion.held", at(24, 3, 10), cast)
    return cases, a_visit(cases, cast, moment=VISITED)


def test_a_visit_has_one_time_for_all_who_were_visited(cast: Cast) -> None:
    """C03."""
    cases, visit = _visited(cast)
    _correct(cases[0], "visit.made", cast, again_at=at(24, 3, 15))
    visit.refresh_from_db()
    assert visit.visited_at == at(24, 3, 15)
    for case in cases:
        (event,) = events(case, "visit.made")
        assert (event.at, visit.children.get(case=case).event_id) == (at(24, 3, 15), event.pk)
        voice = case.notes.get(kind=NoteKind.VOICE)
        assert (voice.event_id, voice.happened_at) == (event.pk, at(24, 3, 15))
        assert due(case, "C03").met_at == at(24, 3, 15)


def test_a_child_who_was_not_seen_is_to_be_seen_and_said_nothing(cast: Cast) -> None:
    """C03: the other child was seen, as it was recorded."""
    (reuben, isla), visit = _visited(cast)
    facts = {**events(reuben, "visit.made")[0].facts, "seen": False, "alone": False}
    _correct(reuben, "visit.made", cast, again_at=VISITED, again_facts=facts)
    row = visit.children.get(case=reuben)
    assert (row.seen, row.why_words) == (Seen.NOT_SEEN, "It was not so.")
    assert (due(reuben, "C03").state, due(isla, "C03").state) == ("open", "met")
    assert visit.children.get(case=isla).seen == Seen.ALONE
    assert not reuben.notes.filter(kind=NoteKind.VOICE).exists()
    assert isla.notes.filter(kind=NoteKind.VOICE).exists()


def test_a_visit_that_was_never_made_counts_for_nobody(cast: Cast) -> None:
    """C03: it stays, with its mark."""
    cases, visit = _visited(cast)
    _correct(cases[1], "visit.made", cast)
    visit.refresh_from_db()
    assert visit.status == VisitStatus.TAKEN_BACK
    for case in cases:
        assert events(case, "visit.made") == []
        assert due(case, "C03").state == "open"
        assert not case.notes.filter(kind=NoteKind.VOICE).exists()
        assert case.notes.filter(kind=NoteKind.CORRECTION).count() == 1


def test_a_visit_is_not_moved_before_the_work_began(cast: Cast) -> None:
    """C03."""
    cases, visit = _visited(cast)
    with pytest.raises(Incomplete) as refused:
        _correct(cases[0], "visit.made", cast, again_at=at(20, 3, 10))
    assert refused.value.field == "visited_at"
    visit.refresh_from_db()
    assert visit.visited_at == VISITED


def test_a_core_group_has_one_time_for_all_whose_plans_it_carried(cast: Cast) -> None:
    """C20, C21: the minutes run from the right day."""
    made = plans(cast)
    meeting = a_core_group_held(group_of(made[0]), cast, ended_at=at(21, 4, 11))
    _correct(made[0].case, "core_group.held", cast, again_at=at(20, 4, 15))
    meeting.refresh_from_db()
    assert (meeting.started_at, meeting.ended_at) == (at(20, 4, 14), at(20, 4, 15))
    for plan in made:
        (event,) = events(plan.case, "core_group.held")
        assert event.at == at(20, 4, 15)
        assert due(plan.case, "C21").due_on == date(2026, 5, 5)


def test_core_groups_keep_their_order_and_stay(cast: Cast) -> None:
    """C23."""
    (plan,) = plans(cast, "Reuben")
    for day in (at(21, 4, 11), at(2, 6, 11)):
        a_core_group_held(group_of(plan), cast, ended_at=day)
    with pytest.raises(Incomplete, match="The core group before this one was held later"):
        _correct(plan.case, "core_group.held", cast, again_at=at(20, 4, 11))
    with pytest.raises(NotNow, match="A core group stays"):
        _correct(plan.case, "core_group.held", cast)
    assert Meeting.objects.filter(ended_at=at(2, 6, 11)).exists()


def test_what_a_core_group_did_by_the_way_moves_with_it(cast: Cast) -> None:
    """D27, and D14 to D28: the steps of its record have its time."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=at(21, 4, 11))
    _correct(plan.case, "core_group.held", cast, again_at=at(20, 4, 15))
    by_the_way = events(plan.case, "step.recorded")
    assert {event.at for event in by_the_way} <= {at(20, 4, 15)}


def test_what_was_said_of_a_line_at_a_core_group_moves_with_it(cast: Cast) -> None:
    """D28: the note has the right day, and the latest word on the line stands."""
    (plan,) = plans(cast, "Reuben")
    line = add_line(
        plan, words={"need": "Sleep"}, by=cast.worker, on=date(2026, 4, 15), as_of=at(15, 4, 17),
        version=plan.version,
    )  # fmt: skip
    held = [Said(line, "slow", "Twice late.")]
    a_core_group_held(group_of(plan), cast, ended_at=at(21, 4, 11), progress=held)
    told = {"by": cast.worker, "as_of": at(22, 4)}
    note_progress(line, progress="on_track", seen="Asleep by 8.", on=date(2026, 4, 20), **told)
    _correct(plan.case, "core_group.held", cast, again_at=at(17, 4, 15))
    line.refresh_from_db()
    days = dict(line.notes.values_list("progress", "said_on"))
    assert days == {"slow": date(2026, 4, 17), "on_track": date(2026, 4, 20)}
    assert (line.progress, line.progress_on) == ("on_track", date(2026, 4, 20))


def test_supervision_moves_with_its_record(cast: Cast) -> None:
    """C26."""
    (plan,) = plans(cast, "Reuben")
    row = hold_supervision(
        plan, progress="Calmer", visiting="Kept", timescales_kept=True, chronology_current=True,
        genogram_current=True, ecomap_current=True, by=cast.manager, at=at(12, 5, 15),
        as_of=at(12, 5, 15),
    )  # fmt: skip
    _correct(plan.case, "supervision.held", cast, by=cast.manager, again_at=at(11, 5, 15))
    row.refresh_from_db()
    assert row.held_at == at(11, 5, 15)
    assert states(plan.case, "C26")[0] == "met"
    assert due(plan.case, "C26").met_at == at(11, 5, 15)
