"""A Section 47 enquiry goes to the manager, comes back with comments, is authorised."""

import pytest

from accounts.models import Notice
from cases.choices.enquiry import PartKind
from cases.services.authorisations import authorise, return_for_rework, send
from cases.services.enquiry_parts import copy_from_sibling, decide_outcome, write_part
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import at
from tests.given_enquiry import (
    a_sent,
    an_authorised,
    an_enquiry,
    conclude,
    part_of,
    write_all,
)
from timescales.models.deadline import State
from timescales.services.recording import Happening, record

DAY = at(2, 4, 10)


def _send(cast, enquiry, **but):
    enquiry.refresh_from_db()
    told = {"by": cast.worker, "as_of": DAY, "version": enquiry.version}
    return send(enquiry, **{**told, **but})


def _state(case, step, part=""):
    return case.timeline.deadlines.current().get(step=step, part=part).state


def test_what_is_left_is_named_part_by_part(cast, cases):
    """D04."""
    enquiry = an_enquiry(cast, cases)
    with pytest.raises(Incomplete) as refused:
        _send(cast, enquiry)
    for words in ("Family and history", "What Isla says or shows us", "Outcome: Reuben"):
        assert words in refused.value.words


def test_the_people_to_invite_are_wanted_only_for_a_conference(cast, cases):
    """D04, L04."""
    enquiry = an_enquiry(cast, cases)
    write_all(cast, enquiry, as_of=DAY)
    people = part_of(enquiry, PartKind.PEOPLE)
    write_part(people, words="", done=False, by=cast.worker, as_of=DAY, version=people.version)
    conclude(cast, enquiry, "conference")
    with pytest.raises(Incomplete):
        _send(cast, enquiry)
    conclude(cast, enquiry, "not_substantiated")
    assert _send(cast, enquiry).status == "with_manager"


def test_copied_lines_that_nobody_confirmed_block_sending(cast, cases):
    enquiry = an_enquiry(cast, cases)
    write_all(cast, enquiry, as_of=DAY)
    conclude(cast, enquiry)
    part = part_of(enquiry, PartKind.HARM, cases[1])
    source = part_of(enquiry, PartKind.HARM, cases[0])
    copy_from_sibling(part, source=source, by=cast.worker, version=part.version)
    with pytest.raises(Incomplete) as refused:
        _send(cast, enquiry)
    assert refused.value.words == (
        "Isla's record still has 1 line copied from Reuben's. Confirm each one."
    )


def test_sending_asks_the_manager_at_once(cast, cases):
    """D03."""
    enquiry = a_sent(cast, cases, as_of=DAY)
    assert (enquiry.sent_by, enquiry.status) == (cast.worker, "with_manager")
    notice = Notice.objects.filter(person=cast.manager).latest("created_at")
    assert (notice.kind, notice.mailed_at is not None) == ("sign_off_asked", True)


def test_it_comes_back_with_comments_beside_its_parts(cast, cases):
    enquiry = a_sent(cast, cases, as_of=DAY)
    part = part_of(enquiry, PartKind.HARM, cases[0])
    enquiry = return_for_rework(
        enquiry, comments={part.pk: "Who saw it?"}, by=cast.manager, as_of=DAY,
        version=enquiry.version,
    )  # fmt: skip
    part.refresh_from_db()
    assert (enquiry.status, part.done) == ("returned", False)
    assert [one.words for one in part.open_comments] == ["Who saw it?"]
    assert Notice.objects.get(person=cast.worker, kind="returned").mailed_at is not None
    write_part(
        part, words="The teacher.", done=True, by=cast.worker, as_of=DAY, version=part.version
    )
    _send(cast, enquiry)
    assert part_of(enquiry, PartKind.HARM, cases[0]).open_comments == []


def test_a_return_needs_a_comment_and_a_manager(cast, cases):
    enquiry = a_sent(cast, cases, as_of=DAY)
    part = part_of(enquiry, PartKind.HARM, cases[0])
    with pytest.raises(Incomplete):
        return_for_rework(
            enquiry, comments={part.pk: " "}, by=cast.manager, as_of=DAY, version=enquiry.version
        )
    with pytest.raises(NotAllowed):
        return_for_rework(
            enquiry, comments={part.pk: "No"}, by=cast.worker, as_of=DAY, version=enquiry.version
        )


def test_authorising_meets_the_limit_and_ends_the_enquiry_for_each_child(cast):
    """D03."""
    cases = given.siblings(cast, pathway="csrs-process-map")
    enquiry = an_authorised(cast, cases, as_of=DAY)
    assert (enquiry.authorised_by, enquiry.status) == (cast.manager, "authorised")
    assert not enquiry.children.running().exists()
    event = cases[0].timeline.events.get(kind="section_47.authorised")
    assert event.facts == {"outcome": "conference", "child_in_need": False}


def test_the_limit_of_the_enquiry_is_met(cast):
    """D03."""
    cases = given.siblings(cast, pathway="darlington")
    enquiry = an_enquiry(cast, cases, by=cast.manager)
    write_all(cast, enquiry, as_of=DAY)
    conclude(cast, enquiry)
    enquiry = _send(cast, enquiry)
    row = cases[0].timeline.deadlines.current().get(step="D03")
    assert (str(row.target), str(row.due_on)) == ("2026-04-08", "2026-04-09")
    authorise(enquiry, by=cast.manager, at=DAY, as_of=DAY, version=enquiry.version)
    assert _state(cases[0], "D03") == State.MET


def test_child_in_need_sets_the_assessments_timescale_and_starts_its_reviews(cast, cases):
    """C06."""
    for case in cases:
        record(
            [Happening(case.timeline, "referral.received", at(23, 3, 10))],
            by=cast.manager, as_of=at(23, 3, 10),
        )  # fmt: skip
    an_authorised(
        cast, cases, as_of=at(30, 3, 10), outcome="no_continuing_risk", child_in_need=True,
        assessment_by=at(30, 4).date(),
    )  # fmt: skip
    assert _state(cases[0], "C06", "decide") == State.MET
    assert _state(cases[0], "C06", "20wd") == State.OPEN
    assert _state(cases[0], "C14") == State.NOT_NEEDED
    assessment = cases[0].assessments.get()
    assert (str(assessment.aim_on), str(assessment.started_on)) == ("2026-04-30", "2026-03-30")


def test_without_child_in_need_there_are_no_such_reviews(cast, cases):
    """C06."""
    an_authorised(cast, cases, as_of=DAY, outcome="not_substantiated")
    assert _state(cases[0], "C06", "decide") == State.NOT_NEEDED
    assert not cases[0].assessments.exists()


def test_two_siblings_can_end_differently(cast, cases):
    """L04."""
    enquiry = an_enquiry(cast, cases)
    write_all(cast, enquiry, as_of=DAY)
    conclude(cast, enquiry, "conference")
    second = enquiry.children.get(case=cases[1])
    part = part_of(enquiry, PartKind.OUTCOME, cases[1])
    decide_outcome(
        second, outcome="not_substantiated", why="No harm found.", who_told="The school",
        by=cast.worker, version=part.version,
    )  # fmt: skip
    enquiry = _send(cast, enquiry)
    authorise(enquiry, by=cast.manager, at=DAY, as_of=DAY, version=enquiry.version)
    assert _state(cases[0], "C14") == State.OPEN
    assert _state(cases[1], "C14") == State.NOT_NEEDED


def test_administration_is_told_of_a_conference_as_the_outcome(cast, cases):
    """L04."""
    an_authorised(cast, cases, as_of=DAY)
    assert Notice.objects.filter(person=cast.administrator, kind="conference_outcome").count() == 1


@pytest.mark.parametrize("moment", [at(2, 4, 9), at(2, 4, 11)])
def test_it_is_authorised_after_it_was_sent_and_not_in_the_future(cast, cases, moment):
    enquiry = a_sent(cast, cases, as_of=DAY)
    with pytest.raises(Incomplete) as refused:
        authorise(enquiry, by=cast.manager, at=moment, as_of=DAY, version=enquiry.version)
    assert refused.value.field == "at"
    assert not cases[0].timeline.events.filter(kind="section_47.authorised").exists()


def test_only_a_manager_authorises_and_once(cast, cases):
    enquiry = a_sent(cast, cases, as_of=DAY)
    told = {"at": DAY, "as_of": DAY, "version": enquiry.version}
    with pytest.raises(NotAllowed):
        authorise(enquiry, by=cast.worker, **told)
    with pytest.raises(Conflict):
        authorise(enquiry, by=cast.manager, at=DAY, as_of=DAY, version=1)
    enquiry = authorise(enquiry, by=cast.manager, **told)
    with pytest.raises(NotNow):
        authorise(enquiry, by=cast.manager, at=DAY, as_of=DAY, version=enquiry.version)
