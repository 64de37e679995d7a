"""Which conference of its kind it is for a child: one more than were held."""

from cases.models import Case
from conferences.choices import ConferenceStatus
from conferences.models import ConferenceChild

_HELD = (ConferenceStatus.HELD, ConferenceStatus.SENT)


def next_number(case: Case, kind: str) -> int:
    """The number of the next conference of this kind on a child's timeline."""
    held = ConferenceChild.objects.filter(
        case=case, conference__kind=kind, conference__status__in=_HELD, left_on=None
    )
    return held.count() + 1
