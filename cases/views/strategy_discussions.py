"""Strategy discussions: look at one, record it live, set it aside (C01, L02)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.permissions import Permission
from cases.choices.states import DiscussionStatus
from cases.forms import discussion_record
from cases.forms import strategy_discussions as forms
from cases.models import DiscussionChild, StrategyDiscussion
from cases.presenters.discussion_page import discussion_page
from cases.rules.strategy_discussions import check_recorder, field_of
from cases.services import strategy_discussions
from cases.views.person import TogetherMixin
from cases.workflows import STRATEGY_DISCUSSION
from cpcase import clock
from cpcase.web.views import RecordActView


class DiscussionMixin(TogetherMixin):
    """A discussion in reach, and its children who may be shown."""

    of: ClassVar[Any] = StrategyDiscussion

    def records(self) -> Any:
        return super().records().for_page()

    def rows_in_reach(self, record: StrategyDiscussion) -> list[DiscussionChild]:
        """The children of the discussion whom this person may see."""
        mine = DiscussionChild.objects.visible_to(self.person).filter(discussion=record)
        pks = set(mine.values_list("pk", flat=True))
        return [row for row in record.children.all() if row.pk in pks]

    def back_url(self) -> str:
        return reverse("cases:strategy", args=[self.record.pk])

    def page_context(self) -> dict[str, Any]:
        """What every page of a discussion shows."""
        page = discussion_page(self.record, self.shown, clock.today())
        return {"record": self.record, "said": page, "rows": self.shown}


class OneDiscussion(DiscussionMixin, View):
    """The decision, who took part, is it signed off."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        moves = {move.act for move in STRATEGY_DISCUSSION.open_to(self.record, by=self.person)}
        enquiries = self.record.enquiries.all()
        # A later discussion in the same episode; while the enquiry is open no clock starts anew.
        may_begin = (
            self.record.status == DiscussionStatus.SIGNED_OFF
            and bool(self.shown)
            and self.person.may(Permission.RECORD_STRATEGY_DISCUSSION, self.record)
        )
        context = {
            **self.page_context(),
            "moves": moves,
            "enquiries": enquiries,
            "may_begin": may_begin,
        }
        return render(request, "cases/strategy.html", context)


class Record(DiscussionMixin, RecordActView):
    """The live form: one long page, any order."""

    form_class = discussion_record.Record
    template_name = "cases/strategy_form.html"
    title = "Record a strategy discussion"
    done_words = "The discussion is recorded. Its dates run from the moment it ended."

    def check(self) -> None:
        STRATEGY_DISCUSSION.check(self.record, "record", by=self.person)
        check_recorder(self.record, is_manager=self.signs)

    @cached_property
    def signs(self) -> bool:
        """Whether this person is one who signs discussions off."""
        return bool(self.person.may(Permission.SIGN_OFF_STRATEGY_DISCUSSION, self.record))

    def form_kwargs(self) -> dict[str, Any]:
        return {"cases": self.record.cases()}

    def initial(self) -> dict[str, Any]:
        return {
            **super().initial(),
            **discussion_record.as_recorded(
                self.record, self.person.name, [row.case for row in self.shown]
            ),
        }

    def context(self) -> dict[str, Any]:
        names = ("risk", "s47_initiated", "why")
        cases = self.record.cases()
        return {
            **self.page_context(),
            "known_fields": [f"known_{kind}" for kind in discussion_record.KNOWING],
            "child_fields": [[field_of(name, case.pk) for name in names] for case in cases],
            "signs": self.signs,
        }

    def act(self, form: discussion_record.Record) -> StrategyDiscussion:
        return strategy_discussions.record(
            self.record, form.account(), by=self.person, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    def done_url(self, result: StrategyDiscussion) -> str:
        if self.signs:
            return reverse("cases:sign_off", args=[result.pk])
        return self.back_url()


class SetAside(DiscussionMixin, RecordActView):
    """The draft is not needed: the discussion was never held."""

    form_class = forms.SetAside
    template_name = "cases/strategy_set_aside.html"
    title = "This discussion is not needed"
    done_words = "The draft is set aside. It stays on the record."

    def check(self) -> None:
        STRATEGY_DISCUSSION.check(self.record, "set_aside", by=self.person)

    def context(self) -> dict[str, Any]:
        return self.page_context()

    def act(self, form: Any) -> StrategyDiscussion:
        return strategy_discussions.set_aside(
            self.record, by=self.person, version=form.cleaned_data["version"]
        )
