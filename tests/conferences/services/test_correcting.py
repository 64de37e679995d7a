"""What “Correct this” does to a conference: log and record say the same."""

from typing import Any

import pytest

from cases.models import Case
from cases.services.corrections import correct
from conferences.services.transfers import notify_transfer_in
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import END, NEXT_DAY, START, a_held, a_sent, around
from tests.given_plans import due, events

NOTICE = at(25, 3, 10)


def _correct(case: Case, kind: str, cast: Cast, **but: Any) -> Any:
    told = {"why": "It was not so.", "by": cast.chair, "as_of": NEXT_DAY}
    return correct(events(case, kind)[-1], case, **{**told, **but})


def test_a_conference_has_one_time_for_all_its_children(cast: Cast) -> None:
    """C14, N12: within the day for which it was booked, on which the plans began."""
    conference = a_held(cast)
    moved = END.replace(minute=END.minute + 10)
    _correct(conference.cases()[0], "conference.held", cast, again_at=moved)
    conference.refresh_from_db()
    assert conference.held_at == moved
    for case in conference.cases():
        (event,) = events(case, "conference.held")
        assert event.at == moved
        assert case.plans.get().started_on == START.date()


def test_another_day_would_move_a_plan_away_from_its_conference(cast: Cast) -> None:
    """N12."""
    conference = a_held(cast)
    with pytest.raises(Incomplete, match="It is booked for"):
        _correct(conference.cases()[0], "conference.held", cast, again_at=NEXT_DAY)
    with pytest.raises(NotNow, match="A conference stays"):
        _correct(conference.cases()[0], "conference.held", cast)
    conference.refresh_from_db()
    assert conference.held_at == END


@pytest.mark.parametrize(
    "kind", ["conference.booked", "conference.held", "conference.decisions_sent"]
)
def test_a_worker_moves_or_takes_back_nothing_of_a_conference(cast: Cast, kind: str) -> None:
    """C14, C17."""
    conference = a_sent(cast)
    for again_at in (None, START):
        with pytest.raises(NotAllowed):
            _correct(conference.cases()[0], kind, cast, by=cast.worker, again_at=again_at)


def test_the_notice_of_a_move_moves_with_its_record(cast: Cast) -> None:
    """N07."""
    cases = siblings(cast)
    around(cast, cases)
    request = notify_transfer_in(
        cases, other_authority="Harbour Council", why="A plan.", by=cast.worker, at=NOTICE,
        as_of=NOTICE,
    )  # fmt: skip
    _correct(cases[0], "transfer_in.notified", cast, by=cast.worker, again_at=at(24, 3, 10))
    request.refresh_from_db()
    assert request.notified_at == at(24, 3, 10)
    assert [due(case, "N07").due_on for case in cases] == [at(16, 4).date()] * 2
