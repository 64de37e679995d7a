"""A child in need plan: its dates as the census asks for them (N00689, N00690)."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cases.models import Case
from cases.services.closing import close_record
from cases.services.corrections import correct
from cases.services.steps import record_step
from coregroups.models import ChildInNeedPlan, ChildInNeedReview
from coregroups.services.child_in_need import (
    PROTECTED,
    correct_review,
    correct_start,
    end_child_in_need_plan,
    open_child_in_need_plan,
    review_child_in_need_plan,
)
from coregroups.services.plans import open_plan
from cpcase.records import add
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_plans import CONFERENCE, events, plans
from tests.past_the_acts import write

TODAY, NOW = CONFERENCE.date(), CONFERENCE


@pytest.fixture
def case(cast: Cast) -> Case:
    return siblings(cast, "Reuben")[0]


def _open(case: Case, cast: Cast, on: date = date(2026, 4, 1)) -> ChildInNeedPlan:
    return open_child_in_need_plan(case, by=cast.worker, on=on, as_of=NOW)


def _end(plan: ChildInNeedPlan, cast: Cast, on: date, why: str = "Safe now.") -> ChildInNeedPlan:
    return end_child_in_need_plan(
        plan, why=why, by=cast.worker, on=on, as_of=NOW, version=plan.version
    )


def test_it_starts_on_a_day_and_ends_on_another(cast: Cast, case: Case) -> None:
    plan = _end(_open(case, cast), cast, TODAY)
    assert (plan.started_on, plan.ended_on) == (date(2026, 4, 1), TODAY)
    assert plan.why_ended == "Safe now."
    assert not ChildInNeedPlan.objects.open().exists()


def test_two_are_never_open_at_once(cast: Cast, case: Case) -> None:
    """E4004, by the act and by the database."""
    _open(case, cast)
    with pytest.raises(NotNow, match="has a child in need plan already"):
        _open(case, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        add(ChildInNeedPlan(case=case, started_on=TODAY), by=cast.worker)


def test_two_never_overlap(cast: Cast, case: Case) -> None:
    """E4014."""
    _end(_open(case, cast), cast, date(2026, 4, 8))
    with pytest.raises(Incomplete, match="ran until Wednesday 8 April 2026") as refused:
        _open(case, cast, date(2026, 4, 8))
    assert refused.value.field == "on"
    assert _open(case, cast, date(2026, 4, 9)).ended_on is None


def test_it_ends_on_or_after_its_start(cast: Cast, case: Case) -> None:
    """E4011, by the act and by the database."""
    plan = _open(case, cast)
    with pytest.raises(Incomplete, match="cannot end before it started"):
        _end(plan, cast, date(2026, 3, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        add(
            ChildInNeedPlan(
                case=case, started_on=TODAY, ended_on=date(2026, 4, 1), why_ended="So."
            ),
            by=cast.worker,
        )
    assert _end(plan, cast, plan.started_on).ended_on == plan.started_on


def test_none_starts_beside_a_child_protection_plan(cast: Cast) -> None:
    """E4001."""
    (plan,) = plans(cast, "Reuben")
    with pytest.raises(NotNow, match="has a child protection plan"):
        _open(plan.case, cast)


def test_none_starts_inside_one_that_has_ended(cast: Cast) -> None:
    """E4016; on the day of its end it may."""
    (plan,) = plans(cast, "Reuben", held=at(26, 3))
    plan.status, plan.ended_on, plan.reason = "ended", date(2026, 4, 10), "child_in_need"
    plan.ended_by = cast.chair
    write(plan)
    with pytest.raises(Incomplete, match="child protection plan ran until Friday 10 April"):
        _open(plan.case, cast, date(2026, 4, 9))
    assert _open(plan.case, cast, date(2026, 4, 10)).started_on == plan.ended_on


def test_it_ends_by_itself_when_a_child_protection_plan_begins(cast: Cast, case: Case) -> None:
    """E4016, E4017: in the same act."""
    plan = _open(case, cast)
    open_plan(case, category="NEG", outline=[], by=cast.chair, on=TODAY, as_of=NOW)
    plan.refresh_from_db()
    assert (plan.ended_on, plan.why_ended) == (TODAY, PROTECTED)


def test_no_protection_plan_is_opened_before_the_start_of_one(cast: Cast, case: Case) -> None:
    _open(case, cast, TODAY)
    with pytest.raises(NotNow, match="End that plan first"):
        open_plan(case, category="NEG", outline=[], by=cast.chair, on=date(2026, 4, 13), as_of=NOW)
    assert not case.plans.exists()


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 4, 15), "today or in the past"), (date(2026, 3, 20), "before the referral")],
)
def test_a_day_that_cannot_be_is_refused(cast: Cast, case: Case, on: date, words: str) -> None:
    with pytest.raises(Incomplete, match=words):
        _open(case, cast, on)


def test_none_starts_after_a_death_and_none_ends_after_it(cast: Cast, case: Case) -> None:
    plan = _open(case, cast)
    child = case.child
    child.death_date = date(2026, 4, 10)
    write(child)
    plan.refresh_from_db()
    with pytest.raises(Incomplete, match="on the day of the child's death at the latest"):
        _end(plan, cast, TODAY)
    _end(plan, cast, date(2026, 4, 10))
    with pytest.raises(NotNow, match="The child has died"):
        _open(Case.objects.get(pk=case.pk), cast, TODAY)


def test_ending_asks_for_a_reason_and_the_version_that_was_read(cast: Cast, case: Case) -> None:
    plan = _open(case, cast)
    with pytest.raises(Incomplete, match="Say why the plan ends"):
        _end(plan, cast, TODAY, why=" ")
    ended = _end(plan, cast, TODAY)
    with pytest.raises(Conflict):
        _end(plan, cast, TODAY)
    with pytest.raises(NotNow, match="has ended"):
        _end(ended, cast, TODAY)


def test_only_the_childs_workers_and_their_manager_do_it(cast: Cast, case: Case) -> None:
    with pytest.raises(NotAllowed):
        open_child_in_need_plan(case, by=cast.chair, on=TODAY, as_of=NOW)
    plan = _open(case, cast)
    with pytest.raises(NotAllowed):
        end_child_in_need_plan(
            plan, why="So.", by=cast.auditor, on=TODAY, as_of=NOW, version=plan.version
        )


def test_a_record_is_not_closed_over_it(cast: Cast, case: Case) -> None:
    """E8565: an episode closes after all that ran in it."""
    _open(case, cast)
    case.refresh_from_db()
    with pytest.raises(NotNow, match="has a child in need plan"):
        close_record(
            case, reason="RC7", why="Safe.", on=TODAY, by=cast.manager, as_of=NOW,
            version=case.version,
        )  # fmt: skip


def _review(plan: ChildInNeedPlan, cast: Cast, day: int, words: str = "It helps.") -> None:
    review_child_in_need_plan(plan, words=words, by=cast.worker, at=at(day, 4), as_of=NOW)


def test_a_review_is_held_while_the_plan_runs(cast: Cast, case: Case) -> None:
    """D23."""
    plan = _open(case, cast)
    for day, words, refusal in (
        (1, " ", "Say what the review found"), (20, "So.", "today or in the past"),
    ):  # fmt: skip
        with pytest.raises(Incomplete, match=refusal):
            _review(plan, cast, day, words)
    with pytest.raises(Incomplete, match="had not started"):
        review_child_in_need_plan(plan, words="So.", by=cast.worker, at=at(31, 3), as_of=NOW)
    with pytest.raises(NotAllowed):
        review_child_in_need_plan(plan, words="So.", by=cast.chair, at=at(8, 4), as_of=NOW)
    _review(plan, cast, 8)
    assert plan.reviews.get().words == "It helps."
    with pytest.raises(Incomplete, match="was reviewed after that day"):
        _end(plan, cast, date(2026, 4, 7))
    with pytest.raises(NotNow, match="has ended"):
        _review(_end(plan, cast, TODAY), cast, 9)


def test_its_start_is_put_right_within_what_it_may_be(cast: Cast, case: Case) -> None:
    """E4011, E4014, E4016 hold for the right day as for the first."""
    plan = _open(case, cast)
    _review(plan, cast, 8)
    plan.refresh_from_db()

    def corrected(on: date, why: str = "A slip.", version: int = plan.version) -> ChildInNeedPlan:
        return correct_start(plan, on=on, why=why, by=cast.worker, as_of=NOW, version=version)

    for on, why, words in (
        (plan.started_on, "A slip.", "day on record"), (date(2026, 3, 20), "A slip.", "referral"),
        (date(2026, 4, 9), "A slip.", "was reviewed before"), (date(2026, 4, 2), " ", "was wrong"),
    ):  # fmt: skip
        with pytest.raises(Incomplete, match=words):
            corrected(on, why)
    assert corrected(date(2026, 4, 2)).started_on == date(2026, 4, 2)
    with pytest.raises(Conflict):
        corrected(date(2026, 4, 3))
    with pytest.raises(NotAllowed):
        correct_start(
            plan, on=TODAY, why="So.", by=cast.auditor, as_of=NOW, version=plan.version + 1
        )


def _reviewed(cast: Cast, case: Case, day: int = 8) -> ChildInNeedReview:
    plan = _open(case, cast)
    _review(plan, cast, day)
    return plan.reviews.get()


def _correct(review: ChildInNeedReview, cast: Cast, **but: Any) -> ChildInNeedReview:
    whole = {"words": review.words, "why": "A slip.", "at": review.held_at, "by": cast.worker}
    return correct_review(review, as_of=NOW, **{"version": review.version, **whole, **but})


def test_what_a_review_found_is_put_right_and_both_texts_stay(cast: Cast, case: Case) -> None:
    """D23."""
    review = _correct(_reviewed(cast, case), cast, words="It helps Reuben.", why="Whom?")
    assert review.words == "It helps Reuben."
    assert [row.words for row in review.history.order_by("history_id")] == [
        "It helps.", "It helps Reuben.",
    ]  # fmt: skip
    (note,) = case.notes.filter(kind="correction")
    assert note.words == (
        "The review of the child in need plan on Wednesday 8 April 2026 was corrected. Whom? "
        "It said: It helps."
    )


def test_a_review_is_put_right_within_what_it_may_be(cast: Cast, case: Case) -> None:
    """D23: while its plan ran, with what it found, and why."""
    review = _reviewed(cast, case)
    _end(review.plan, cast, date(2026, 4, 10))
    review.refresh_from_db()
    for but, field, words in (
        ({}, "words", "Change the day or the words"),
        ({"words": " "}, "words", "Say what the review found"),
        ({"words": "So.", "why": " "}, "why", "Say what was wrong"),
        ({"at": at(31, 3)}, "held_at", "had not started"),
        ({"at": at(11, 4)}, "held_at", "ended before that day"),
        ({"at": at(20, 4)}, "held_at", "today or in the past"),
    ):
        with pytest.raises(Incomplete, match=words) as refused:
            _correct(review, cast, **but)
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        _correct(review, cast, words="So.", by=cast.chair)
    _correct(review, cast, words="So.")
    with pytest.raises(Conflict):
        _correct(review, cast, words="Or so.")
    assert review.history.count() == 2


@pytest.fixture
def in_darlington(cast: Cast) -> Case:
    return siblings(cast, "Reuben", pathway="darlington")[0]


def test_the_step_that_a_review_fulfilled_moves_with_it(cast: Cast, in_darlington: Case) -> None:
    """D23: the event is taken back and recorded again; the review says the same day."""
    review = _reviewed(cast, in_darlington)
    (was,) = events(in_darlington, "step.recorded")
    review = _correct(review, cast, at=at(9, 4))
    standing = in_darlington.timeline.events.standing().filter(kind="step.recorded")
    (now,) = standing
    assert (was.at, now.at, now.facts) == (at(8, 4), at(9, 4), {"step": "D23"})
    assert review.held_at == at(9, 4)
    (note,) = in_darlington.notes.filter(kind="correction")
    assert "was held on Thursday 9 April 2026. It was corrected. A slip." in note.words


def test_a_review_moves_with_its_step_on_the_timeline(cast: Cast, in_darlington: Case) -> None:
    """D23: “Correct this” on the timeline puts the same record right."""
    review = _reviewed(cast, in_darlington)
    (event,) = events(in_darlington, "step.recorded")

    def corrected(**but: Any) -> None:
        whole = {"why": "A slip.", "by": cast.worker, "as_of": NOW}
        correct(event, in_darlington, **{**whole, **but})

    with pytest.raises(NotNow, match="stays once it is recorded"):
        corrected()
    with pytest.raises(Incomplete, match="had not started"):
        corrected(again_at=at(31, 3))
    corrected(again_at=at(9, 4))
    review.refresh_from_db()
    assert review.held_at == at(9, 4)


def test_any_other_step_is_put_right_as_before(cast: Cast, in_darlington: Case) -> None:
    """D23, D26: a review on the same moment is not its record."""
    review = _reviewed(cast, in_darlington)
    step = record_step(
        in_darlington, step="D26", at=review.held_at, note="Talked.", by=cast.worker, as_of=NOW
    )
    correct(step, in_darlington, why="A slip.", by=cast.worker, as_of=NOW)
    assert not in_darlington.timeline.events.standing().filter(pk=step.pk).exists()
    assert review.history.count() == 1
