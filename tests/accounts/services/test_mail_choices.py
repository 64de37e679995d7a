"""When a person is written to: what they choose, and what is written at once all the same."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from accounts.choices import Morning, News
from accounts.models import MailChoice, Notice, User
from accounts.rules.mail import TELLS
from accounts.services.digests import send_digests
from accounts.services.mail_choices import choose
from accounts.services.notices import tell
from cpcase.models import Message
from cpcase.refusals import Conflict, NotAllowed
from tests.cast import Cast
from tests.given import at

pytestmark = pytest.mark.both_databases
FRIDAY = at(20, 3, 15)
MONDAY = at(23, 3, 8, 1)
TUESDAY = MONDAY + timedelta(days=1)


def chosen(person: User, *, version: int = 0, **choice: str) -> MailChoice:
    usual: dict[str, Any] = {"news": News.AT_ONCE, "morning": Morning.ANYTHING}
    return choose(person, **{**usual, **choice}, by=person, version=version)


def told(person: User, kind: str, *, urgent: bool = False) -> Notice:
    key = f"{kind} {Notice.objects.count()}"
    tell(
        person, source_key=key, kind=kind, words="Read this.", link="/", as_of=FRIDAY,
        urgent=urgent,
    )  # fmt: skip
    return Notice.objects.get(source_key=key)


@pytest.mark.parametrize("kind", sorted(TELLS))
def test_who_has_not_chosen_is_written_to_at_once_about_a_decision(cast: Cast, kind: str) -> None:
    told(cast.worker, kind, urgent=True)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("kind", sorted(TELLS))
def test_a_decision_waits_for_the_morning_s_mail_where_one_chose_so(cast: Cast, kind: str) -> None:
    chosen(cast.worker, news=News.MORNING)
    notice = told(cast.worker, kind, urgent=True)
    assert not Message.objects.exists()
    assert Notice.objects.unmailed().get() == notice, "it is in the inbox at once all the same"
    assert send_digests(as_of=MONDAY) == 1


@pytest.mark.parametrize("kind", ["sign_off_asked", "returned", "conference.not_quorate", "system"])
def test_what_is_asked_of_a_person_is_written_at_once_whatever_they_chose(
    cast: Cast, kind: str
) -> None:
    chosen(cast.worker, news=News.MORNING, morning=Morning.DUE)
    told(cast.worker, kind, urgent=True)
    assert Message.objects.count() == 1


def test_on_a_morning_on_which_nothing_is_due_no_mail_goes_where_one_chose_so(cast: Cast) -> None:
    chosen(cast.worker, morning=Morning.DUE)
    told(cast.worker, "soon"), told(cast.worker, "decided")
    told(cast.manager, "soon")
    assert send_digests(as_of=MONDAY) == 1
    assert Message.objects.get().address == cast.manager.email


@pytest.mark.parametrize("kind", ["today", "overdue", "escalated"])
def test_what_is_due_is_written_about_with_all_that_waited(cast: Cast, kind: str) -> None:
    chosen(cast.worker, morning=Morning.DUE)
    told(cast.worker, "soon")
    assert send_digests(as_of=MONDAY) == 0
    told(cast.worker, kind)
    assert send_digests(as_of=TUESDAY) == 1
    assert "1 thing due soon" in Message.objects.get().body


def test_every_mail_says_where_to_change_it(cast: Cast) -> None:
    told(cast.worker, "today"), told(cast.manager, "returned", urgent=True)
    send_digests(as_of=MONDAY)
    bodies = list(Message.objects.values_list("body", flat=True))
    assert len(bodies) == 2
    where = f"Change when we write to you: {settings.SITE_URL}/me/mail/"
    assert all(where in body for body in bodies)


def test_a_choice_is_changed_and_both_stay_in_the_history(cast: Cast) -> None:
    first = chosen(cast.worker, news=News.MORNING)
    chosen(cast.worker, version=first.version)
    choice = MailChoice.objects.get()
    assert (choice.news, choice.version) == (News.AT_ONCE, 2)
    assert [row.news for row in choice.history.order_by("version")] == ["morning", "at_once"]
    assert {row.history_user for row in choice.history.all()} == {cast.worker}


def test_two_pages_do_not_overwrite_each_other(cast: Cast) -> None:
    chosen(cast.worker, news=News.MORNING)
    with pytest.raises(Conflict):
        chosen(cast.worker, morning=Morning.DUE)


def test_nobody_chooses_for_another(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        choose(
            cast.worker, news=News.MORNING, morning=Morning.DUE, by=cast.manager, version=0
        )  # fmt: skip
    assert not MailChoice.objects.exists()


def test_the_morning_s_mail_asks_for_all_choices_at_once(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    chosen(cast.worker, morning=Morning.DUE), chosen(cast.manager, morning=Morning.DUE)
    told(cast.worker, "soon"), told(cast.manager, "soon")
    with django_assert_max_num_queries(1):
        assert send_digests(as_of=MONDAY) == 0


@pytest.mark.parametrize("kind", sorted(TELLS))
def test_each_kind_that_may_wait_is_one_that_somebody_is_told(kind: str) -> None:
    last = kind.rpartition(".")[2]
    said = re.compile(rf'(kind=|about=|about, |enquiry, |conference, )"{last}"')
    services = (path for app in ("cases", "conferences", "coregroups")
                for path in (Path(settings.BASE_DIR) / app / "services").glob("*.py"))  # fmt: skip
    assert any(said.search(path.read_text(encoding="utf-8")) for path in services)
