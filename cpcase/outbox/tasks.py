"""The worker's task: idempotent and without arguments, so that it may be lost or doubled."""

from celery import shared_task

from cpcase.outbox import drain as draining
from cpcase.outbox.waking import DRAIN


@shared_task(name=DRAIN)
def drain() -> None:
    """Send what waits."""
    draining.drain()
