"""Messages that could not be sent, for whoever looks after them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from accounts import forms
from accounts.models import SentAgain
from accounts.permissions import Permission
from accounts.presenters import messages as presenter
from accounts.services import messages
from cpcase import clock
from cpcase.models import Message, State
from cpcase.outbox.services.posting import NOT_GIVEN_UP
from cpcase.refusals import NotNow
from cpcase.web.acts import ActView
from cpcase.web.lists import page_of


class LooksAfterMail:
    """Only for whoever may send messages again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.may(Permission.SEND_MESSAGES_AGAIN, None):  # type: ignore[union-attr]
            raise PermissionDenied("Only those who look after messages see this page.")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class Messages(LooksAfterMail, TemplateView):
    """Messages that were given up; by `?show=` those tried again or perhaps received twice."""

    template_name = "accounts/messages.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        show = self.request.GET.get("show", presenter.GIVEN_UP)
        if show not in presenter.SHOWS:
            raise Http404("There is no such list of messages.")
        found = presenter.messages_to_show(show).prefetch_related("sent_again__person")
        page, counts = page_of(self.request, found), presenter.counts()
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "rows": presenter.rows_of(page.object_list),
            "show": show,
            "shows": [(one, words, counts[one]) for one, words in presenter.SHOWS.items()],
        }


class SendAgain(LooksAfterMail, ActView):
    """Put one that was given up back into the queue."""

    template_name = "accounts/send_again.html"
    form_class = forms.SendAgain
    title = "Send a message again"
    done_words = "It is sent within the minute. If it fails once more, it is listed here again."

    @cached_property
    def message(self) -> Message:
        """The message of this page."""
        rows = Message.objects.with_last_try().prefetch_related("sent_again__person")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def check(self) -> None:
        if self.message.state != State.DEAD:
            raise NotNow(NOT_GIVEN_UP)

    def context(self) -> dict[str, Any]:
        return {"rows": presenter.rows_of([self.message])}

    def back_url(self) -> str:
        return reverse("accounts:messages")

    def act(self, form: forms.SendAgain) -> SentAgain:
        me: Any = self.request.user
        return messages.send_again(
            self.message, why=form.cleaned_data["why"], by=me, as_of=clock.now()
        )
