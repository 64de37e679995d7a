"""Waking the worker after a commit: the best effort, never at the price of the act."""

import logging
import time

from celery import current_app
from django.conf import settings

from cpcase import broker

logger = logging.getLogger(__name__)

DRAIN = "cpcase.outbox.tasks.drain"
QUIET_FOR = 60.0  # seconds without another try when the broker is away: the beat sends anyhow
_quiet_until = 0.0


def wake() -> None:
    """Ask the worker to send now. When the broker is away the message goes at the next beat."""
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        with broker.line() as line:
            current_app.send_task(DRAIN, connection=line, expires=settings.KEPT_FOR, retry=False)
    except Exception:  # whatever a broker raises: the act is done, and its message is safe
        _quiet_until = time.monotonic() + QUIET_FOR
        logger.warning("The worker could not be woken. What waits is sent at the next round.")
