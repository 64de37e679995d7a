"""Booking in three steps: date, invitations; the check is in `book_check`."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.permissions import Permission
from conferences.forms import bookings as forms
from conferences.presenters.booking import slot_cards, week_list
from conferences.presenters.limits import limit_box
from conferences.presenters.needed import from_request, on_the_list, who_is_needed
from conferences.presenters.people import known_to, person_line, unheard
from conferences.rules.bookings import check_moment
from conferences.rules.diary import days_to_offer
from conferences.rules.slots import Slot, When, few_of_each_half_day, read, written
from conferences.services import bookings
from conferences.views.of_conference import ConferenceAct, ConferenceMixin, visible_cases
from conferences.views.times import ChosenMixin, TimesMixin, step
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web import formats
from cpcase.web.components import Slot as SlotCard
from timescales.engine.offsets import london_day

OFFERED, LATE_OFFERED = 16, 3
ANOTHER = SlotCard(forms.OTHER, "Another date or time", "Fill in the boxes below.")


class ChooseTime(TimesMixin, ConferenceAct):
    """Step 1: the limit first, then free times by day, chair and room; late ones last."""

    form_class: Any = forms.ChooseTime
    template_name = "conferences/choose_time.html"
    title = "Choose a date"

    def check(self) -> None:
        if not self.request.user.may(Permission.BOOK_CONFERENCE, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not book this conference.")
        if self.conference.status != "to_book":
            raise NotNow("This conference is not waiting for a date.")
        assert self.limit

    @property
    def asked(self) -> str:
        """The time that was chosen, here or on an earlier look at this page."""
        return self.request.POST.get("slot") or self.request.GET.get("slot") or ""

    @cached_property
    def free_by_value(self) -> dict[str, Slot]:
        """Every free time by its radio's value."""
        return {written(one.starts_at, one.ends_at, one.room, one.chair): one for one in self.free}

    @cached_property
    def cards(self) -> list[Any]:
        """The times on offer: those nearest to the limit, which leave most time to prepare."""
        today = clock.today()
        few = few_of_each_half_day(self.free)
        in_time = [one for one in few if not self.limit.is_late(london_day(one.starts_at))]
        late = [one for one in few if self.limit.is_late(london_day(one.starts_at))]
        offered = [*in_time[-OFFERED:], *late[:LATE_OFFERED]]
        chosen = self.free_by_value.get(self.asked)
        if chosen is not None and chosen not in offered:  # among every free time
            offered.append(chosen)
        names = self.named()
        return [
            *slot_cards(self.conference, offered, self.limit, names=names, today=today),
            ANOTHER,
        ]

    def form_kwargs(self) -> dict[str, Any]:
        names, today = self.named(), clock.today()
        times = {
            value: f"{formats.span(one.starts_at, one.ends_at, today)}, {names[one.chair]}"
            for value, one in self.free_by_value.items()
        }
        if self.asked and read(self.asked, self.rooms, self.chairs) is not None:
            times.setdefault(self.asked, "The time that you chose")
        return {
            "times": list(times.items()),
            "rooms": self.rooms,
            "chairs": self.chairs,
            "check_moment": self.check_moment,
        }

    def check_moment(self, at: datetime) -> None:
        """Refuse a moment at which it cannot be."""
        check_moment(self.conference, self.limit, at, as_of=clock.now())

    def initial(self) -> dict[str, Any]:
        """The time that was chosen before; one that is not on offer stands in the boxes again."""
        chosen = read(self.asked, self.rooms, self.chairs)
        if chosen is None or self.asked in self.free_by_value:
            return {**super().initial(), "slot": self.asked}
        return {**super().initial(), **forms.in_boxes(chosen)}

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "asked_for": from_request(self.conference, today=clock.today()),
            "needed": who_is_needed(self.conference),
            "box": limit_box(self.limit, as_of=clock.now(), is_booked=self.is_booked),
            "cards": self.cards,
            "offered_all": len(self.free) > len(self.cards),
        }

    def act(self, form: forms.ChooseTime) -> When:
        when = form.when()
        bookings.check_to_book(self.conference, when, as_of=clock.now())
        return when

    def done_url(self, result: When) -> str:
        return step(self.conference, "book_invitations", result)


class FreeTimes(TimesMixin, ConferenceMixin, View):
    """Every free time, day by day; a day without one says so."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            days = days_to_offer(self.limit, clock.today())
        except NotNow as refusal:
            raise Http404(refusal.words) from refusal
        weeks = week_list(self.free, days, self.named(), clock.today())
        name = "rearrange" if self.is_booked else "book"
        context = {
            "conference": self.conference,
            "days": weeks,
            "box": limit_box(self.limit, as_of=clock.now(), is_booked=self.is_booked),
            "choose_url": reverse(f"conferences:{name}", args=[self.conference.pk]),
        }
        return render(request, "conferences/free_times.html", context)


class BookInvitations(ChosenMixin, ConferenceMixin, View):
    """Step 2: who is invited, with contact rules and separate attendance against each person."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person: Any = request.user
        may_list = person.may(Permission.LIST_INVITATIONS, self.conference)
        visible = visible_cases(person, self.conference)
        people = known_to(self.conference, on_the_list(self.conference), visible)
        context = {
            "conference": self.conference,
            "lines": [
                person_line(one, may_list=may_list, may_answer=False, today=clock.today())
                for one in people
            ],
            "may_list": may_list,
            "unheard": unheard(self.conference, visible),
            "listed": self.conference.request is None or self.conference.request.listed_at,
            "when": formats.span(self.when.starts_at, self.when.ends_at, clock.today()),
            "back_url": step(self.conference, "book", self.when),
            "next_url": step(self.conference, "book_check", self.when),
        }
        return render(request, "conferences/book_invitations.html", context)
