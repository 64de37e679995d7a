"""What is free for one conference, as its booking pages ask for it."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from conferences.choices import ConferenceStatus
from conferences.models import Conference
from conferences.rules.diary import chairs_for, days_to_offer, free_times, rooms_in_use
from conferences.rules.limits import HoldBy, hold_by
from conferences.rules.slots import Slot, When, read, written
from cpcase import clock
from cpcase.refusals import NotNow

NO_LIMIT = "This conference has no limit yet: record what leads to it first."


class TimesMixin:
    """What is free for one conference."""

    conference: Conference

    def records(self) -> Any:
        """With who sent the request, and who works with the children."""
        rows = super().records().select_related("request__sent_by")  # type: ignore[misc]
        return rows.prefetch_related("children__case__timeline__allocations__person")

    @property
    def is_booked(self) -> bool:
        """Whether it has a date, and another one is looked for."""
        return self.conference.status == ConferenceStatus.BOOKED

    @cached_property
    def limit(self) -> HoldBy:
        """By when it is to be held. Raises NotNow without a limit."""
        found = hold_by(self.conference)
        if found is None:
            raise NotNow(NO_LIMIT)
        return found

    @cached_property
    def free(self) -> list[Slot]:
        """Every free time until a little past the limit."""
        today = clock.today()
        return free_times(self.conference, days_to_offer(self.limit, today), today)

    @cached_property
    def rooms(self) -> list[Any]:
        """The rooms that can be booked."""
        return rooms_in_use()

    @cached_property
    def chairs(self) -> list[Any]:
        """Who can chair it."""
        return chairs_for(self.conference, clock.today())

    def named(self) -> dict[Any, str]:
        """Rooms and chairs in words."""
        return {one.pk: str(one) for one in (*self.rooms, *self.chairs)}


class ChosenMixin(TimesMixin):
    """A later step: the time that was chosen goes along in the address. It names no child."""

    request: HttpRequest

    @cached_property
    def when(self) -> When:
        """The time of the steps before. Raises Http404 for one that no page has made."""
        found = read(self.request.GET.get("slot", ""), self.rooms, self.chairs)
        if found is None or found.room is None or found.chair is None:
            raise Http404
        return found


def step(conference: Conference, name: str, when: When) -> str:
    """The address of a step of booking, with the time that was chosen."""
    slot = written(when.starts_at, when.ends_at, when.room.pk, when.chair.pk)  # type: ignore[union-attr]
    path = reverse(f"conferences:{name}", args=[conference.pk])
    return f"{path}?{urlencode({'slot': slot})}"
