"""The queue of messages costs what waits, however much was ever sent."""

import pytest
from django.db import IntegrityError, connection, transaction

from cpcase.models import Message, State


@pytest.mark.django_db
def test_a_look_for_what_is_due_uses_the_index_of_what_waits() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which reads a table of no rows as a whole
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "message_due" in Message.objects.due().order_by("not_before").explain()


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.SENT, State.DEAD, "lost"])
def test_what_is_over_waits_for_nothing(state: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(channel="email", address="a", subject="b", body="c", state=state)


@pytest.mark.django_db
def test_a_count_of_what_was_given_up_uses_an_index_of_nothing_else() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "message_given_up" in Message.objects.dead().order_by("created_at").explain()
