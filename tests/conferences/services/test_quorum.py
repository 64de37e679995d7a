"""Too few agencies: rearrange as approved, or go on as agreed (N06, S12)."""

import pytest

from accounts.models import Notice
from cases.models import Note
from conferences.choices import NotQuorate, Presence
from conferences.models import Conference, QuorumChoice
from conferences.presenters.actions import actions_of
from conferences.services.bookings import rearrange
from conferences.services.decisions import confirm_decisions
from conferences.services.quorum import agree, choose
from cpcase.models import Message
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import END, START, a_recorded, an_invited, now, when
from tests.given_plans import due, events
from timescales.models.deadline import State

ABSENT = {"Beth": Presence.NEITHER, "Rosa": Presence.REPORT}


def _not_quorate(cast: Cast, **but: str) -> Conference:
    """Social care and the police alone."""
    return a_recorded(cast, an_invited(cast, **but), **ABSENT)


def _choose(cast: Cast, conference: Conference, choice: str, why: str = "One agency alone.") -> (
    QuorumChoice | None
):  # fmt: skip
    return choose(
        conference, choice=choice, why=why, by=cast.chair, as_of=START,
        version=now(conference).version,
    )  # fmt: skip


def _confirm(cast: Cast, conference: Conference) -> Conference:
    return confirm_decisions(
        conference, by=cast.chair, held_at=END, as_of=END, version=now(conference).version
    )


def test_decisions_wait_until_enough_agencies_are_here(cast: Cast) -> None:
    """N06."""
    with pytest.raises(NotNow, match="Not quorate: social care and police"):
        _confirm(cast, _not_quorate(cast))


def test_it_goes_on_exceptionally_once_a_manager_agrees(cast: Cast) -> None:
    """S12: recorded as management oversight; the event says that it was not quorate."""
    conference = _not_quorate(cast)
    _choose(cast, conference, NotQuorate.GO_ON)
    with pytest.raises(NotNow):
        _confirm(cast, conference)
    agree(
        conference, words="Health has sent a full report.", by=cast.manager, as_of=START,
        version=now(conference).version,
    )  # fmt: skip
    conference = _confirm(cast, conference)
    assert conference.quorate is False
    for case in conference.cases():
        (event,) = events(case, "conference.held")
        assert event.facts["quorate"] is False
        assert Note.objects.filter(case=case, kind="oversight").get().written_by == cast.manager


@pytest.mark.parametrize("choice", [NotQuorate.GO_ON, NotQuorate.REARRANGE])
def test_whoever_chose_it_does_not_agree_to_it_too(cast: Cast, choice: str) -> None:
    """N06, S12: a service manager may do both, and one alone is no agreement."""
    conference = _not_quorate(cast)
    choose(
        conference, choice=choice, why="One agency alone.", by=cast.service_manager, as_of=START,
        version=now(conference).version,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="somebody else must agree"):
        _agree(cast, conference, cast.service_manager)
    offered = {one.text for one in actions_of(now(conference), cast.service_manager)}
    assert "Agree to what the chair asks" not in offered
    assert QuorumChoice.objects.get().agreed_at is None


def test_it_is_rearranged_once_the_service_manager_approves(cast: Cast) -> None:
    """S12: the limit of the conference stays."""
    conference = _not_quorate(cast)
    _choose(cast, conference, NotQuorate.REARRANGE)
    with pytest.raises(NotNow, match="must approve"):
        _rearrange(cast, conference)
    with pytest.raises(NotAllowed):
        _agree(cast, conference, cast.manager)
    _agree(cast, conference, cast.service_manager)
    conference = _rearrange(cast, conference)
    case = conference.cases()[0]
    assert conference.starts_at == at(15, 4, 10)
    assert due(case, "C14").state == State.OPEN
    assert Note.objects.get(case=case, kind="oversight").written_by == cast.service_manager
    assert conference.bookings.current().get().attendance.count() == 0


def test_each_agency_that_did_not_come_is_written_to(cast: Cast) -> None:
    """S12: informal issue resolution."""
    _choose(cast, _not_quorate(cast), NotQuorate.REARRANGE)
    mails = Message.objects.filter(subject__contains="too few agencies")
    assert {one.address for one in mails} == {"education@agency.test", "health@agency.test"}
    asked = Notice.objects.filter(person=cast.service_manager, kind="conference.not_quorate")
    assert asked.count() == 1


def test_waiting_records_nothing(cast: Cast) -> None:
    conference = _not_quorate(cast)
    assert _choose(cast, conference, NotQuorate.WAIT) is None
    assert not QuorumChoice.objects.exists()


def test_there_is_nothing_to_choose_when_enough_are_here(cast: Cast) -> None:
    conference = a_recorded(cast, an_invited(cast))
    with pytest.raises(NotNow, match="Enough agencies are here"):
        _choose(cast, conference, NotQuorate.GO_ON)


@pytest.mark.parametrize(("choice", "why", "field"), [("", "x", "choice"), ("go_on", " ", "why")])
def test_a_choice_needs_its_reason(cast: Cast, choice: str, why: str, field: str) -> None:
    with pytest.raises(Incomplete) as refused:
        _choose(cast, _not_quorate(cast), choice, why)
    assert refused.value.field == field


def _agree(cast: Cast, conference: Conference, by: object) -> None:
    agree(conference, words="Agreed.", by=by, as_of=END, version=now(conference).version)


def _rearrange(cast: Cast, conference: Conference) -> Conference:
    return rearrange(
        now(conference), when(cast, at(15, 4, 10)), why="Not quorate", by=cast.administrator,
        as_of=END, version=now(conference).version,
    )  # fmt: skip
