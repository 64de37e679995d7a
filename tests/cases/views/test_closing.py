"""Closing a child's record on its page (S25a)."""

from typing import Any

import pytest

from cases.models import Case
from cases.services.restrictions import restrict
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, words_of
from tests.cast import Cast
from tests.cpcase.web.test_conflicts import hidden
from tests.given import at
from tests.given_plans import plans, tell

pytestmark = pytest.mark.django_db


def _sent(**but: Any) -> dict[str, Any]:
    day = {"on-day": "1", "on-month": "10", "on-year": "2026"}
    return {**day, "reason": "RC7", "why": "Safe at home.", "version": "1", **but}


def test_a_manager_closes_it_from_the_childs_page(as_: SignedIn, cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    url = f"/children/{case.pk}/close/"
    with clock.standing_at(at(1, 10, 12)):
        manager = as_(cast.manager)
        assert url in words_of(manager.get(f"/children/{case.pk}/"))
        assert manager.get(url).status_code == 200
        answer = manager.post(url, _sent(reason="", why=""))
        assert answer.status_code == 422
        assert "Choose why the record is closed" in words_of(answer)
        assert manager.post(url, _sent())["Location"] == "/children/"
        assert "This record is closed already." in words_of(manager.get(url, follow=True))
    case.refresh_from_db()
    assert str(case.closed_on) == "2026-10-01"


def test_a_clash_shows_what_was_saved_and_goes_on_from_there(as_: SignedIn, cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    url = f"/children/{case.pk}/close/"
    with clock.standing_at(at(1, 10, 12)):
        read = {"people": [cast.worker], "why": "In the papers.", "by": cast.manager}
        restrict(case, **read, as_of=at(1, 10, 11), version=1)
        manager = as_(cast.manager)
        answer = manager.post(url, _sent())
        assert answer.status_code == 409
        assert answer.context["meanwhile"].changed == (("Restricted", "Yes"),)
        assert manager.post(url, hidden(answer))["Location"] == "/children/"
    case.refresh_from_db()
    assert str(case.closed_on) == "2026-10-01"


def test_what_was_closed_meanwhile_is_said_and_not_compared(as_: SignedIn, cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    url = f"/children/{case.pk}/close/"
    with clock.standing_at(at(1, 10, 12)):
        as_(cast.manager).post(url, _sent())
        answer = as_(cast.manager).post(url, _sent(why="Moved abroad."))
    assert answer.status_code == 409
    page = words_of(answer)
    assert "This record is closed already." in page
    assert "Moved abroad." in page


def test_before_its_day_child_in_need_is_refused_next_to_the_day(as_: SignedIn, cast: Cast) -> None:
    """S25a: 84 days after 20 July 2026 is 12 October."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    tell(plan.case, "plan.ended", at(20, 7, 11), cast, reason="child_in_need")
    with clock.standing_at(at(1, 10, 12)):
        answer = as_(cast.manager).post(f"/children/{plan.case_id}/close/", _sent())
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Child in need stays until Monday 12 October at least" in page
    assert 'id="id_on-error"' in page
    assert "Safe at home." in page
    assert Case.objects.open().filter(pk=plan.case_id).exists()


def test_who_may_close_a_record(as_: SignedIn, cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben")
    url = f"/children/{case.pk}/close/"
    assert as_(cast.worker).get(url).status_code == 403
    assert as_(cast.worker).post(url, _sent()).status_code == 403
    assert as_(cast.other_manager).get(url).status_code == 404
    assert as_(cast.manager).delete(url).status_code == 405
    assert url not in words_of(as_(cast.worker).get(f"/children/{case.pk}/"))
