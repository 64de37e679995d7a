"""A core group that a conference sets after its limit: only with the reason, which is kept."""

import pytest

from cases.models import Note
from conferences.choices import Outcome
from conferences.models import Conference, ConferenceChild
from conferences.rules.core_groups import meet_by
from conferences.services.decisions import confirm_decisions
from coregroups.models import Plan
from cpcase.refusals import Incomplete
from tests.cast import Cast
from tests.given import at
from tests.given_conference import (
    END,
    a_held,
    a_plan,
    a_recorded,
    a_sent,
    an_invited,
    child_called,
    nothing_needed,
    now,
)
from tests.given_plans import due

LIMIT = at(28, 4, 10)  # 10 working days after Tuesday 14 April
LATE = at(1, 5, 10)
WHY = "The school is closed until then."


def _confirm(cast: Cast, conference: Conference) -> Conference:
    return confirm_decisions(
        conference, by=cast.chair, held_at=END, as_of=END, version=now(conference).version
    )


@pytest.mark.parametrize(
    ("pathway", "step"),
    [
        ("national", "N03"),
        ("cambridgeshire", "C20"),
        ("stoke-on-trent", "S13"),
        ("csrs-process-map", "L10"),
        ("darlington", "D13a"),
    ],
)
def test_each_pathway_dates_the_first_core_group(cast: Cast, pathway: str, step: str) -> None:
    """N03, C20, S13, L10, D13a: what is shown before is what is due after."""
    conference = an_invited(cast, "Reuben", pathway=pathway)
    limit = meet_by(conference, child_called(conference, "Reuben"))
    assert limit is not None
    assert (limit.step, limit.due_on) == (step, LIMIT.date())
    assert "10 working days after the initial conference" in limit.explanation
    a_recorded(cast, conference)
    _confirm(cast, now(conference))
    (case,) = now(conference).cases()
    assert due(case, limit.step, part=limit.part).due_on == limit.due_on


def test_past_its_limit_it_needs_a_reason(cast: Cast) -> None:
    """N03, C20."""
    said = a_plan(first_core_group_at=LATE)
    conference = a_recorded(cast, an_invited(cast, "Reuben"), {"Reuben": said})
    with pytest.raises(Incomplete) as refused:
        _confirm(cast, conference)
    assert refused.value.field == f"core_group_late-{child_called(conference, 'Reuben').pk}"
    assert "is to meet by Tuesday 28 April 2026" in refused.value.words
    assert not Plan.objects.exists()


def test_the_reason_stays_with_the_date(cast: Cast) -> None:
    """N03, C20: of the child whose core group is late, and of no other."""
    late = a_plan(first_core_group_at=LATE, core_group_late_why=WHY)
    conference = a_held(cast, children={"Reuben": late, "Isla": a_plan()})
    reuben = child_called(conference, "Reuben")
    assert reuben.core_group_late_why == WHY
    note = Note.objects.get(kind="why_late")
    assert (note.case, note.deadline_id) == (reuben.case, due(reuben.case, "C20").pk)
    assert note.written_by == cast.chair
    assert note.words == (
        "Set for Friday 1 May 2026 at 10am, after its limit Tuesday 28 April 2026: "
        "The school is closed until then."
    )


def test_on_its_last_day_nobody_has_to_say_why(cast: Cast) -> None:
    """N03, C20."""
    a_held(cast, "Reuben", children={"Reuben": a_plan(first_core_group_at=LIMIT)})
    assert Plan.objects.open().count() == 1
    assert not Note.objects.filter(kind="why_late").exists()


def test_a_reason_that_is_not_needed_is_not_told_of_the_date(cast: Cast) -> None:
    said = a_plan(first_core_group_at=LIMIT, core_group_late_why=WHY)
    a_held(cast, "Reuben", children={"Reuben": said})
    assert not Note.objects.filter(kind="why_late").exists()


def test_without_a_plan_its_date_does_not_matter(cast: Cast) -> None:
    said = nothing_needed(Outcome.CHILD_IN_NEED, first_core_group_at=LATE)
    conference = a_held(cast, "Reuben", children={"Reuben": said})
    assert conference.status == "held"


def test_it_meets_after_the_conference(cast: Cast) -> None:
    """D13a, C20: never before the plan that it carries."""
    said = a_plan(first_core_group_at=at(13, 4, 10))
    conference = a_recorded(cast, an_invited(cast, "Reuben"), {"Reuben": said})
    with pytest.raises(Incomplete, match="must meet after this conference") as refused:
        _confirm(cast, conference)
    assert refused.value.field == f"core_group-{child_called(conference, 'Reuben').pk}"


def test_a_conference_without_a_day_dates_no_core_group(cast: Cast) -> None:
    conference = an_invited(cast, "Reuben")
    conference.starts_at = conference.ends_at = None
    child: ConferenceChild = conference.here()[0]
    assert meet_by(conference, child) is None


def test_a_core_group_that_was_missed_before_a_review_is_not_its_limit(cast: Cast) -> None:
    """C20: it is late already, whatever the review sets; nothing else dates the next one."""
    a_sent(cast)
    review = Conference.objects.get(kind="review")
    review.starts_at, review.ends_at = at(7, 7, 10), at(7, 7, 12)
    child = review.here()[0]
    missed = child.case.timeline.deadlines.open().filter(due_on__lt=at(7, 7).date())
    assert missed.filter(step="C20").exists()
    assert meet_by(review, child) is None
