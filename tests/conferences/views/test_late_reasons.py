"""Past the national limit two people give reasons, and there is an interim plan (N02)."""

from typing import Any

from conferences.models import LateReason
from coregroups.models import InterimPlan
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given_conference import now, to_book


def _sent(version: int, **but: Any) -> dict[str, Any]:
    """Monday 20 April; the national limit is Thursday 16 April."""
    until = {"until-day": "20", "until-month": "4", "until-year": "2026"}
    return {**until, "version": version, "words": "Mother is in hospital.", **but}


def test_the_manager_writes_an_interim_plan_with_the_reason(as_: SignedIn, cast: Cast) -> None:
    """N02."""
    conference = to_book(cast)
    url, manager = f"/conferences/{conference.pk}/late/", as_(cast.manager)
    assert as_(cast.worker).get(url).status_code == 403
    answer = manager.post(url, _sent(conference.version))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the interim plan: how is each child kept safe until the conference?" in page
    assert 'id="id_interim_plan-error"' in page
    assert "Mother is in hospital." in page
    assert not LateReason.objects.exists()
    silent = manager.post(url, _sent(conference.version, words="", interim_plan="An aunt stays."))
    assert 'id="id_words-error"' in silent.content.decode()
    told = _sent(conference.version, interim_plan="An aunt stays.")
    assert manager.post(url, told).status_code == 302
    assert InterimPlan.objects.open().count() == 2
    assert as_(cast.chair).post(url, _sent(now(conference).version)).status_code == 302
    assert set(LateReason.objects.values_list("role", flat=True)) == {"team_manager", "chair"}
