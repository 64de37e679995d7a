"""A family with a plan moves here: no strategy discussion is asked for (N07)."""

import pytest

from conferences.models import ConferenceRequest
from conferences.services.bookings import book
from conferences.services.decisions import confirm_decisions
from conferences.services.invitations import send_invitations
from conferences.services.requests import send_request
from conferences.services.transfers import notify_transfer_in
from coregroups.models import Plan
from cpcase.refusals import Incomplete, NotAllowed
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import a_plan, a_recorded, around, now, when
from tests.given_plans import due
from timescales.models.deadline import State

NOTICE = at(24, 3, 11)


def _notified(cast: Cast, **but: object) -> ConferenceRequest:
    cases = siblings(cast)
    around(cast, cases)
    whole = {
        "other_authority": "Harbour Council", "why": "A plan for neglect since May.",
        "by": cast.worker, "at": NOTICE, "as_of": NOTICE,
    }  # fmt: skip
    return notify_transfer_in(cases, **{**whole, **but})  # type: ignore[arg-type]


def test_the_limit_runs_from_the_notice(cast: Cast) -> None:
    """N07."""
    request = _notified(cast)
    for case in request.cases():
        assert due(case, "N07").due_on == at(16, 4).date()


def test_it_is_asked_for_booked_and_held_and_a_plan_begins(cast: Cast) -> None:
    """N07, N12."""
    request = _notified(cast)
    request = send_request(
        request, with_list=True, by=cast.worker, as_of=NOTICE, version=request.version
    )
    conference = now(request.conference)
    conference = book(
        conference, when(cast, at(16, 4, 10)), by=cast.administrator, as_of=at(25, 3),
        version=conference.version,
    )  # fmt: skip
    send_invitations(conference, by=cast.administrator, as_of=at(25, 3), version=conference.version)
    # Health and education come; a transfer-in has no discussion that would bring the police.
    conference = a_recorded(
        cast, now(conference), dict.fromkeys(("Reuben", "Isla"), a_plan(previous_plans=1))
    )
    end = at(16, 4, 12)
    conference = confirm_decisions(
        conference, by=cast.chair, held_at=end, as_of=end, version=conference.version
    )
    case = conference.cases()[0]
    assert due(case, "N07").state == State.MET
    assert Plan.objects.get(case=case).previous_plans == 1


def test_it_is_not_dated_before_the_notice(cast: Cast) -> None:
    request = _notified(cast)
    request = send_request(
        request, with_list=True, by=cast.worker, as_of=NOTICE, version=request.version
    )
    with pytest.raises(Incomplete, match="after the notice of the move"):
        book(
            request.conference, when(cast, at(23, 3, 10)), by=cast.administrator, as_of=NOTICE,
            version=now(request.conference).version,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("but", "field"),
    [({"other_authority": " "}, "other_authority"), ({"at": at(25, 3)}, "notified_on")],
)
def test_who_gave_notice_and_when(cast: Cast, but: dict[str, object], field: str) -> None:
    with pytest.raises(Incomplete) as refused:
        _notified(cast, **but)
    assert refused.value.field == field


def test_another_team_may_not(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        _notified(cast, by=cast.other_worker)
