"""The hourly look at what must hold: a breach is never silent."""

import logging
from datetime import datetime

from django.db import transaction

from accounts.services.notices import tell_all
from cpcase.outbox import invariants as of_outbox
from timescales import invariants
from timescales.engine.calendar import LONDON
from timescales.services.answering import administrators

logger = logging.getLogger(__name__)


@transaction.atomic
def sweep(*, as_of: datetime) -> dict[str, int]:
    """Log what does not hold and tell the administrators, once a day for each; what was found."""
    found = {**of_outbox.breaches(), **invariants.breaches(as_of=as_of)}
    today = as_of.astimezone(LONDON).date()
    for name, count in found.items():
        logger.error("Broken: %s (%s)", name, count)
        tell_all(
            administrators(on=today),
            source_key=f"broken:{name}:{today}",
            kind="system",
            words=f"Alerts or messages need a look: “{name}” does not hold ({count}).",
            link="/",
            as_of=as_of,
            urgent=True,
        )
    return found
