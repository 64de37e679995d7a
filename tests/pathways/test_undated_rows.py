"""A row without a date of its own can be done by its page, of any child, and is told after."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from cases.models import Note
from cpcase import clock
from tests.cast import gather
from tests.given import at, siblings
from timescales.engine.reading import load

pytestmark = pytest.mark.django_db
NOW = at(30, 3, 10)
DAY = {"on-day": "27", "on-month": "3", "on-year": "2026", "time": "4pm"}
WORKED_BY = [
    ("national", ""),
    ("cambridgeshire", ""),
    ("stoke-on-trent", ""),
    ("csrs-process-map", ""),
    ("darlington", ""),
    ("national", "red-amber-green"),
]


@pytest.mark.parametrize(("slug", "overlay"), WORKED_BY)
def test_it_is_recorded_by_its_page_and_stands_on_the_childs_timeline(
    client: Client, slug: str, overlay: str
) -> None:
    """N06, N09 to N12, C19, C27, S03, S04, S09b, S12, S14, S17, S18, S22b, S25c, S26 to S30, L01,
    L02, L08, L09, L14, F01, F04, F10, D04, D07, D08, D11, D14, D16 to D19, D21, D22, D24, D26 to
    D28.
    """
    cast = gather()
    (case,) = siblings(cast, "Reuben", pathway=slug, overlay=overlay)
    # With the national rows beneath it.
    rows = {**load(slug).step_by_id, **(load(overlay).step_by_id if overlay else {})}
    steps = [step for step in rows.values() if step.kind in ("undated", "rule")]
    assert {"N06", "N10"} < {step.id for step in steps}
    client.force_login(cast.worker)
    with clock.standing_at(NOW):
        for step in steps:
            data = {**DAY, "step": f"{step.id}/", "note": f"How {step.id} was done."}
            assert client.post(f"/children/{case.pk}/steps/new/", data).status_code == 302, step.id
        page = client.get(f"/children/{case.pk}/timeline/").content.decode()
    for step in steps:
        event = case.timeline.events.get(kind="step.recorded", facts__step=step.id)
        assert (event.at, event.recorded_by) == (at(27, 3, 16), cast.worker)
        assert Note.objects.get(event_id=event.pk).words == f"How {step.id} was done."
        assert f"{escape(step.title)} ({step.id})" in page
        assert not case.timeline.deadlines.filter(step=step.id).exists()


def test_it_is_not_done_before_it_happens(client: Client) -> None:
    """S04: nor is a row of another pathway."""
    cast = gather()
    (case,) = siblings(cast, "Reuben", pathway="stoke-on-trent")
    client.force_login(cast.worker)
    url = f"/children/{case.pk}/steps/new/"
    with clock.standing_at(NOW):
        for data in ({**DAY, "on-day": "31", "step": "S04/"}, {**DAY, "step": "C27/"}):
            assert client.post(url, {**data, "note": ""}).status_code == 422
    assert not case.timeline.events.filter(at__date__gte=date(2026, 3, 27)).exists()
