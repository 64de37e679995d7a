"""What an alert puts into an inbox is done when the deadline is."""

import pytest

from accounts.models import Notice
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from timescales.models import Alert
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def test_what_fulfils_a_deadline_settles_its_notices_and_a_withdrawal_brings_them_back(
    cast: Cast,
) -> None:
    """C01: signed off a day late, then found to be a mistake."""
    timeline = given.a_timeline(cast)
    held = Happening(timeline, "strategy_discussion.held", at(24, 3, 16))
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    ring_due(as_of=at(25, 3, 9))
    about = Alert.objects.filter(deadline__step="C01")
    assert about.open().exists()
    keys = [f"alert:{alert.pk}" for alert in about]
    told = Notice.objects.filter(source_key__in=keys)
    assert told.unread().exists()

    signed_off = Happening(timeline, "strategy_discussion.signed_off", at(25, 3, 10))
    (event,) = record([signed_off], by=cast.manager, as_of=at(25, 3, 10))
    assert not about.open().exists()
    assert not told.unread().exists()
    assert told.exists(), "it can still be read"

    withdraw([event], by=cast.manager, as_of=at(25, 3, 11), reason="mistake")
    assert about.open().exists()
    assert told.unread().exists()
