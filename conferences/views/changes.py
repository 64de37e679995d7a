"""What changes a conference before it is held: a late date, rearranged, stood down."""

from typing import Any

from django.utils.functional import cached_property

from conferences.choices import LateRole
from conferences.forms import bookings as forms
from conferences.models import Conference, LateReason, LateRequest, Letter
from conferences.presenters.booking import dates_of_standing_down
from conferences.presenters.letters import letters_of
from conferences.presenters.limits import limit_box
from conferences.rules.late import MAY_ASK, check_agrees_late, waits_for
from conferences.rules.limits import HoldBy, hold_by
from conferences.rules.requests import why_decided_against
from conferences.rules.slots import When
from conferences.services import asking_late, late, standing_down
from conferences.views.bookings import ChooseTime
from conferences.views.of_conference import ConferenceAct
from conferences.views.times import step
from conferences.workflows import CONFERENCE
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web import formats


class Rearrange(ChooseTime):
    """Another time, step 1 of 2: the limit stays. Who is told is said before the button."""

    title = "Rearrange the conference"

    def check(self) -> None:
        CONFERENCE.check(self.conference, "rearrange", by=self.request.user)  # type: ignore[arg-type]
        assert self.limit

    def context(self) -> dict[str, Any]:
        conference = self.conference
        booked = formats.span(conference.starts_at, conference.ends_at, clock.today())  # type: ignore[arg-type]
        return {**super().context(), "booked_for": booked, "rearranging": True}

    def done_url(self, result: When) -> str:
        return step(self.conference, "rearrange_check", result)


class StandDown(ConferenceAct):
    """No conference takes place: who is told is said before the button."""

    form_class = forms.StandDown
    template_name = "conferences/stand_down.html"
    title = "Stand the conference down"
    button = "Stand it down and tell everybody"
    done_words = "The conference is stood down. Everybody who was invited is told."

    def check(self) -> None:
        CONFERENCE.check(self.conference, "stand_down", by=self.request.user)  # type: ignore[arg-type]

    def initial(self) -> dict[str, Any]:
        """The manager's words, where the manager decided that none is needed."""
        return {**super().initial(), "why": why_decided_against(self.conference)}

    def context(self) -> dict[str, Any]:
        conference, as_of = self.conference, clock.now()
        return {
            **super().context(),
            "letters": letters_of(conference, about=Letter.About.STOOD_DOWN, as_of=as_of),
            "dates": dates_of_standing_down(conference, as_of=as_of),
        }

    def act(self, form: forms.StandDown) -> Conference:
        return standing_down.stand_down(
            self.conference, why=form.cleaned_data["why"], by=self.request.user,
            as_of=clock.now(), version=form.cleaned_data["version"],
        )  # fmt: skip


class AskForLate(ConferenceAct):
    """Ask whoever must agree to a date past a limit; they find it among what is asked of them."""

    form_class = forms.AskForLate
    template_name = "conferences/ask_for_late.html"
    title = "Ask for a later date"
    button = "Ask"
    done_words = "Whoever must agree is asked."

    def check(self) -> None:
        if not any(self.request.user.may(one, self.conference) for one in MAY_ASK):  # type: ignore[union-attr]
            raise NotAllowed("You may not ask for a later date.")
        if hold_by(self.conference) is None:
            raise NotNow("This conference has no open limit.")

    def context(self) -> dict[str, Any]:
        limit = hold_by(self.conference)
        assert limit is not None  # check() refused it
        is_booked = self.conference.starts_at is not None
        box = limit_box(limit, as_of=clock.now(), is_booked=is_booked)
        return {**super().context(), "box": box}

    def act(self, form: forms.AskForLate) -> LateRequest:
        said = form.cleaned_data
        return asking_late.ask_for_late(
            self.conference, until=said["until"], words=said["words"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class AgreeToLate(ConferenceAct):
    """A date past a limit: the service manager agrees, or team manager and chair give reasons."""

    form_class = forms.AgreeToLate
    template_name = "conferences/agree_to_late.html"
    title = "Agree to a later date"
    button = "Agree to it"
    done_words = "Recorded. Administration is told."

    @cached_property
    def role(self) -> str:
        """The role in which this person agrees."""
        mine = [role for role in self.request.user.roles() if role in LateRole.values]  # type: ignore[union-attr]
        return str(mine[0]) if mine else ""

    def check(self) -> None:
        conference = self.conference  # first: out of reach it is not there
        if not self.role:
            raise NotAllowed("You may not agree to a later date.")
        check_agrees_late(conference, self.role, self.request.user)
        if hold_by(self.conference) is None:
            raise NotNow("This conference has no open limit.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"role": self.role, "asks_plan": True}

    def initial(self) -> dict[str, Any]:
        asked = getattr(self.conference, "late_request", None)
        return {**super().initial(), **({"until": asked.until} if asked else {})}

    def context(self) -> dict[str, Any]:
        limit = hold_by(self.conference)
        assert limit is not None  # check() refused it
        asked = getattr(self.conference, "late_request", None) if self.waits(limit) else None
        is_booked = self.conference.starts_at is not None
        box = limit_box(limit, as_of=clock.now(), is_booked=is_booked)
        return {**super().context(), "box": box, "asked": asked}

    def waits(self, limit: HoldBy) -> bool:
        """Whether this person's agreement was asked for."""
        return self.role in waits_for(self.conference, limit)

    def act(self, form: forms.AgreeToLate) -> LateReason:
        said = form.cleaned_data
        return late.agree_to_late(
            self.conference, role=self.role, until=said["until"], words=said["words"],
            interim_plan=said.get("interim_plan", ""), by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip
