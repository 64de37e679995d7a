"""A brother or sister joins an open process later, or leaves it and goes on alone."""

import pytest

from cases.choices.enquiry import PartKind
from cases.models import Enquiry
from cases.services.enquiry_parts import write_part
from cases.services.siblings import join_process, leave_process
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests import given
from tests.given import at
from tests.given_enquiry import a_sent, an_enquiry, part_of
from timescales.models.deadline import State

DAY = at(31, 3, 10)


@pytest.fixture
def late(cast, cases):
    """A third child of the family, in a process of their own."""
    return given.siblings(cast, "Ivo")[0]


def _join(cast, late, beside, **but):
    told = {"why": "Born on Sunday.", "by": cast.manager, "at": DAY, "as_of": DAY}
    return join_process(late, beside=beside, **{**told, **but})


def _leave(cast, case, **but):
    told = {"why": "Lives with the father now.", "by": cast.manager, "at": DAY, "as_of": DAY}
    return leave_process(case, **{**told, **but})


def _due(case, step):
    return str(case.timeline.deadlines.current().get(step=step).due_on)


def test_a_sibling_who_joins_later_has_later_clocks(cast, cases, late):
    """C01, C14."""
    an_enquiry(cast, cases)
    _join(cast, late, cases[0])
    late.timeline.refresh_from_db()
    assert late.timeline.group == cases[0].timeline.group
    assert (_due(cases[0], "C14"), _due(late, "C14")) == ("2026-04-15", "2026-04-22")
    assert late.timeline.deadlines.get(step="C01").state == State.MET
    assert Enquiry.objects.get().children.count() == 3
    assert late.enquiries.get().started_on == DAY.date()
    worker = late.timeline.allocations.in_force().get(role="social_worker")
    assert worker.person == cast.worker


def test_without_an_open_enquiry_joining_starts_no_clock(cast, cases, late):
    _join(cast, late, cases[0])
    assert late.timeline.group == cases[0].timeline.group
    assert not late.timeline.events.exists()
    assert late.notes.get().words.endswith("sisters’ process: Born on Sunday.")


def test_a_child_is_not_torn_out_of_a_process_that_others_share(cast, cases, late):
    with pytest.raises(NotNow, match="Let Ivo join it, or let Reuben leave it first"):
        _join(cast, cases[0], late)


def test_a_child_in_an_open_enquiry_does_not_join_one_who_is_in_none(cast, late):
    (isla,) = given.siblings(cast, "Isla")
    an_enquiry(cast, [isla])
    with pytest.raises(NotNow, match=r"Section 47 enquiry\. Let Ivo join Isla"):
        _join(cast, isla, late)


def test_nobody_joins_an_enquiry_that_is_with_the_manager(cast, cases, late):
    a_sent(cast, cases, as_of=DAY)
    with pytest.raises(NotNow):
        _join(cast, late, cases[0])
    late.timeline.refresh_from_db()
    assert late.timeline.group != cases[0].timeline.group


def test_joining_and_leaving_are_a_managers_with_a_reason_and_not_in_the_future(cast, cases, late):
    with pytest.raises(NotAllowed):
        _join(cast, late, cases[0], by=cast.worker)
    with pytest.raises(NotAllowed):
        _leave(cast, cases[0], by=cast.worker)
    for act, about in ((_join, (late, cases[0])), (_leave, (cases[0],))):
        for but, field in (({"why": ""}, "why"), ({"at": at(1, 4)}, "at")):
            with pytest.raises(Incomplete) as refused:
                act(cast, *about, **but)
            assert refused.value.field == field


def test_whoever_is_together_does_not_join_and_whoever_is_alone_does_not_leave(cast, cases, late):
    with pytest.raises(NotNow):
        _join(cast, cases[1], cases[0])
    with pytest.raises(NotNow):
        _leave(cast, late)


def test_a_child_who_leaves_keeps_the_dates_and_goes_on_in_an_enquiry_of_their_own(cast, cases):
    """C14."""
    enquiry = an_enquiry(cast, cases)
    for part in (part_of(enquiry, PartKind.HISTORY), part_of(enquiry, PartKind.SAYS, cases[1])):
        write_part(
            part, words="As told.", done=True, by=cast.worker, as_of=DAY, version=part.version
        )
    _leave(cast, cases[1])
    cases[1].timeline.refresh_from_db()
    assert cases[1].timeline.group != cases[0].timeline.group
    assert _due(cases[1], "C14") == "2026-04-15"
    own = cases[1].enquiries.running().get().enquiry
    assert own != enquiry
    assert part_of(own, PartKind.HISTORY).words == "As told."
    assert part_of(own, PartKind.SAYS, cases[1]).done
    assert [row.case for row in enquiry.here()] == [cases[0]]
    assert enquiry.children.get(case=cases[1]).left_because == "Lives with the father now."


def test_a_child_who_leaves_what_is_with_the_manager_takes_a_returned_record_along(cast, cases):
    a_sent(cast, cases, as_of=DAY)
    _leave(cast, cases[1])
    assert cases[1].enquiries.running().get().enquiry.status == "returned"
