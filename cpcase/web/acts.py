"""The page of an act: show the form, act, refuse next to the field. Nothing typed is lost."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.utils import ErrorDict
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import redirect, render
from django.views.generic import View

from cpcase.refusals import Conflict, NotAllowed, NotNow, Refusal
from cpcase.web.forms import Form

TOO_LATE, REFUSED = 409, 422
KEPT = "Saved. You can come back to it later."
FILES_NOT_KEPT = "Choose your files again when you come back: a draft keeps text only."

FILES_NOT_SENT = "Choose your files again: they are not kept until the rest is right."


class ActView(View):
    """One act behind one form. A subclass says which form, which act, and where to go then.

    GET shows the form, with the draft if there is one. POST acts; a refusal shows the same page,
    its words next to their field (422) or on top (409 when it is too late for the act).
    """

    form_class: type[Form]
    template_name: str
    title: str  # of the page and of its draft: no child's name
    done_words = ""
    draft: Any = None

    def act(self, form: Any) -> Any:
        """Call the act's service with what the form holds."""
        raise NotImplementedError

    def done_url(self, result: Any) -> str:
        """Where to go after the act."""
        return self.back_url()

    def back_url(self) -> str:
        """Where the page's back link and a kept draft lead to."""
        return "/"

    def check(self) -> None:
        """Refuse before the form is shown: raise NotAllowed or NotNow."""

    def initial(self) -> dict[str, Any]:
        """What the form starts from."""
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        """What the form needs to know besides."""
        return {}

    def context(self) -> dict[str, Any]:
        """What the template needs besides form, title, back link and draft."""
        return {}

    def draft_key(self) -> str:
        """The name of this form's draft: the page, and what it is about."""
        about = ".".join(str(value) for value in self.kwargs.values())
        match = self.request.resolver_match
        return f"{match.view_name if match else type(self).__name__}:{about or 'new'}"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever may not act is turned away by either method, whatever they sent."""
        try:
            if request.method == "POST":
                self._turn_away()
            return super().dispatch(request, *args, **kwargs)
        except NotNow as refusal:  # not even the page can be shown any more
            messages.error(request, refusal.words)
            return self.keep() if request.method == "POST" else redirect(self.back_url())

    def _turn_away(self) -> None:
        try:
            self.check()
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.words) from refusal
        except NotNow:
            return  # the act says so, beside what was typed

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, as it was left or as it starts."""
        try:
            self.check()
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.words) from refusal
        except NotNow as refusal:
            messages.error(request, refusal.words)
            return HttpResponseRedirect(self.back_url())
        self.draft = request.drafts.load(self.draft_key())  # type: ignore[attr-defined]
        if self.draft is None:
            return self.page(self.make_form(None))
        form = self.make_form(_as_posted(self.draft.data))
        form._errors = ErrorDict()  # as it was left, and not judged yet
        return self.page(form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act, keep for later, or show the page again with what stands in the way."""
        if "save_draft" in request.POST:
            return self.keep()
        form = self.make_form(request.POST)
        if form.rearranges:  # a row was added or removed
            return self.page(form)
        if not form.is_valid():
            return self.page(form, status=REFUSED)
        return self.try_act(form)

    def try_act(self, form: Any) -> HttpResponse:
        """The act itself, and each refusal in its place."""
        try:
            result = self.act(form)
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.words) from refusal
        except Conflict as refusal:
            return self.on_conflict(form, refusal)
        except Refusal as refusal:
            form.refuse(refusal)
            return self.page(form, status=TOO_LATE if isinstance(refusal, NotNow) else REFUSED)
        self.request.drafts.discard(self.draft_key())  # type: ignore[attr-defined]
        if self.done_words:
            messages.success(self.request, self.done_words)
        return HttpResponseRedirect(self.done_url(result))

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        """Somebody was quicker: say so where it clashed."""
        form.refuse(refusal)
        return self.page(form, status=TOO_LATE)

    def keep(self) -> HttpResponse:
        """Keep what was typed, valid or not, and leave the page."""
        request = self.request
        request.drafts.save(  # type: ignore[attr-defined]
            self.draft_key(), request.POST, link=request.get_full_path(), title=self.title
        )
        messages.success(request, f"{KEPT} {FILES_NOT_KEPT}" if request.FILES else KEPT)
        return HttpResponseRedirect(self.back_url())

    def make_form(self, data: QueryDict | None) -> Any:
        """The form, empty or with what was sent."""
        files = self.request.FILES if data is not None else None
        return self.form_class(data, files, initial=self.initial(), **self.form_kwargs())

    def page(self, form: Any, *, status: int = 200) -> HttpResponse:
        """The act's page with this form."""
        if status != 200:
            _ask_for_files_again(form)
        context = {
            "form": form,
            "title": self.title,
            "back_url": self.back_url(),
            "draft": self.draft,
            "draft_key": self.draft_key(),
            **self.context(),
        }
        return render(self.request, self.template_name, context, status=status)


def _ask_for_files_again(form: Any) -> None:
    """A browser does not send files a second time by itself: say so where they were chosen."""
    for name in form.files:
        if name in form.fields and name not in form.errors:
            form.add_error(name, FILES_NOT_SENT)


def _as_posted(data: dict[str, list[str]]) -> QueryDict:
    """A draft's text as the form was sent."""
    posted = QueryDict(mutable=True)
    for name, values in data.items():
        posted.setlist(name, values)
    return posted
