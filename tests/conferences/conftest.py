"""The cast, in every test of conferences."""

import pytest

from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return gather()
