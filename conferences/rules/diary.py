"""The diary: who chairs when, which rooms there are, what is taken, what is free until a limit."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import Http404

from accounts.models import Post, User
from accounts.roles import Role
from conferences.models import BookedSlot, ChairAway, ChairHours, Conference, Room
from conferences.rules.limits import HoldBy
from conferences.rules.slots import Hours, Slot, free_slots
from cpcase.clock import LONDON

# How many working days past the limit are still offered, last, with who must agree.
PAST = 3
# How far ahead somebody looks at most: a review is booked close to its limit.
AHEAD = 25
NOTICE = 1


def rooms_in_use() -> list[Room]:
    """The rooms that can be booked."""
    return list(Room.objects.in_use())


def chairs_on(day: date) -> list[User]:
    """Everybody who chairs conferences on a day, by name."""
    posts = Post.objects.held_on(day).filter(role=Role.CHAIR).select_related("person")
    return sorted({post.person for post in posts}, key=lambda person: str(person.name))


def hours_by_chair() -> list[ChairHours]:
    """Every chair's hours, by day."""
    return list(ChairHours.objects.in_force().select_related("chair"))


def away_from(day: date) -> list[ChairAway]:
    """Absences that are not over on a day."""
    rows = ChairAway.objects.filter(taken_back_on=None, last_day__gte=day)
    return list(rows.select_related("chair").order_by("first_day"))


def one_of(kind: Any, pk: Any) -> Any:
    """A room or hours. Raises Http404 when there are none such."""
    found = kind.objects.filter(pk=pk, ended_on=None).first()
    if found is None:
        raise Http404
    return found


def chairs_for(conference: Conference, day: date) -> list[User]:
    """Those who have not worked on the case; whoever chairs it already comes first."""
    rows = [row for case in conference.cases() for row in case.timeline.allocations.all()]
    in_force = [row for row in rows if row.ended_at is None]
    worked = {row.person_id for row in in_force if row.role != Role.CHAIR}
    own = {row.person_id for row in in_force if row.role == Role.CHAIR}
    free = [person for person in chairs_on(day) if person.pk not in worked]
    return sorted(free, key=lambda person: person.pk not in own)


def days_to_offer(limit: HoldBy, today: date) -> list[date]:
    """Working days from the next one to a little past the limit; near the limit, if it is far."""
    calendar = limit.calendar
    last = calendar.add(max(limit.due_on, today), PAST)
    first = calendar.add(today, NOTICE)
    if calendar.count(first, last) > AHEAD:
        first = calendar.subtract(last, AHEAD)
    days = [first]
    while days[-1] < last:
        days.append(calendar.add(days[-1], 1))
    return days


def free_times(conference: Conference, days: Sequence[date], today: date) -> list[Slot]:
    """Every free time on these days, with a chair who can and a room. Five queries."""
    chairs = {person.pk for person in chairs_for(conference, today)}
    hours = [
        Hours(row.chair_id, row.weekday, row.starts, row.ends)
        for row in ChairHours.objects.in_force()
        if row.chair_id in chairs
    ]
    away = [
        (row.chair_id, row.first_day, row.last_day)
        for row in ChairAway.objects.filter(taken_back_on=None, last_day__gte=days[0])
    ]
    rooms = [room.pk for room in rooms_in_use()]
    taken = _taken(days, conference)
    return list(free_slots(days, hours=hours, away=away, rooms=rooms, taken=taken))


def _taken(days: Sequence[date], conference: Conference) -> set[tuple[str, Any, datetime]]:
    """What others have taken; the conference's own time is free for itself."""
    start = datetime.combine(days[0], time(), LONDON)
    end = datetime.combine(days[-1], time(), LONDON) + timedelta(days=1)
    rows = BookedSlot.objects.filter(quarter__gte=start, quarter__lt=end)
    found = rows.exclude(conference=conference).values_list("kind", "resource", "quarter")
    return {(kind, resource, quarter.astimezone(LONDON)) for kind, resource, quarter in found}
