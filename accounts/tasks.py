"""What the scheduler calls: the morning's mail, and a look at drafts that nobody goes on with."""

from celery import shared_task

from accounts.services import digests, old_drafts
from cpcase import clock


@shared_task
def send_digests() -> int:
    """Write to everybody for whom something waits. Harmless when called twice, or late."""
    return digests.send_digests(as_of=clock.now())


@shared_task
def look_after_drafts() -> None:
    """Warn of old drafts, and set aside those whose warning is old. Harmless when called twice."""
    old_drafts.look_after_drafts(as_of=clock.now())
