"""What every page must be able to say: that alerts may be late."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cpcase.models import Pulse


def ring_is_late(request: HttpRequest) -> dict[str, Any]:
    """Context: whether nobody has looked for what rings in the last three minutes of real time.

    Asked once a page, by primary key, and only by a template that shows it.
    """
    return {"ring_is_late": SimpleLazyObject(_nobody_rings)}


def _nobody_rings() -> bool:
    return not Pulse.objects.fresh().filter(name="ring").exists()
