"""What the scheduler calls: the morning's mail."""

from celery import shared_task

from accounts.services import digests
from cpcase import clock


@shared_task
def send_digests() -> int:
    """Write to everybody for whom something waits. Harmless when called twice, or late."""
    return digests.send_digests(as_of=clock.now())
