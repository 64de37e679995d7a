"""The cast and a family of two, ready before each test that asks for them."""

import pytest

from cases.models import Case
from tests import given
from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return gather()


@pytest.fixture
def cases(cast: Cast) -> list[Case]:
    """Two siblings in one process, on the Cambridgeshire pathway."""
    return given.siblings(cast)
