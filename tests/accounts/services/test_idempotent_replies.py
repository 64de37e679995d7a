"""An agency's answers are kept under its own keys."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import IdempotentReply
from accounts.services.idempotent_replies import AgencyReplies
from cpcase.api.idempotency import Reply
from tests.cast import Cast
from tests.given import MONDAY

pytestmark = pytest.mark.django_db
ANSWER = Reply("a print", 201, {"id": "1"}, {"ETag": '"1"'})


def test_an_answer_is_found_again_by_its_agency_and_key(cast: Cast) -> None:
    replies = AgencyReplies(cast.police.pk, at=MONDAY)
    replies.claim("key", "a print")
    replies.keep("key", ANSWER)
    assert replies.find("key") == ANSWER
    assert replies.find("another") is None
    assert AgencyReplies(cast.health.pk, at=MONDAY).find("key") is None


def test_a_key_is_claimed_once_an_agency(cast: Cast) -> None:
    AgencyReplies(cast.police.pk, at=MONDAY).claim("key", "a print")
    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyReplies(cast.police.pk, at=MONDAY).claim("key", "another print")
    AgencyReplies(cast.health.pk, at=MONDAY).claim("key", "a print")
    assert IdempotentReply.objects.count() == 2
