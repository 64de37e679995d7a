"""An authority that works by one pathway, and nobody's clock but the walk's."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, gather
from tests.given import a_pathway


@pytest.fixture
def authority(db: None, settings: Any) -> Callable[..., Cast]:
    """Everybody, in an authority that works by the pathway named, with or without an overlay."""

    def works_by(pathway: str, overlay: str = "") -> Cast:
        settings.PATHWAY, settings.OVERLAY = pathway, overlay
        everybody = gather()
        for slug in filter(None, (pathway, overlay)):
            a_pathway(slug, everybody)
        return everybody

    return works_by
