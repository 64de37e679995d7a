"""What the scheduler calls: the week's conference diary, to those whom a pathway names."""

from celery import shared_task

from conferences.services.weekly_diary import send_weekly
from cpcase import clock


@shared_task
def send_weekly_diary() -> int:
    """Send it once its hour has come. Harmless when called twice, late, or by two schedulers."""
    return send_weekly(as_of=clock.now())
