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


def test_administration_asks_and_the_manager_reads_what_was_asked(
    as_: SignedIn, cast: Cast
) -> None:
    """N02: from the booking page to the page where the manager agrees."""
    conference = to_book(cast)
    url, administrator = f"/conferences/{conference.pk}/late/ask/", as_(cast.administrator)
    assert url in administrator.get(f"/conferences/{conference.pk}/book/").content.decode()
    assert url in administrator.get(f"/conferences/{conference.pk}/").content.decode()
    assert as_(cast.chair).get(url).status_code == 403
    early = _sent(conference.version, **{"until-day": "15"})
    answer = administrator.post(url, early)
    assert answer.status_code == 422
    assert "Nobody has to agree to this day." in answer.content.decode()
    assert "Mother is in hospital." in answer.content.decode()
    assert administrator.post(url, _sent(conference.version)).status_code == 302
    page = as_(cast.manager).get(f"/conferences/{conference.pk}/late/").content.decode()
    assert "asks for a date up to Monday 20 April" in page
    assert "Mother is in hospital." in page
    assert 'value="20"' in page
