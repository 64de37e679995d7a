"""Check and sign off: what was said, the dates that run, what it sends, one button (C01)."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import cached_property

from cases.forms import strategy_discussions as forms
from cases.models import Enquiry, StrategyDiscussion
from cases.presenters.sign_off_page import (
    SHOWN_FIRST,
    also_sent,
    consequences_of,
    dates_after,
)
from cases.presenters.workers import workers_of
from cases.rules.sign_off import open_among_siblings
from cases.rules.strategy_discussions import attendance_gap
from cases.services import sign_off, strategy_discussions
from cases.views.strategy_discussions import DiscussionMixin
from cases.workflows import STRATEGY_DISCUSSION
from cpcase import clock
from cpcase.web import formats
from cpcase.web.views import RecordActView


class SignOff(DiscussionMixin, RecordActView):
    """The team manager's sign-off."""

    form_class = forms.SignOff
    template_name = "cases/sign_off.html"
    title = "Check and sign off"

    def check(self) -> None:
        STRATEGY_DISCUSSION.check(self.record, "sign_off", by=self.person)

    @cached_property
    def after(self) -> Any:
        """For whom an enquiry is opened, and the dates as they would be."""
        return dates_after(self.record, at=clock.now())

    @cached_property
    def workers(self) -> list[Any] | None:
        """Who can be given the enquiry; none where none is opened anew."""
        if not self.after[0] or self.joined is not None:
            return None
        teams = {case.timeline.team_id for case in self.record.cases()}
        return workers_of(teams, clock.today())

    @cached_property
    def joined(self) -> Enquiry | None:
        """The open enquiry into which a brother or sister comes."""
        return open_among_siblings(self.after[0]) if self.after[0] else None

    def form_kwargs(self) -> dict[str, Any]:
        return {"workers": self.workers, "asks_why": attendance_gap(self.record)}

    def initial(self) -> dict[str, Any]:
        named = {
            str(row.person_id)
            for case in self.record.cases()
            for row in case.timeline.allocations.all()
            if row.role == "social_worker" and row.ended_at is None
        }
        one = named.pop() if len(named) == 1 else ""
        return {**super().initial(), "allocate_to": one}

    def context(self) -> dict[str, Any]:
        fresh, owed = self.after
        chosen = () if self.joined is not None else fresh
        dates = consequences_of(self.shown, owed, clock.today(), fresh=chosen)
        return {
            **self.page_context(),
            "dates": dates,
            "first": dates[:SHOWN_FIRST],
            "later": dates[SHOWN_FIRST:],
            "also": also_sent(self.record, fresh),
            "starts": bool(chosen),
            "joined": self.joined,
        }

    def act(self, form: Any) -> StrategyDiscussion:
        said, now = form.cleaned_data, clock.now()
        self.done_words = f"Signed off on {formats.moment(now, clock.today())}."
        return sign_off.sign_off(
            self.record, by=self.person, at=now, as_of=now, version=said["version"],
            allocate_to=self._worker(said.get("allocate_to")),
            went_ahead_because=said.get("went_ahead_because", ""),
        )  # fmt: skip

    def _worker(self, chosen: str | None) -> Any:
        people = {one.pk: one for one in self.workers or ()}
        return people.get(UUID(chosen)) if chosen else None

    def done_url(self, result: StrategyDiscussion) -> str:
        enquiry = result.enquiries.order_by("-created_at").first()
        if enquiry is not None:
            return reverse("cases:enquiry", args=[enquiry.pk])
        return self.back_url()


class Return(DiscussionMixin, RecordActView):
    """Give the record back with what needs to change."""

    form_class = forms.Return
    template_name = "cases/strategy_return.html"
    title = "Return the discussion"
    done_words = "Returned. Whoever recorded it is told now; the dates run on."

    def check(self) -> None:
        STRATEGY_DISCUSSION.check(self.record, "return_for_rework", by=self.person)

    def context(self) -> dict[str, Any]:
        return self.page_context()

    def act(self, form: Any) -> StrategyDiscussion:
        said = form.cleaned_data
        return strategy_discussions.return_for_rework(
            self.record, why=said["why"], by=self.person, as_of=clock.now(),
            version=said["version"],
        )  # fmt: skip
