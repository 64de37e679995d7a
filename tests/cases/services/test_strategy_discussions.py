"""A strategy discussion is begun and recorded; its end starts each child's clocks."""

import pytest

from accounts.models import Notice
from cases.choices.states import DiscussionStatus
from cases.services.strategy_discussions import begin, record, return_for_rework, set_aside
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import at
from tests.given_enquiry import ENDED, HELD, a_draft, a_recorded, an_account, an_enquiry
from tests.past_the_acts import NEXT
from timescales.models import Timeline


def _due(case, step):
    return case.timeline.deadlines.current().get(step=step)


def test_recording_starts_the_clocks_of_each_child_from_its_end(cast, cases):
    """C01, C03, C04, C14, L02: due on the day, on Day 5 and on Day 15, over Easter."""
    a_recorded(cast, cases)
    for case in cases:
        assert str(_due(case, "C01").due_on) == "2026-03-24"
        assert str(_due(case, "C03").due_on) == "2026-03-24"
        assert str(_due(case, "C04").due_on) == "2026-03-30"
        assert str(_due(case, "C14").due_on) == "2026-04-15"
    assert cases[0].timeline.events.get(kind="strategy_discussion.held").at == ENDED


def test_what_was_said_is_on_the_record(cast, cases):
    discussion = a_recorded(cast, cases)
    assert discussion.status == DiscussionStatus.RECORDED
    assert [row.name for row in discussion.attendees.standing()] == [
        "Tom Bright", "Carla Meyer", "Rosa Finch",
    ]  # fmt: skip
    assert discussion.actions.get().who == "Amina Yusuf"
    assert {row.risk for row in discussion.children.all()} == {"A bruise that nobody explains."}


def test_the_manager_is_asked_to_sign_off_at_once_and_no_child_is_named(cast, cases):
    """C01."""
    a_recorded(cast, cases, by=cast.worker)
    notice = Notice.objects.get(person=cast.manager)
    assert notice.kind == "sign_off_asked"
    assert notice.mailed_at is not None
    assert "Reuben" not in notice.words


def test_a_manager_who_records_it_is_not_told_of_it(cast, cases):
    a_recorded(cast, cases, by=cast.manager)
    assert not Notice.objects.exists()


def test_a_manager_who_calls_it_records_the_decision_to_hold_it(cast):
    """L01."""
    cases = given.siblings(cast, pathway="csrs-process-map")
    a_draft(cast, cases)
    event = cases[0].timeline.events.get()
    assert (event.kind, event.facts) == ("step.recorded", {"step": "L01"})


def test_where_the_pathway_has_no_such_step_none_is_recorded(cast, cases):
    a_draft(cast, cases)
    assert not cases[0].timeline.events.exists()


def test_only_a_manager_records_where_the_pathway_says_so(cast):
    """D01."""
    cases = given.siblings(cast, pathway="darlington")
    discussion = a_draft(cast, cases)
    with pytest.raises(NotAllowed):
        record(discussion, an_account(cases), by=cast.worker, as_of=ENDED, version=1)
    record(discussion, an_account(cases), by=cast.manager, as_of=ENDED, version=1)
    assert str(_due(cases[0], "D01").due_on) == "2026-03-27"


def test_a_worker_of_another_team_may_not_begin_one(cast, cases):
    with pytest.raises(NotAllowed):
        begin(cases, why="A bruise", by=cast.other_worker, as_of=HELD)


def test_it_needs_a_child_and_a_reason(cast, cases):
    with pytest.raises(Incomplete) as none:
        begin([], why="A bruise", by=cast.manager, as_of=HELD)
    with pytest.raises(Incomplete) as silent:
        begin(cases, why=" ", by=cast.manager, as_of=HELD)
    assert (none.value.field, silent.value.field) == ("children", "why")


def test_one_child_has_one_draft_at_a_time(cast, cases):
    a_draft(cast, cases)
    with pytest.raises(NotNow):
        begin(cases[:1], why="Again", by=cast.manager, as_of=HELD)


def test_children_who_are_discussed_together_share_a_process(cast, cases):
    other = given.siblings(cast, "Jay", family="Ashdown-Cole")[0]
    assert other.timeline.group != cases[0].timeline.group
    begin([*cases, other], why="A bruise", by=cast.manager, as_of=HELD)
    other.timeline.refresh_from_db()
    assert other.timeline.group == cases[0].timeline.group


def test_a_returned_record_tells_its_writer_at_once_and_the_clocks_run_on(cast, cases):
    """C01."""
    discussion = a_recorded(cast, cases, by=cast.worker)
    discussion = return_for_rework(
        discussion, why="Say who saw the bruise.", by=cast.manager, as_of=ENDED,
        version=discussion.version,
    )  # fmt: skip
    assert discussion.status == DiscussionStatus.RETURNED
    told = Notice.objects.get(person=cast.worker)
    assert (told.kind, told.mailed_at is not None) == ("returned", True)
    assert _due(cases[0], "C01").state == "open"
    record(discussion, an_account(cases), by=cast.worker, as_of=ENDED, version=discussion.version)
    assert Notice.objects.filter(person=cast.manager, kind="sign_off_asked").count() == 2


def test_a_return_says_what_is_to_change_and_is_a_managers(cast, cases):
    discussion = a_recorded(cast, cases)
    version = discussion.version
    with pytest.raises(Incomplete):
        return_for_rework(discussion, why="", by=cast.manager, as_of=ENDED, version=version)
    with pytest.raises(NotAllowed):
        return_for_rework(discussion, why="No", by=cast.worker, as_of=ENDED, version=version)


def test_a_draft_that_is_not_needed_is_set_aside_and_a_recorded_one_never(cast, cases):
    discussion = set_aside(a_draft(cast, cases), by=cast.worker, version=1)
    assert discussion.status == DiscussionStatus.SET_ASIDE
    recorded = a_recorded(cast, cases)
    with pytest.raises(NotNow):
        set_aside(recorded, by=cast.worker, version=recorded.version)


def test_whoever_reaches_one_child_alone_may_not_act_on_them_all(cast, cases):
    """A record about several children is acted on by those who reach every one of them."""
    elsewhere = given.siblings(cast, "Jay", family="Cole")[0]
    discussion = begin([*cases, elsewhere], why="A bruise", by=cast.manager, as_of=HELD)
    Timeline.objects.filter(pk=elsewhere.timeline_id).update(version=NEXT, team=cast.other_team)
    elsewhere.timeline.allocations.update(version=NEXT, person=cast.other_worker)
    assert type(discussion).objects.visible_to(cast.manager).get() == discussion
    account = an_account([*cases, elsewhere])
    with pytest.raises(NotAllowed):
        record(discussion, account, by=cast.manager, as_of=ENDED, version=1)


def test_a_later_discussion_leaves_nobody_behind_in_the_process_that_has_begun(cast, cases):
    """L01: it is about one of them and an older sister who came late, and who is named first."""
    an_enquiry(cast, cases)
    (late,) = given.siblings(cast, "Ada")
    begin([late, cases[0]], why="She lives there too.", by=cast.manager, as_of=at(26, 3, 12))
    for case in (late, *cases):
        case.timeline.refresh_from_db()
    assert late.timeline.group == cases[0].timeline.group == cases[1].timeline.group
