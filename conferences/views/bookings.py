"""Booking in three steps: date, invitations, check."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.permissions import Permission
from conferences.forms import bookings as forms
from conferences.models import Conference
from conferences.presenters.booking import dates_of_booking, slot_cards, week_list
from conferences.presenters.limits import limit_box
from conferences.presenters.people import person_line
from conferences.rules.diary import days_to_offer
from conferences.rules.slots import When, few_of_each_half_day, read, written
from conferences.services import booking_and_inviting, bookings
from conferences.views.of_conference import ConferenceAct, ConferenceMixin
from conferences.views.times import TimesMixin
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

    @cached_property
    def cards(self) -> list[Any]:
        """The times on offer: those nearest to the limit, which leave most time to prepare."""
        today = clock.today()
        few = few_of_each_half_day(self.free)
        in_time = [one for one in few if not self.limit.is_late(london_day(one.starts_at))]
        late = [one for one in few if self.limit.is_late(london_day(one.starts_at))]
        offered = [*in_time[-OFFERED:], *late[:LATE_OFFERED]]
        names = self.named()
        return [
            *slot_cards(self.conference, offered, self.limit, names=names, today=today),
            ANOTHER,
        ]

    def form_kwargs(self) -> dict[str, Any]:
        names, today = self.named(), clock.today()
        times = {
            written(one.starts_at, one.ends_at, one.room, one.chair): (
                f"{formats.span(one.starts_at, one.ends_at, today)}, {names[one.chair]}"
            )
            for one in self.free
        }
        asked = self.request.POST.get("slot") or self.request.GET.get("slot") or ""
        if asked and read(asked, self.rooms, self.chairs) is not None:
            times.setdefault(asked, "The time that you chose")
        return {"times": list(times.items()), "rooms": self.rooms, "chairs": self.chairs}

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "slot": self.request.GET.get("slot", "")}

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "box": limit_box(self.limit, as_of=clock.now()),
            "cards": self.cards,
            "offered_all": len(self.free) > len(self.cards),
        }

    def act(self, form: forms.ChooseTime) -> When:
        when = form.when()
        bookings.check_to_book(self.conference, when)
        return when

    def done_url(self, result: When) -> str:
        return _step(self.conference, "book_invitations", result)


class FreeTimes(TimesMixin, ConferenceMixin, View):
    """Every free time, day by day; a day without one says so."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            days = days_to_offer(self.limit, clock.today())
        except NotNow as refusal:
            raise Http404(refusal.words) from refusal
        weeks = week_list(self.free, days, self.named(), clock.today())
        name = "rearrange" if self.conference.status == "booked" else "book"
        context = {
            "conference": self.conference,
            "days": weeks,
            "box": limit_box(self.limit, as_of=clock.now()),
            "choose_url": reverse(f"conferences:{name}", args=[self.conference.pk]),
        }
        return render(request, "conferences/free_times.html", context)


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


class BookInvitations(ChosenMixin, ConferenceMixin, View):
    """Step 2: who is invited, with contact rules and separate attendance against each person."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person: Any = request.user
        may_list = person.may(Permission.LIST_INVITATIONS, self.conference)
        people = self.conference.invitations.on_the_list()
        context = {
            "conference": self.conference,
            "lines": [
                person_line(one, may_list=may_list, may_answer=False, today=clock.today())
                for one in people
            ],
            "may_list": may_list,
            "listed": self.conference.request is None or self.conference.request.listed_at,
            "when": formats.span(self.when.starts_at, self.when.ends_at, clock.today()),
            "back_url": _step(self.conference, "book", self.when),
            "next_url": _step(self.conference, "book_check", self.when),
        }
        return render(request, "conferences/book_invitations.html", context)


class BookCheck(ChosenMixin, ConferenceAct):
    """Step 3: date, people, dates that follow; one button books and sends."""

    form_class = forms.Confirm
    template_name = "conferences/book_check.html"
    title = "Check and book"

    def check(self) -> None:
        if not self.request.user.may(Permission.BOOK_CONFERENCE, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not book this conference.")

    def back_url(self) -> str:
        return _step(self.conference, "book_invitations", self.when)

    def context(self) -> dict[str, Any]:
        letters = booking_and_inviting.to_send(self.conference, by=self.request.user)
        when = self.when
        return {
            **super().context(),
            "when": formats.span(when.starts_at, when.ends_at, clock.today()),
            "room": when.room,
            "chair": when.chair,
            "letters": letters,
            "people": self.conference.invitations.on_the_list(),
            "dates": dates_of_booking(self.conference, when.starts_at, as_of=clock.now()),
            "change_url": _step(self.conference, "book", when),
        }

    def try_act(self, form: forms.Confirm) -> HttpResponse:
        """As any act; what was booked meanwhile, perhaps in another window, is shown."""
        now = self.fresh()
        if now.status != "booked":
            return super().try_act(form)
        when = formats.moment(now.starts_at, clock.today())
        messages.warning(self.request, f"This is already booked: {when}.")
        return redirect("conferences:conference", pk=now.pk)

    def act(self, form: forms.Confirm) -> Conference:
        return booking_and_inviting.book_and_invite(
            self.conference, self.when, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    def done_url(self, result: Conference) -> str:
        return reverse("conferences:conference", args=[result.pk])


def _step(conference: Conference, name: str, when: When) -> str:
    slot = written(when.starts_at, when.ends_at, when.room.pk, when.chair.pk)  # type: ignore[union-attr]
    path = reverse(f"conferences:{name}", args=[conference.pk])
    return f"{path}?{urlencode({'slot': slot})}"
