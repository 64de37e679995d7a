"""Conferences that a manager decided are not needed, and that still stand (D06, S11)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery

from accounts.roles import Role
from cases.models import Case, ConferenceDecision
from cases.models.age import eldest_first
from conferences.choices import ConferenceStatus, Kind
from conferences.models import Conference, ConferenceChild

# Asked for, or booked: an initial one that nobody has stood down and that was not held.
_STANDS = (ConferenceStatus.TO_BOOK, ConferenceStatus.BOOKED)


def to_stand_down(person: Any) -> Iterator[tuple[Conference, list[Case], ConferenceDecision]]:
    """Each with the children who need none and the last decision about them.

    For conference administration, until it is stood down or the child is taken out of it.
    """
    if not any(post.role == Role.CONFERENCE_ADMINISTRATOR for post in person.posts_answered_for()):
        return
    last = ConferenceDecision.objects.filter(case=OuterRef("case")).values("needed")[:1]
    rows = (
        ConferenceChild.objects.filter(
            conference__kind=Kind.INITIAL, conference__status__in=_STANDS, left_on=None,
            case__in=Case.objects.visible_to(person).open(),
        )
        .annotate(needed=Subquery(last))
        .filter(needed=False)
        .select_related("conference", "case__child")
        .prefetch_related("case__conference_decisions__decided_by")
        .order_by(eldest_first("case__child__"), "created_at")
    )  # fmt: skip
    found: dict[Any, list[ConferenceChild]] = {}
    for row in rows:
        found.setdefault(row.conference_id, []).append(row)
    for together in found.values():
        decision = together[0].case.conference_decisions.all()[0]
        yield together[0].conference, [row.case for row in together], decision
