"""What a meeting's rules ask of the pathway: changed there as data, it rules here."""

from datetime import date

import pytest

from conferences.choices import LateRole
from conferences.models import Conference
from conferences.rules.bookings import needed_agreement
from conferences.rules.limits import hold_by
from conferences.rules.quorum import others_needed
from tests.cast import Cast
from tests.given import MONDAY
from tests.given_conference import to_book
from tests.past_the_acts import write
from timescales.engine.reading import PATHWAYS
from timescales.services.pathways import publish

pytestmark = pytest.mark.django_db


def _with_setting(conference: Conference, cast: Cast, setting: str) -> Conference:
    """The conference under an authority's own copy of the quick guide."""
    text = (PATHWAYS / "cambridgeshire.toml").read_text(encoding="utf-8")
    edited = text.replace("[settings]", f"[settings]\n{setting}")
    version = publish(edited, by=cast.system, as_of=MONDAY)
    for case in conference.cases():
        case.timeline.pathway = version
        write(case.timeline, "pathway")
    return Conference.objects.get(pk=conference.pk)


def test_how_many_agencies_are_enough_is_a_setting(cast: Cast) -> None:
    """N06."""
    conference = to_book(cast)
    assert others_needed(conference) == 2
    assert others_needed(_with_setting(conference, cast, "quorate_with = 3")) == 3


def test_who_agrees_past_the_local_limit_is_a_setting(cast: Cast) -> None:
    """S03: past the local limit, Wednesday 15 April, and not past the national one."""
    conference = to_book(cast)
    limit, on = hold_by(conference), date(2026, 4, 16)
    assert limit is not None
    assert needed_agreement(conference, limit, on) == (LateRole.SERVICE_MANAGER,)
    own = _with_setting(conference, cast, 'late_conference_agreed_by = "nobody"')
    assert needed_agreement(own, limit, on) == ()
    # Past the national limit it stays with the two whom the guidance names (N02).
    assert len(needed_agreement(own, limit, date(2026, 4, 17))) == 2
