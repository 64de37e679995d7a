"""Drafts that nobody goes on with: warned of at 60 days, set aside 30 later, never lost."""

from datetime import timedelta

import pytest

from accounts import tasks
from accounts.models import Draft, Notice, User
from accounts.services.digests import send_digests
from accounts.services.drafts import Drafts
from accounts.services.old_drafts import BEGUN_ANEW, look_after_drafts, take_up
from cpcase import clock
from cpcase.models import Message
from cpcase.refusals import NotNow
from tests.cast import Cast
from tests.given import at

pytestmark = pytest.mark.both_databases
SAVED = at(2, 1, 15, 41)  # a Friday
DAY_60 = SAVED + timedelta(days=60)  # Tuesday 3 March
DAY_90 = DAY_60 + timedelta(days=30)
KEY = "coregroups:visit:new"


def a_draft(person: User, key: str = KEY, **others: str) -> Draft:
    about = {"link": "/visits/new/", "title": "Record a visit", **others}
    return Drafts(person, SAVED).save(key, {"words": "Half a sen"}, **about)


def words_to(person: User) -> list[str]:
    return list(Notice.objects.told_to(person).order_by("created_at").values_list("words", flat=1))


def test_its_owner_is_warned_when_it_is_sixty_days_old_and_once(cast: Cast) -> None:
    a_draft(cast.worker)
    assert look_after_drafts(as_of=DAY_60 - timedelta(seconds=1)) == (0, 0)
    assert look_after_drafts(as_of=DAY_60) == (1, 0)
    assert look_after_drafts(as_of=DAY_60 + timedelta(hours=1)) == (0, 0)
    assert words_to(cast.worker) == [
        "Record a visit, saved on Friday 2 January 2026, is not finished. It is set aside on "
        "Thursday 2 April 2026 unless you go on with it"
    ]
    assert Notice.objects.get().link == "/visits/new/"


def test_the_warning_is_in_the_morning_s_mail(cast: Cast) -> None:
    a_draft(cast.worker)
    look_after_drafts(as_of=DAY_60)
    assert send_digests(as_of=at(4, 3, 8, 1)) == 1
    body = Message.objects.get().body
    assert "1 other thing to read" in body
    assert "visit" not in body


def test_going_on_with_it_begins_the_sixty_days_anew(cast: Cast) -> None:
    a_draft(cast.worker)
    look_after_drafts(as_of=DAY_60)
    Drafts(cast.worker, DAY_60).save(KEY, {"words": "Half a sentence"})
    assert Draft.objects.get().set_aside_on is None
    assert look_after_drafts(as_of=DAY_90) == (0, 0)
    assert look_after_drafts(as_of=DAY_60 + timedelta(days=60)) == (1, 0)


def test_it_is_set_aside_thirty_days_after_the_warning_and_its_owner_is_told(cast: Cast) -> None:
    a_draft(cast.worker)
    look_after_drafts(as_of=DAY_60)
    assert look_after_drafts(as_of=DAY_90 - timedelta(seconds=1)) == (0, 0)
    assert look_after_drafts(as_of=DAY_90) == (0, 1)
    assert look_after_drafts(as_of=DAY_90) == (0, 0)
    assert not Draft.objects.unfinished(cast.worker)
    assert words_to(cast.worker)[1] == (
        "Record a visit was set aside. You can take it up again on your own page"
    )
    warning = Notice.objects.earliest("created_at")
    assert warning.settled_at == DAY_90


def test_after_an_outage_nothing_is_set_aside_without_thirty_days_of_warning(cast: Cast) -> None:
    a_draft(cast.worker)
    late = SAVED + timedelta(days=400)
    assert look_after_drafts(as_of=late) == (1, 0)
    assert look_after_drafts(as_of=late + timedelta(days=29)) == (0, 0)
    assert look_after_drafts(as_of=late + timedelta(days=30)) == (0, 1)


def test_its_text_is_kept_and_can_be_taken_up_again(cast: Cast) -> None:
    draft = a_draft(cast.worker)
    look_after_drafts(as_of=DAY_60)
    look_after_drafts(as_of=DAY_90)
    take_up(draft, by=cast.worker, at=DAY_90)
    again = Drafts(cast.worker, DAY_90).load(KEY)
    assert again is not None
    assert again.data == {"words": ["Half a sen"]}
    assert look_after_drafts(as_of=DAY_90 + timedelta(days=59)) == (0, 0)


def test_it_is_not_taken_up_beside_a_newer_one_of_the_same_form(cast: Cast) -> None:
    draft = a_draft(cast.worker)
    look_after_drafts(as_of=DAY_60)
    look_after_drafts(as_of=DAY_90)
    Drafts(cast.worker, DAY_90).save(KEY, {"words": "anew"})
    with pytest.raises(NotNow, match=BEGUN_ANEW):
        take_up(draft, by=cast.worker, at=DAY_90)
    with pytest.raises(NotNow, match="not set aside"):
        take_up(draft, by=cast.manager, at=DAY_90)


def test_one_that_is_sent_is_warned_of_no_more(cast: Cast) -> None:
    a_draft(cast.worker)
    look_after_drafts(as_of=DAY_60)
    Drafts(cast.worker, DAY_60).discard(KEY)
    assert look_after_drafts(as_of=DAY_90) == (0, 0)
    assert Notice.objects.get().settled_at == DAY_60
    assert not Draft.objects.set_aside(cast.worker)


def test_one_without_title_or_page_leads_to_one_s_own_page(cast: Cast) -> None:
    a_draft(cast.worker, link="", title="")
    look_after_drafts(as_of=DAY_60)
    notice = Notice.objects.get()
    assert notice.words.startswith("A form that you began, saved on")
    assert notice.link == "/me/#unfinished"


def test_what_will_be_set_aside_is_listed_first(cast: Cast) -> None:
    a_draft(cast.worker, "old")
    look_after_drafts(as_of=DAY_60)
    Drafts(cast.worker, DAY_60).save("new", {"words": "x"})
    assert [one.key for one in Draft.objects.unfinished(cast.worker)] == ["old", "new"]


def test_the_scheduler_calls_it_by_the_product_s_clock(cast: Cast) -> None:
    a_draft(cast.worker)
    with clock.standing_at(DAY_60):
        tasks.look_after_drafts()
    assert Draft.objects.get().warned_at == DAY_60
