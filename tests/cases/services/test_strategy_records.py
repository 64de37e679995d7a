"""A strategy discussion is recorded, and recorded again: dates follow (C01, D01, L02)."""

from dataclasses import replace

import pytest

from cases.choices.states import DiscussionStatus
from cases.rules.strategy_discussions import ForChild, ToDo, Took
from cases.services.strategy_discussions import record
from cpcase.refusals import Conflict, Incomplete
from tests.given import at
from tests.given_enquiry import ENDED, a_draft, a_recorded, an_account, no_enquiry


def _due(case, step):
    return case.timeline.deadlines.current().get(step=step)


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"held_at": None}, "held_at"),
        ({"ended_at": None}, "ended_at"),
        ({"ended_at": at(24, 3, 14)}, "ended_at"),
        ({"ended_at": at(24, 3, 18)}, "ended_at"),
        ({"held_at": at(25, 3, 9), "ended_at": at(25, 3, 10)}, "held_at"),
        ({"held_at": at(20, 3, 9)}, "held_at"),
        ({"mode": ""}, "mode"),
        ({"conference_possible": None}, "conference_possible"),
    ],
)
def test_what_is_missing_or_in_the_future_is_refused_next_to_its_field(cast, cases, but, field):
    discussion = a_draft(cast, cases)
    with pytest.raises(Incomplete) as refused:
        record(discussion, an_account(cases, **but), by=cast.worker, as_of=ENDED, version=1)
    assert refused.value.field == field
    assert not cases[0].timeline.events.exists()
    discussion.refresh_from_db()
    assert discussion.status == DiscussionStatus.DRAFT


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (ForChild("Risk", None, "Why"), "s47_initiated"),
        (ForChild("Risk", True, " "), "why"),
        (ForChild("Risk", False, "Why", ""), "follows"),
    ],
)
def test_each_child_needs_a_decision_with_its_reason(cast, cases, said, name):
    """L02: without an enquiry it is recorded what follows."""
    discussion = a_draft(cast, cases)
    account = an_account(cases)
    account = replace(account, children={**account.children, cases[1].pk: said})
    with pytest.raises(Incomplete) as refused:
        record(discussion, account, by=cast.worker, as_of=ENDED, version=1)
    assert refused.value.field == f"{name}_{cases[1].pk}"


def test_without_an_enquiry_only_the_sign_off_is_due(cast, cases):
    """C01, L02."""
    discussion = a_draft(cast, cases)
    account = no_enquiry(an_account(cases))
    record(discussion, account, by=cast.worker, as_of=ENDED, version=1)
    dated = cases[0].timeline.deadlines.open().filter(due_on__isnull=False)
    assert [row.step for row in dated] == ["C01"]


def test_recorded_again_the_event_is_corrected_and_dates_move(cast, cases):
    discussion = a_recorded(cast, cases)
    earlier = an_account(cases, held_at=at(23, 3, 15), ended_at=at(23, 3, 16))
    record(discussion, earlier, by=cast.worker, as_of=ENDED, version=discussion.version)
    assert str(_due(cases[0], "C14").due_on) == "2026-04-14"
    standing = cases[0].timeline.events.standing().filter(kind="strategy_discussion.held")
    assert standing.get().at == at(23, 3, 16)
    assert cases[0].timeline.events.filter(kind="strategy_discussion.held").count() == 2


def test_recorded_again_unchanged_no_event_is_written(cast, cases):
    discussion = a_recorded(cast, cases)
    record(
        discussion, an_account(cases), by=cast.worker, as_of=at(24, 3, 17),
        version=discussion.version,
    )  # fmt: skip
    assert cases[0].timeline.events.count() == 1


def test_rows_are_changed_in_place_and_what_is_taken_out_is_struck(cast, cases):
    discussion = a_recorded(cast, cases)
    fewer = an_account(
        cases,
        attendees=(Took("social_care", "Tom Bright", "in_person"),),
        actions=(ToDo("Ring", "Tom", at(25, 3).date()), ToDo("See", "Amina", at(26, 3).date())),
    )
    record(discussion, fewer, by=cast.worker, as_of=ENDED, version=discussion.version)
    assert [row.how for row in discussion.attendees.standing()] == ["in_person"]
    assert discussion.attendees.count() == 3
    assert [row.what for row in discussion.actions.standing()] == ["Ring", "See"]
    assert discussion.actions.get(what="Ring").history.count() == 2


def test_a_stale_version_is_a_conflict(cast, cases):
    discussion = a_recorded(cast, cases)
    with pytest.raises(Conflict):
        record(discussion, an_account(cases), by=cast.manager, as_of=ENDED, version=1)
