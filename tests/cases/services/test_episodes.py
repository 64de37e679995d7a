"""An episode is opened once, and closed with nothing left to do."""

import pytest

from cases.models import Share
from cases.services.episodes import close_episode, manager_of, open_episode
from cpcase.records import add
from cpcase.refusals import Incomplete, NotNow
from tests import given
from tests.given import at
from tests.given_children import children_of
from tests.given_enquiry import a_recorded
from tests.past_the_acts import NEXT
from timescales.models import Alert
from timescales.models.deadline import State
from timescales.services.alerts import ring_due

DAY = at(25, 3, 12)


def _close(cast, case, **but):
    told = {"reason": "RC5", "why": "Moved away.", "on": DAY.date(), "by": cast.manager,
            "as_of": DAY}  # fmt: skip
    return close_episode(case, **{**told, **but})


def test_a_child_has_one_open_episode(cast):
    (child,) = children_of(cast, "Jay")
    told = {"team": cast.team, "pathway": given.a_pathway("national", cast), "by": cast.worker,
            "as_of": DAY}  # fmt: skip
    case = open_episode(child, **told)
    assert (case.opened_on, case.timeline.team) == (DAY.date(), cast.team)
    with pytest.raises(NotNow):
        open_episode(child, **told)


def test_a_team_without_a_manager_is_answered_for_by_its_duty_manager(cast):
    assert manager_of(cast.team, DAY.date()) == cast.manager
    cast.other_team.posts.filter(role="team_manager").update(version=NEXT, until=at(1, 1).date())
    cast.other_team.duty_manager = cast.service_manager
    assert manager_of(cast.other_team, DAY.date()) == cast.service_manager


def test_once_closed_nothing_is_owed_and_nothing_rings(cast, cases):
    a_recorded(cast, cases)
    ring_due(as_of=DAY)
    assert Alert.objects.open().filter(deadline__timeline=cases[0].timeline).exists()
    case = _close(cast, cases[0])
    assert (case.closed_on, case.closure_reason) == (DAY.date(), "RC5")
    assert not case.timeline.deadlines.filter(state=State.OPEN).exists()
    assert not Alert.objects.open().filter(deadline__timeline=case.timeline).exists()
    assert cases[1].timeline.deadlines.filter(state=State.OPEN).exists()
    with pytest.raises(NotNow):
        _close(cast, cases[0])


def test_once_closed_no_agency_sees_anything_of_it(cast, cases):
    """N11: what is shared is shared from when to when."""
    for case in cases:
        add(Share(case=case, agency=cast.police, reason="Invited", started_at=DAY), by=cast.system)
    _close(cast, cases[0])
    assert cases[0].shares.get().ended_at == DAY
    assert list(Share.objects.filter(ended_at=None)) == [cases[1].shares.get()]


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"why": " "}, "why"),
        ({"on": at(26, 3).date()}, "on"),
        ({"on": at(1, 3).date()}, "on"),
    ],
)
def test_closing_says_why_and_when(cast, cases, but, field):
    with pytest.raises(Incomplete) as refused:
        _close(cast, cases[0], **but)
    assert refused.value.field == field
    assert cases[0].timeline.closed_at is None
