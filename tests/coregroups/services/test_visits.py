"""A visit keeps the limit met for each child who was seen (C03, C18, C22, L03, L11)."""

from dataclasses import replace
from datetime import date

import pytest

from cases.choices import NoteKind
from cases.models import Case, Note
from coregroups.choices import Seen, VisitStatus, WhyNotSeen
from coregroups.models import Visit
from coregroups.presenters.visits import said_of
from coregroups.rules.visits import Sight, cases_visited_together
from coregroups.services.visits import Told, finish, record_visit
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_plans import a_visit, due, events, plans, states, tell
from tests.past_the_acts import write

STRATEGY = at(24, 3, 10)
VISITED = at(24, 3, 16)


def discussed(cast: Cast, pathway: str = "cambridgeshire") -> list:
    """Two children after a strategy discussion that began an enquiry."""
    cases = siblings(cast, "Reuben", "Isla", pathway=pathway)
    for case in cases:
        tell(case, "strategy_discussion.held", STRATEGY, cast)
    return cases


def a_told(cases: list, **told: object) -> Told:
    whole = {"announced": False, "bedrooms_seen": True, "words": "“Nan stays most nights.”"}
    return Told(**{"sights": [Sight(case, Seen.ALONE) for case in cases], **whole, **told})


def test_brothers_and_sisters_are_visited_together_each_on_their_own_timeline(cast: Cast) -> None:
    """C03."""
    reuben, isla = discussed(cast)
    sights = [Sight(reuben, Seen.ALONE), Sight(isla, Seen.NOT_ALONE)]
    visit = record_visit(
        a_told([], sights=sights, announced=True), by=cast.worker, at=VISITED, as_of=VISITED
    )
    assert [row.case for row in visit.children.order_by("created_at")] == [reuben, isla]
    (his,), (hers,) = events(reuben, "visit.made"), events(isla, "visit.made")
    assert his.at == VISITED
    assert his.act == hers.act
    assert his.facts == {"seen": True, "alone": True, "announced": True, "attempted": False}
    assert hers.facts == {"seen": True, "alone": False, "announced": True, "attempted": False}
    assert due(reuben, "C03").state == due(isla, "C03").state == "met"


def test_a_child_who_was_not_seen_is_still_to_be_seen(cast: Cast) -> None:
    """C03, C22."""
    reuben, isla = discussed(cast)
    sights = [Sight(reuben, Seen.ALONE), Sight(isla, Seen.NOT_SEEN, WhyNotSeen.ELSEWHERE)]
    visit = record_visit(a_told([], sights=sights), by=cast.worker, at=VISITED, as_of=VISITED)
    assert due(reuben, "C03").state == "met"
    assert due(isla, "C03").state == "open"
    assert not visit.attempted
    assert events(isla, "visit.made")[0].facts["attempted"] is False


def test_with_nobody_in_the_visit_is_attempted_and_counts_for_nothing(cast: Cast) -> None:
    """C03."""
    cases = discussed(cast)
    sights = [Sight(case, Seen.NOT_SEEN, WhyNotSeen.NOBODY_IN) for case in cases]
    visit = record_visit(Told(sights, announced=False), by=cast.worker, at=VISITED, as_of=VISITED)
    assert visit.attempted
    assert visit.status == VisitStatus.FINISHED
    assert Visit.objects.made().count() == 0
    assert [due(case, "C03").state for case in cases] == ["open", "open"]
    assert all(events(case, "visit.made")[0].facts["attempted"] for case in cases)


def test_seen_alone_meets_the_home_visit_and_not_alone_does_not(cast: Cast) -> None:
    """C18, C22: alone is asked within 10 working days, seen every 2 weeks."""
    (plan,) = plans(cast, "Reuben")
    a_visit([plan.case], cast, moment=at(20, 4), seen=Seen.NOT_ALONE)
    assert due(plan.case, "C18").state == "open"
    assert states(plan.case, "C22") == ["met", "open"]
    a_visit([plan.case], cast, moment=at(22, 4), seen=Seen.ALONE)
    assert due(plan.case, "C18").state == "met"


def test_a_visit_alone_keeps_the_two_weeks_of_csrs(cast: Cast) -> None:
    """L11."""
    (plan,) = plans(cast, "Reuben", pathway="csrs-process-map")
    assert due(plan.case, "L11").due_on == date(2026, 4, 28)
    a_visit([plan.case], cast, moment=at(21, 4), seen=Seen.NOT_ALONE)
    assert states(plan.case, "L11") == ["open"]
    a_visit([plan.case], cast, moment=at(24, 4))
    assert states(plan.case, "L11") == ["met", "open"]
    assert due(plan.case, "L11", occurrence=2).due_on == date(2026, 5, 8)


def test_the_first_visit_of_csrs_is_met_by_seeing_the_child(cast: Cast) -> None:
    """L03."""
    reuben, isla = discussed(cast, "csrs-process-map")
    a_visit([reuben], cast, moment=VISITED, seen=Seen.NOT_ALONE)
    assert due(reuben, "L03").state == "met"
    assert due(isla, "L03").state == "open"


def test_the_rest_is_finished_at_the_desk_while_the_limit_is_met_already(cast: Cast) -> None:
    """C03."""
    cases = discussed(cast)
    told = a_told(cases, bedrooms_seen=None, words="")
    visit = record_visit(told, by=cast.worker, at=VISITED, as_of=VISITED, finished=False)
    assert visit.status == VisitStatus.UNFINISHED
    assert due(cases[0], "C03").state == "met"
    assert list(Visit.objects.unfinished_of(cast.worker)) == [visit]
    done = finish(
        visit, awake={}, bedrooms_seen=True, words="“It is quiet.”", analysis="Calmer.",
        by=cast.worker, as_of=at(25, 3), version=visit.version,
    )  # fmt: skip
    assert done.status == VisitStatus.FINISHED
    assert done.analysis == "Calmer."
    with pytest.raises(NotNow):
        finish(
            done, awake={}, bedrooms_seen=True, words="Again", analysis="", by=cast.worker,
            as_of=at(25, 3), version=done.version,
        )  # fmt: skip


def test_a_stale_page_does_not_overwrite_what_was_finished(cast: Cast) -> None:
    told = a_told(discussed(cast), words="")
    visit = record_visit(told, by=cast.worker, at=VISITED, as_of=VISITED, finished=False)
    with pytest.raises(Conflict):
        finish(
            visit, awake={}, bedrooms_seen=True, words="Mine", analysis="", by=cast.worker,
            as_of=VISITED, version=visit.version + 1,
        )  # fmt: skip


def test_the_childs_words_are_kept_with_the_visit_for_each_child_who_was_seen(cast: Cast) -> None:
    """D19: own words on the front page."""
    reuben, isla = discussed(cast)
    sights = [Sight(reuben, Seen.ALONE), Sight(isla, Seen.NOT_SEEN, WhyNotSeen.ELSEWHERE)]
    visit = record_visit(a_told([], sights=sights), by=cast.worker, at=VISITED, as_of=VISITED)
    (note,) = Note.objects.filter(kind=NoteKind.VOICE)
    assert (note.case, note.words) == (reuben, "“Nan stays most nights.”")
    assert note.event_id == visit.children.get(case=reuben).event_id


@pytest.mark.parametrize(
    ("told", "words", "field"),
    [
        ({"announced": None}, "Say whether the family knew you were coming.", "announced"),
        ({"bedrooms_seen": None}, "Say whether you saw the bedrooms.", "bedrooms_seen"),
        ({"words": " "}, "Write what the children said or showed you.", "words"),
    ],
)
def test_what_is_missing_is_named(
    cast: Cast, told: dict[str, object], words: str, field: str
) -> None:
    (case,) = siblings(cast, "Isla")
    with pytest.raises(Incomplete, match=words) as refused:
        record_visit(a_told([case], **told), by=cast.worker, at=VISITED, as_of=VISITED)
    assert refused.value.field == field
    assert not Visit.objects.exists()
    assert not events(case, "visit.made")


@pytest.mark.parametrize(
    ("sight", "words", "field"),
    [
        ({"seen": ""}, "Say whether Isla was seen alone.", "seen"),
        ({"seen": Seen.NOT_SEEN}, "Say why you did not see Isla.", "why"),
        (
            {"seen": Seen.NOT_SEEN, "why_not": WhyNotSeen.OTHER},
            "Say why you did not see Isla.",
            "why_words",
        ),
    ],
)
def test_each_child_has_to_be_spoken_of(
    cast: Cast, sight: dict[str, str], words: str, field: str
) -> None:
    """C03."""
    (case,) = siblings(cast, "Isla")
    told = a_told([], sights=[replace(Sight(case), **sight)])
    with pytest.raises(Incomplete, match=words) as refused:
        record_visit(told, by=cast.worker, at=VISITED, as_of=VISITED)
    assert refused.value.field == f"{field}_{case.pk}"


def test_nobody_in_contradicts_a_child_who_was_seen(cast: Cast) -> None:
    reuben, isla = siblings(cast)
    sights = [Sight(reuben, Seen.ALONE), Sight(isla, Seen.NOT_SEEN, WhyNotSeen.NOBODY_IN)]
    with pytest.raises(Incomplete, match="You saw Reuben, so somebody was in"):
        record_visit(a_told([], sights=sights), by=cast.worker, at=VISITED, as_of=VISITED)


def test_a_visit_in_the_future_is_refused(cast: Cast) -> None:
    (case,) = siblings(cast, "Isla")
    with pytest.raises(Incomplete, match="Date of the visit must be today or in the past"):
        record_visit(a_told([case]), by=cast.worker, at=VISITED, as_of=at(24, 3, 15, 59))


def test_a_visit_before_the_work_began_is_refused(cast: Cast) -> None:
    (case,) = siblings(cast, "Isla")
    with pytest.raises(Incomplete, match="on or after the day the work began"):
        record_visit(a_told([case]), by=cast.worker, at=at(20, 3), as_of=VISITED)


def test_a_baby_is_asked_about_being_awake(cast: Cast) -> None:
    """C18: any baby seen awake."""
    (case,) = siblings(cast, "Mabel")
    case.child.birth_date = date(2025, 11, 2)
    write(case.child)
    with pytest.raises(Incomplete, match="Say whether Mabel was awake"):
        record_visit(a_told([case]), by=cast.worker, at=VISITED, as_of=VISITED)
    sights = [Sight(case, Seen.ALONE, awake=True)]
    visit = record_visit(a_told([], sights=sights), by=cast.worker, at=VISITED, as_of=VISITED)
    assert visit.children.get().awake is True


def _unborn(cast: Cast) -> Case:
    (case,) = siblings(cast, "Baby")
    case.child.first_name, case.child.birth_date = "", None
    case.child.expected_birth_date = date(2026, 5, 1)
    write(case.child)
    return case


def test_a_baby_who_is_not_born_is_seen_through_the_mother(cast: Cast) -> None:
    """C03, C18, C22: her visit counts; nobody claims that the baby said something."""
    case = _unborn(cast)
    told = a_told([], sights=[Sight(case, Seen.ALONE)], words="")
    visit = record_visit(told, by=cast.worker, at=VISITED, as_of=VISITED)
    facts = events(case, "visit.made")[0].facts
    assert (visit.attempted, facts["seen"], facts["alone"]) == (False, True, True)
    assert not case.notes.filter(kind=NoteKind.VOICE).exists()
    assert said_of(visit.children.get(), visit) == "Unborn baby’s mother was seen alone."


@pytest.mark.parametrize(
    ("sight", "words"),
    [
        ({"seen": ""}, "Say whether Unborn baby’s mother was seen alone."),
        ({"seen": Seen.NOT_SEEN}, "Say why you did not see Unborn baby’s mother."),
    ],
)
def test_it_has_to_be_said_whether_the_mother_was_seen(
    cast: Cast, sight: dict[str, str], words: str
) -> None:
    """C03."""
    told = a_told([], sights=[replace(Sight(_unborn(cast)), **sight)])
    with pytest.raises(Incomplete, match=words):
        record_visit(told, by=cast.worker, at=VISITED, as_of=VISITED)


def test_a_mother_who_was_elsewhere_is_named_as_such(cast: Cast) -> None:
    """C03."""
    sights = [Sight(_unborn(cast), Seen.NOT_SEEN, WhyNotSeen.ELSEWHERE)]
    visit = record_visit(a_told([], sights=sights), by=cast.worker, at=VISITED, as_of=VISITED)
    words = "Unborn baby’s mother was not seen: she was somewhere else."
    assert said_of(visit.children.get(), visit) == words


def test_another_teams_worker_may_not_record(cast: Cast) -> None:
    (case,) = siblings(cast, "Isla")
    with pytest.raises(NotAllowed):
        record_visit(a_told([case]), by=cast.other_worker, at=VISITED, as_of=VISITED)


def test_a_restricted_childs_visit_is_recorded_on_its_own(cast: Cast) -> None:
    reuben, isla, ada = siblings(cast, "Reuben", "Isla", "Ada")
    isla.restricted = True
    write(isla)
    assert cases_visited_together(reuben, cast.worker) == [reuben, ada]
    assert cases_visited_together(isla, cast.worker) == [isla]
