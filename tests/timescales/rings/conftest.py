"""What a test of rings starts from."""

import pytest

from tests.cast import Cast, gather


@pytest.fixture
def cast() -> Cast:
    """Everybody, with a team manager on duty."""
    return gather()
