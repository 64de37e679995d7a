"""Waking the worker after a commit: the best effort, never at the price of the act."""

import logging
import threading
import time

from celery import current_app
from django.conf import settings

from cpcase import broker

logger = logging.getLogger(__name__)

DRAIN = "cpcase.outbox.tasks.drain"
QUIET_FOR = 60.0  # seconds without another try when the broker is away: the beat sends anyhow
NAME = "wake the worker"
_quiet_until = 0.0
_asking = threading.Lock()


def wake() -> None:
    """Ask the worker to send now, beside the page, which waits for no broker.

    While somebody is asking already, or the broker was away a minute ago, nobody asks: the
    message goes at the next beat.
    """
    if time.monotonic() < _quiet_until or not _asking.acquire(blocking=False):
        return
    threading.Thread(target=_ask, name=NAME, daemon=True).start()


def _ask() -> None:
    global _quiet_until
    try:
        with broker.line() as line:
            current_app.send_task(DRAIN, connection=line, expires=settings.KEPT_FOR, retry=False)
    except Exception:  # whatever a broker raises: the act is done, and its message is safe
        _quiet_until = time.monotonic() + QUIET_FOR
        logger.warning("The worker could not be woken. What waits is sent at the next round.")
    finally:
        _asking.release()
