"""Taking the quarter hours of a room and a chair, within a booking's transaction."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from conferences.choices import Resource
from conferences.models import BookedSlot, Conference
from conferences.rules.slots import quarters
from cpcase.refusals import Incomplete

TAKEN_MEANWHILE = (
    "This time was taken while you were choosing. Your other answers are kept. Choose another."
)


def check_free(
    conference: Conference, *, starts_at: datetime, ends_at: datetime, room: Any, chair: Any
) -> None:
    """Whether both are free then for this one. Raises Incomplete next to the one that is taken."""
    others = BookedSlot.objects.exclude(conference=conference)
    times = quarters(starts_at, ends_at)
    for kind, resource in ((Resource.CHAIR, chair), (Resource.ROOM, room)):
        if others.filter(kind=kind, resource=resource.pk, quarter__in=times).exists():
            raise Incomplete(_taken(kind, resource), code="taken", field=kind.value)


def take(
    conference: Conference, *, starts_at: datetime, ends_at: datetime, room: Any, chair: Any
) -> None:
    """Take room and chair for that time. Raises Incomplete when one of them is taken.

    The constraint decides, also between two who book in the same moment; the look before it only
    says which of the two is taken.
    """
    check_free(conference, starts_at=starts_at, ends_at=ends_at, room=room, chair=chair)
    times = quarters(starts_at, ends_at)
    wanted = [(Resource.CHAIR, chair), (Resource.ROOM, room)]
    # In one order, so that two bookings cannot wait for each other.
    rows = [
        BookedSlot(kind=kind, resource=resource.pk, quarter=quarter, conference=conference)
        for kind, resource in sorted(wanted, key=lambda one: (one[0], str(one[1].pk)))
        for quarter in times
    ]
    try:
        with transaction.atomic():
            BookedSlot.objects.bulk_create(rows)
    except IntegrityError as taken:
        raise Incomplete(TAKEN_MEANWHILE, code="taken", field="starts_at") from taken


def free(conference: Conference) -> None:
    """Give back what the conference took."""
    BookedSlot.objects.filter(conference=conference).delete()


def _taken(kind: Resource, resource: Any) -> str:
    if kind == Resource.CHAIR:
        return f"{resource.name} chairs another conference at that time. Choose another."
    return f"{resource} is booked at that time. Choose another time or room."
