"""The world is made once for a module; what a test does to it is taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from cpcase import clock
from tests.access.world import NOW, World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One authority with a record in each state, at NOW."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.standing_at(NOW):
            made = build()
        yield made
        transaction.set_rollback(True)
