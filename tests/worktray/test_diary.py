"""Today on My work: where one has to be, in the order of the clock."""

import pytest

from coregroups.services.meeting_dates import set_dates
from tests.cast import gather
from tests.given import at
from tests.given_conference import an_invited
from tests.given_plans import group_of, plans
from worktray.diary import diary_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


def test_the_days_conferences_and_core_groups_in_order(cast):
    conference = an_invited(cast)
    group = group_of(plans(cast, "Tobi")[0])
    dates = [(at(14, 4, 15), "School"), (at(15, 4, 9), "School")]
    set_dates(group, dates=dates, by=cast.worker, as_of=at(13, 4))
    entries = diary_of(cast.worker, at(14, 4).date())
    assert [(one.when, one.what) for one in entries] == [
        ("10am", "Initial conference, Reuben and Isla Ashdown"),
        ("3pm", "Core group, Tobi Ashdown"),
    ]
    assert entries[0].href == f"/conferences/{conference.pk}/"
    assert entries[1].where == "School"


def test_a_chair_finds_the_conferences_and_another_team_nothing(cast):
    an_invited(cast)
    assert [one.what for one in diary_of(cast.chair, at(14, 4).date())] == [
        "Initial conference, Reuben and Isla Ashdown"
    ]
    assert diary_of(cast.other_worker, at(14, 4).date()) == ()
    assert diary_of(cast.worker, at(13, 4).date()) == ()
