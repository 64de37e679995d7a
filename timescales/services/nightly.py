"""Once a night every running episode's dates are worked out anew: what time alone has changed."""

import logging
from datetime import datetime

from django.db import transaction

from accounts.services.notices import tell_all
from timescales.engine.calendar import LONDON
from timescales.models import Timeline
from timescales.services.answering import administrators
from timescales.services.recompute import recompute_all

_WORDS = "The dates of an episode could not be worked out last night. The server’s log says why."
logger = logging.getLogger(__name__)


def recompute_running(*, as_of: datetime) -> int:
    """How many episodes changed. One that fails is logged by its opaque id, given to the
    administrators, and stops no other."""
    changed = 0
    for timeline in Timeline.objects.running().order_by("pk"):
        try:
            changed += len(recompute_all([timeline], as_of=as_of, reason="nightly"))
        except Exception:
            logger.exception("An episode could not be recomputed: %s", timeline.pk)
            _give_to_administrators(timeline, as_of)
    return changed


@transaction.atomic
def _give_to_administrators(timeline: Timeline, as_of: datetime) -> None:
    today = as_of.astimezone(LONDON).date()
    tell_all(
        administrators(on=today), source_key=f"uncounted:{timeline.pk}:{today}", kind="system",
        words=_WORDS, link="/", as_of=as_of,
    )  # fmt: skip
