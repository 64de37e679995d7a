"""The last step of booking or rearranging: date, people, letters, what follows; one button."""

from typing import Any

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from accounts.permissions import Permission
from conferences.forms import bookings as forms
from conferences.models import Conference, Letter
from conferences.presenters.booking import dates_of_booking, reasons_for
from conferences.presenters.letters import letters_of
from conferences.presenters.needed import on_the_list
from conferences.services import booking_and_inviting, bookings
from conferences.views.of_conference import ConferenceAct
from conferences.views.times import ChosenMixin, step
from conferences.workflows import CONFERENCE
from cpcase import clock
from cpcase.refusals import Incomplete, NotAllowed
from cpcase.web import formats
from timescales.engine.offsets import london_day


class Check(ChosenMixin, ConferenceAct):
    """The time that was chosen, with all that it sets off.

    One that cannot be booked is said as the page opens, not after the button.
    """

    template_name = "conferences/book_check.html"
    letters_about = Letter.About.INVITATION
    first_step = "book"

    def page(self, form: forms.Check, *, status: int = 200) -> HttpResponse:
        try:
            if status == 200:
                bookings.check_to_book(self.conference, self.when, as_of=clock.now())
        except Incomplete as refusal:
            if not form.is_bound:
                form = self.make_form(QueryDict(f"version={self.conference.version}"))
                form.full_clean()
            form._errors = ErrorDict()  # nothing was asked yet
            form.refuse(refusal)
        return super().page(form, status=status)

    def writes_letters(self) -> bool:
        """Whether the button sends any."""
        return True

    def context(self) -> dict[str, Any]:
        conference, when, as_of = self.conference, self.when, clock.now()
        letters = (
            letters_of(conference, when, about=self.letters_about, as_of=as_of)
            if self.writes_letters()
            else []
        )
        return {
            **super().context(),
            "when": formats.span(when.starts_at, when.ends_at, clock.today()),
            "reasons": reasons_for(conference, self.limit, london_day(when.starts_at)),
            "room": when.room,
            "chair": when.chair,
            "letters": letters,
            "people": on_the_list(conference),
            "dates": dates_of_booking(
                conference, when.starts_at, chair=str(when.chair), as_of=as_of
            ),
            "change_url": step(conference, self.first_step, when),
        }

    def done_url(self, result: Conference) -> str:
        return reverse("conferences:conference", args=[result.pk])


class BookCheck(Check):
    """Step 3 of 3: book, and send the invitations of the list."""

    form_class = forms.Check
    title = "Check and book"

    def check(self) -> None:
        if not self.request.user.may(Permission.BOOK_CONFERENCE, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not book this conference.")

    def back_url(self) -> str:
        return step(self.conference, "book_invitations", self.when)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "people_url": self.back_url(), "step": "step 3 of 3"}

    def writes_letters(self) -> bool:
        return booking_and_inviting.to_send(self.conference, by=self.request.user) > 0

    def try_act(self, form: forms.Check) -> HttpResponse:
        """As any act; what was booked meanwhile, perhaps in another window, is shown."""
        now = self.fresh()
        if now.status != "booked":
            return super().try_act(form)
        when = formats.moment(now.starts_at, clock.today())
        messages.warning(self.request, f"This is already booked: {when}.")
        return redirect("conferences:conference", pk=now.pk)

    def act(self, form: forms.Check) -> Conference:
        sent = booking_and_inviting.to_send(self.conference, by=self.request.user)
        booked = booking_and_inviting.book_and_invite(
            self.conference, self.when, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip
        self.done_words = (
            f"Booked. {formats.count(sent, 'invitation')} sent." if sent else "Booked."
        )
        return booked


class RearrangeCheck(Check):
    """Step 2 of 2: why, and everybody who was invited is told and asked again."""

    form_class = forms.RearrangeCheck
    title = "Check the new time"
    done_words = "The conference has a new date. Everybody who was invited is told."
    letters_about = Letter.About.MOVED
    first_step = "rearrange"

    def check(self) -> None:
        CONFERENCE.check(self.conference, "rearrange", by=self.request.user)  # type: ignore[arg-type]

    def back_url(self) -> str:
        return step(self.conference, "rearrange", self.when)

    def context(self) -> dict[str, Any]:
        was = self.conference
        before = formats.span(was.starts_at, was.ends_at, clock.today())  # type: ignore[arg-type]
        return {**super().context(), "booked_for": before, "step": "step 2 of 2"}

    def act(self, form: forms.RearrangeCheck) -> Conference:
        return bookings.rearrange(
            self.conference, self.when, why=form.cleaned_data["why"], by=self.request.user,
            as_of=clock.now(), version=form.cleaned_data["version"],
        )  # fmt: skip
