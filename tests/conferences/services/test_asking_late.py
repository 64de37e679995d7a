"""Asking whoever must agree to a date past a limit (S03, N02)."""

from datetime import date

import pytest

from accounts.models import Notice
from conferences.models import Conference, LateRequest
from conferences.presenters.conference_page import conference_page
from conferences.rules.late import waits_for
from conferences.rules.limits import hold_by
from conferences.services.asking_late import ask_for_late
from conferences.services.bookings import book
from conferences.services.late import agree_to_late
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import BOOKED, a_held, now, to_book, when

# The local limit is Wednesday 15 April, the national one Thursday 16 April.
LOCAL, NATIONAL = date(2026, 4, 16), date(2026, 4, 20)


def _ask(cast: Cast, conference: Conference, until: date, **but: object) -> LateRequest:
    whole = {"words": "Mother is in hospital.", "by": cast.administrator, "as_of": BOOKED}
    whole["version"] = now(conference).version
    return ask_for_late(conference, until=until, **{**whole, **but})  # type: ignore[arg-type]


def _agree(cast: Cast, conference: Conference, role: str, by: object, until: date) -> None:
    agree_to_late(
        conference, role=role, until=until, words="She is ill.", interim_plan="An aunt stays.",
        by=by, as_of=BOOKED, version=now(conference).version,
    )  # fmt: skip


def _waits(conference: Conference) -> set[str]:
    return set(waits_for(now(conference), hold_by(conference)))


def test_past_the_local_limit_the_service_manager_is_asked(cast: Cast) -> None:
    """S03: the notice leads to the page where they agree; once they did, whoever asked is told."""
    conference = to_book(cast)
    _ask(cast, conference, LOCAL)
    (notice,) = Notice.objects.filter(kind="conference.late_asked")
    assert notice.person == cast.service_manager
    assert notice.link == f"/conferences/{conference.pk}/late/"
    assert "Ashdown" not in notice.words
    assert _waits(conference) == {"service_manager"}
    _agree(cast, conference, "service_manager", cast.service_manager, LOCAL)
    assert _waits(conference) == set()
    assert Notice.objects.filter(person=cast.administrator, kind="conference.late").exists()


def test_past_the_national_limit_manager_and_chair_are_asked(cast: Cast) -> None:
    """N02: whoever answered waits no longer, the other does."""
    conference = to_book(cast)
    _ask(cast, conference, NATIONAL, by=cast.worker)
    told = Notice.objects.filter(kind="conference.late_asked")
    assert {one.person for one in told} == {cast.manager, cast.chair}
    page = conference_page(
        now(conference), hold_by(conference), visible=[], may_list=False, may_answer=False,
        as_of=BOOKED,
    )  # fmt: skip
    assert page.late == (
        "Amina Yusuf asks for a date up to Monday 20 April: Mother is in hospital.",
        "It waits for the team manager and the chair to agree.",
    )
    _agree(cast, conference, "team_manager", cast.manager, NATIONAL)
    assert _waits(conference) == {"chair"}
    _agree(cast, conference, "chair", cast.chair, NATIONAL)
    assert _waits(conference) == set()


def test_once_another_date_is_booked_nobody_is_asked(cast: Cast) -> None:
    """S03."""
    conference = to_book(cast)
    _ask(cast, conference, LOCAL)
    later = at(31, 3, 10)
    book(
        now(conference), when(cast), by=cast.administrator, as_of=later,
        version=now(conference).version,
    )  # fmt: skip
    assert _waits(conference) == set()


@pytest.mark.parametrize(
    ("until", "words", "field"),
    [(date(2026, 4, 15), "Ill", "until"), (LOCAL, " ", "words")],
)
def test_what_nobody_has_to_agree_to_is_not_asked(
    cast: Cast, until: date, words: str, field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        _ask(cast, to_book(cast), until, words=words)
    assert refused.value.field == field
    assert not LateRequest.objects.exists()


def test_what_was_agreed_already_is_not_asked_again(cast: Cast) -> None:
    conference = to_book(cast)
    _agree(cast, conference, "service_manager", cast.service_manager, LOCAL)
    with pytest.raises(Incomplete, match="agreed to already"):
        _ask(cast, conference, LOCAL)


def test_a_later_day_is_asked_for_again(cast: Cast) -> None:
    conference = to_book(cast)
    _ask(cast, conference, LOCAL)
    _ask(cast, conference, NATIONAL)
    assert LateRequest.objects.get().until == NATIONAL
    assert LateRequest.history.count() == 2


def test_the_chair_does_not_ask_and_nobody_asks_once_it_was_held(cast: Cast) -> None:
    conference = to_book(cast)
    with pytest.raises(NotAllowed):
        _ask(cast, conference, LOCAL, by=cast.chair)
    held = a_held(cast, "Jayden", family="Cole")
    with pytest.raises(NotNow):
        _ask(cast, held, LOCAL)


def test_a_reason_that_was_not_asked_for_asks_whoever_else_must_agree(cast: Cast) -> None:
    """N02: the manager gives theirs of their own accord; the chair then has it to answer."""
    conference = to_book(cast)
    _agree(cast, conference, "team_manager", cast.manager, NATIONAL)
    (notice,) = Notice.objects.filter(kind="conference.late_asked")
    assert notice.person == cast.chair
    assert (LateRequest.objects.get().until, _waits(conference)) == (NATIONAL, {"chair"})
    _agree(cast, conference, "chair", cast.chair, NATIONAL)
    assert _waits(conference) == set()
    assert LateRequest.history.count() == 1


def test_a_reason_that_is_enough_asks_nobody(cast: Cast) -> None:
    """S03."""
    _agree(cast, to_book(cast), "service_manager", cast.service_manager, LOCAL)
    assert not LateRequest.objects.exists()
