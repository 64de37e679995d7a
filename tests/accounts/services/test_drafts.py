"""What was typed and not sent survives as it stands."""

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict

from accounts.models import Draft
from accounts.services.drafts import Drafts, save
from tests.cast import Cast
from tests.given import MONDAY, at

pytestmark = pytest.mark.django_db
KEY = "coregroups:visit:new"


def test_a_draft_comes_back_as_it_was_typed_valid_or_not(cast: Cast) -> None:
    typed = QueryDict(
        "on-day=31&on-month=feb&seen=yes&seen=no&words=%20Half%20a&csrfmiddlewaretoken=x"
    )
    Drafts(cast.worker, MONDAY).save(KEY, typed, link="/visits/new/", title="Visit")
    draft = Drafts(cast.worker, MONDAY).load(KEY)
    assert draft is not None
    assert draft.as_typed().getlist("seen") == ["yes", "no"]
    assert draft.as_typed()["words"] == " Half a"
    assert "csrfmiddlewaretoken" not in draft.data
    assert (draft.link, draft.title, draft.saved_at) == ("/visits/new/", "Visit", MONDAY)


def test_the_last_text_wins_and_there_is_one_draft_a_form(cast: Cast) -> None:
    drafts = Drafts(cast.worker, MONDAY)
    drafts.save(KEY, {"words": "first"})
    drafts.save(KEY, {"words": "second", "number": 3, "nothing": None, "several": ["a", "b"]})
    assert Draft.objects.get().data == {
        "words": ["second"], "number": ["3"], "nothing": [""], "several": ["a", "b"],
    }  # fmt: skip


def test_nobody_else_sees_it(cast: Cast) -> None:
    Drafts(cast.worker, MONDAY).save(KEY, {"words": "mine"})
    assert Drafts(cast.colleague, MONDAY).load(KEY) is None
    Drafts(cast.colleague, MONDAY).discard(KEY)
    assert Drafts(cast.worker, MONDAY).load(KEY) is not None


def test_once_sent_it_is_out_of_the_way_and_kept(cast: Cast) -> None:
    drafts = Drafts(cast.worker, MONDAY)
    drafts.save(KEY, {"words": "sent"})
    drafts.discard(KEY)
    assert drafts.load(KEY) is None
    assert Draft.objects.get().ended_at == MONDAY
    drafts.save(KEY, {"words": "the next"})
    assert Draft.objects.count() == 2


def test_what_is_unfinished_is_listed_the_latest_first(cast: Cast) -> None:
    Drafts(cast.worker, at(23, 3, 9)).save("a", {"x": "1"})
    Drafts(cast.worker, at(23, 3, 11)).save("b", {"x": "1"})
    unfinished = Drafts(cast.worker, MONDAY).unfinished()
    assert [draft.key for draft in unfinished] == ["b", "a"]


@pytest.mark.parametrize("key", ["", "x" * 121])
def test_a_form_without_a_name_that_fits_is_a_mistake(cast: Cast, key: str) -> None:
    with pytest.raises(ValueError, match="name of its form"):
        save(cast.worker, key, {}, at=MONDAY)


def test_the_database_keeps_one_draft_a_form(cast: Cast) -> None:
    save(cast.worker, KEY, {}, at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(person=cast.worker, key=KEY, saved_at=MONDAY)
