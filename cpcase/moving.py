"""Stepping the product's clock, in a demo and in tests."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from cpcase.models import ClockOffset
from cpcase.refusals import Incomplete, NotAllowed


@transaction.atomic
def move_clock(*, by: timedelta) -> timedelta:
    """Let the product's clock jump ahead by `by`; how far it then stands from real time.

    Leases, sessions, lock-outs, tokens and the worker keep real time. Raises NotAllowed in an
    installation whose clock is real, and Incomplete for a step back: what was told stays told.
    """
    if not settings.MOVABLE_CLOCK:
        raise NotAllowed("The clock of this installation cannot be moved.")
    if by <= timedelta():
        raise Incomplete("Enter a step forward. The clock does not go back.", field="by")
    ClockOffset.objects.bulk_create([ClockOffset()], ignore_conflicts=True)
    row = ClockOffset.objects.select_for_update().get()
    row.offset += by
    row.save(update_fields=["offset"])
    return row.offset
