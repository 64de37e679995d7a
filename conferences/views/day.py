"""Conference day: the live record, and what to do when it is not quorate (D11, S12)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from conferences.forms import day as forms
from conferences.models import Conference, QuorumChoice
from conferences.presenters.day import day_page, initial_of
from conferences.presenters.known import known_of
from conferences.rules.core_groups import MeetBy, limits_of_core_groups
from conferences.rules.quorum import check_agrees
from conferences.services import meetings
from conferences.services import quorum as quorums
from conferences.views.of_conference import ConferenceAct, visible_cases
from conferences.views.report_words import reported_of
from conferences.workflows import CONFERENCE
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow


class DayMixin(ConferenceAct):
    """The record of one sitting."""

    act_name = "save_day"

    def check(self) -> None:
        CONFERENCE.check(self.conference, self.act_name, by=self.request.user)  # type: ignore[arg-type]

    def children(self) -> list[Any]:
        """The children whom this person may see."""
        visible = visible_cases(self.request.user, self.conference)
        return [child for child in self.conference.here() if child.case_id in visible]


class Day(DayMixin):
    """One long page: who is here, the questions, the decision, the outline plan."""

    form_class = forms.Day
    template_name = "conferences/day.html"
    title = "Conference day"
    done_words = "Saved."

    def people(self) -> list[Any]:
        """Everybody who is invited."""
        return list(self.conference.invitations.on_the_list())

    @cached_property
    def limits(self) -> dict[Any, MeetBy]:
        """By when the core group of each child is to meet."""
        return limits_of_core_groups(self.conference, self.children())

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "conference": self.conference,
            "people": self.people(),
            "children": self.children(),
            "limits": self.limits,
        }

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), **initial_of(self.conference, self.children())}

    def context(self) -> dict[str, Any]:
        children = self.children()
        reported = reported_of(self.conference, children)
        page = day_page(
            self.conference, self.people(), children, as_of=clock.now(), limits=self.limits,
            known=known_of(self.conference, children, reported, clock.today()),
        )  # fmt: skip
        return {**super().context(), "page": page}

    def act(self, form: forms.Day) -> Conference:
        return meetings.save_day(
            self.conference, attendance=form.attendance(), children=form.of_children(),
            by=self.request.user, version=form.cleaned_data["version"],
            decided="read_back" in self.request.POST,
        )  # fmt: skip

    def form_to_compare(self) -> forms.Day:
        """The form with a field for each box of an outline plan."""
        form: forms.Day = self.make_form(None)
        form.lay_open(self.versioned())
        return form

    def clash(self, form: forms.Day, *, read: int, undecided: bool = False) -> HttpResponse:
        """As any clash, box by box also in the outline plans."""
        form.lay_open(self.versioned())
        return super().clash(form, read=read, undecided=undecided)

    def done_url(self, result: Conference) -> str:
        for button, name in (("read_back", "confirm"), ("quorum", "quorum")):
            if button in self.request.POST:
                return reverse(f"conferences:{name}", args=[result.pk])
        return reverse("conferences:day", args=[result.pk])


class ChooseQuorum(DayMixin):
    """Three choices with their consequences (S12)."""

    form_class = forms.ChooseQuorum
    template_name = "conferences/quorum.html"
    title = "The conference is not quorate"
    button = "Confirm"

    def back_url(self) -> str:
        return reverse("conferences:day", args=[self.conference.pk])

    def context(self) -> dict[str, Any]:
        page = day_page(self.conference, [], self.children(), as_of=clock.now(), limits={})
        return {**super().context(), "page": page}

    def act(self, form: forms.ChooseQuorum) -> QuorumChoice | None:
        said = form.cleaned_data
        return quorums.choose(
            self.conference, choice=said["choice"], why=said["why"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip

    def done_url(self, result: QuorumChoice | None) -> str:
        name = "day" if result is None else "conference"
        return reverse(f"conferences:{name}", args=[self.conference.pk])


class AgreeQuorum(ConferenceAct):
    """A manager agrees to what the chair asks; it stands as management oversight."""

    form_class = forms.Agree
    title = "Agree to what the chair asks"
    button = "Agree"
    done_words = "Recorded as management oversight. The chair is told."

    def check(self) -> None:
        person: Any = self.request.user
        asked = (Permission.AGREE_TO_GO_ON, Permission.APPROVE_REARRANGING)
        if not any(person.may(one, self.conference) for one in asked):
            raise NotAllowed("You may not agree to this.")
        booking = next((b for b in self.conference.bookings.all() if b.ended_at is None), None)
        choice = getattr(booking, "quorum_choice", None)
        if choice is None or choice.agreed_at is not None:
            raise NotNow("Nothing has been asked of you about this conference.")
        check_agrees(choice, self.conference, person)
        self.about = f"{choice.get_choice_display()}: {choice.why}"

    def act(self, form: forms.Agree) -> QuorumChoice:
        said = form.cleaned_data
        return quorums.agree(
            self.conference, words=said["words"], by=self.request.user, as_of=clock.now(),
            version=said["version"],
        )  # fmt: skip
