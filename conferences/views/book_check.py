"""The last step of booking: date, people, letters, what follows; one button books and sends."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from accounts.permissions import Permission
from conferences.forms import bookings as forms
from conferences.models import Conference
from conferences.presenters.booking import dates_of_booking
from conferences.presenters.letters import letters_of_booking
from conferences.presenters.needed import on_the_list
from conferences.services import booking_and_inviting, bookings
from conferences.views.of_conference import ConferenceAct
from conferences.views.times import ChosenMixin, step
from cpcase import clock
from cpcase.refusals import Incomplete, NotAllowed
from cpcase.web import formats


class BookCheck(ChosenMixin, ConferenceAct):
    """Step 3. A time that cannot be booked is said as the page opens, not after the button."""

    form_class = forms.Check
    template_name = "conferences/book_check.html"
    title = "Check and book"

    def check(self) -> None:
        if not self.request.user.may(Permission.BOOK_CONFERENCE, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not book this conference.")

    def back_url(self) -> str:
        return step(self.conference, "book_invitations", self.when)

    def page(self, form: forms.Check, *, status: int = 200) -> HttpResponse:
        return super().page(form if form.is_bound else self.judged(), status=status)

    def judged(self) -> forms.Check:
        """The form as the page opens, with what stands in the way of this time."""
        form: forms.Check = self.make_form(QueryDict(f"version={self.conference.version}"))
        form.full_clean()
        try:
            bookings.check_to_book(self.conference, self.when, as_of=clock.now())
        except Incomplete as refusal:
            form.refuse(refusal)
        return form

    def context(self) -> dict[str, Any]:
        count = booking_and_inviting.to_send(self.conference, by=self.request.user)
        when, as_of = self.when, clock.now()
        return {
            **super().context(),
            "when": formats.span(when.starts_at, when.ends_at, clock.today()),
            "room": when.room,
            "chair": when.chair,
            "letters": letters_of_booking(self.conference, when, as_of=as_of) if count else [],
            "people": on_the_list(self.conference),
            "dates": dates_of_booking(
                self.conference, when.starts_at, chair=str(when.chair), as_of=as_of
            ),
            "change_url": step(self.conference, "book", when),
        }

    def try_act(self, form: forms.Check) -> HttpResponse:
        """As any act; what was booked meanwhile, perhaps in another window, is shown."""
        now = self.fresh()
        if now.status != "booked":
            return super().try_act(form)
        when = formats.moment(now.starts_at, clock.today())
        messages.warning(self.request, f"This is already booked: {when}.")
        return redirect("conferences:conference", pk=now.pk)

    def act(self, form: forms.Check) -> Conference:
        return booking_and_inviting.book_and_invite(
            self.conference, self.when, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    def done_url(self, result: Conference) -> str:
        return reverse("conferences:conference", args=[result.pk])
