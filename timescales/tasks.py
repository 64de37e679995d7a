"""What the scheduler calls: ring what is due, look hourly if all holds, recompute by night."""

from celery import shared_task

from cpcase import clock
from cpcase.outbox.services import beat
from timescales.services.alerts import ring_due as ring
from timescales.services.nightly import recompute_running
from timescales.services.sweeping import sweep as look_over


@shared_task
def ring_due() -> int:
    """Ring what is due now. Harmless when called twice, late, or by two schedulers."""
    made = ring(as_of=clock.now()).alerts
    beat("ring")
    return made


@shared_task
def sweep() -> int:
    """Whether every invariant holds; the administrators are told of each that does not."""
    return len(look_over(as_of=clock.now()))


@shared_task
def recompute_nightly() -> int:
    """Work every running episode's dates out anew; a date that moved is kept with its reason."""
    return recompute_running(as_of=clock.now())
