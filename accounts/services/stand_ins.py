"""Who answers for somebody who is away."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import StandIn, User
from cpcase.records import add
from cpcase.refusals import Incomplete


def who_answers(person: User, on: date) -> User:
    """The person, or whoever stands in for them that day; a chain ends at the first who is here."""
    seen = {person.pk}
    while True:
        row = (
            StandIn.objects.filter(absent=person, since__lte=on, until__gte=on)
            .select_related("stand_in")
            .order_by("-created_at")
            .first()
        )
        if row is None or row.stand_in_id in seen or not row.stand_in.is_active:
            return person
        person = row.stand_in
        seen.add(person.pk)


@transaction.atomic
def stand_in(absent: User, *, stand_in: User, since: date, until: date, by: Any) -> StandIn:
    """Name who answers for `absent` from a day to a day. Raises Incomplete."""
    if absent.pk == stand_in.pk:
        raise Incomplete("Choose somebody else to stand in.", field="stand_in")
    if until < since:
        raise Incomplete("The last day must be on or after the first.", field="until")
    return add(StandIn(absent=absent, stand_in=stand_in, since=since, until=until), by=by)
