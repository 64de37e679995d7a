"""Pages about one record: in scope or not found, looked at and noted, and two versions compared."""

from typing import Any, ClassVar

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property

from cpcase.refusals import Conflict
from cpcase.web import conflicts
from cpcase.web.acts import REFUSED, TOO_LATE, ActView
from cpcase.web.choosing import Choose

__all__ = ["ActView", "RecordActView", "RecordMixin"]


class RecordMixin:
    """A page about one record, which its visitor may see; that it was looked at is noted."""

    # The record's class. Not called `model`: a generic view would list them all.
    of: ClassVar[Any]
    request: HttpRequest
    kwargs: dict[str, Any]

    def records(self) -> Any:
        """What the visitor may see, with what the page needs besides."""
        return self.of.objects.visible_to(self.request.user)

    def fresh(self) -> Any:
        """The record as it is now. Raises Http404 when it is not there or not for this person."""
        record = self.records().filter(pk=self.kwargs["pk"]).first()
        if record is None:
            raise Http404
        return record

    @cached_property
    def record(self) -> Any:
        """The record of this page, noted as looked at."""
        record = self.fresh()
        self.request.note_view(record)  # type: ignore[attr-defined]
        return record


class RecordActView(RecordMixin, ActView):
    """An act on one record: its version goes with the form, and a clash shows both texts."""

    conflict_template = "components/conflict.html"

    def initial(self) -> dict[str, Any]:
        """The version that this person reads."""
        return {"version": self.record.version}

    def context(self) -> dict[str, Any]:
        """The record."""
        return {"record": self.record}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As any act; what comes from the conflict page is put together first."""
        if "read" not in request.POST or "save_draft" in request.POST:
            return super().post(request, *args, **kwargs)
        undecided = conflicts.undecided(request.POST)
        data: QueryDict = request.POST
        if not undecided:
            data = conflicts.resolve(self.form_to_compare(), self.versioned(), data=data)
        form = self.make_form(data)
        if not form.is_valid():
            return self.page(form, status=REFUSED)
        if undecided:
            return self.clash(form, read=_number(data.get("read", "")), undecided=True)
        return self.try_act(form)

    def try_act(self, form: Any) -> HttpResponse:
        """The act; a form without its version could overwrite what nobody here has read."""
        if "version" in form.fields and form.cleaned_data["version"] is None:
            raise SuspiciousOperation("The form came without its version.")
        return super().try_act(form)

    def versioned(self) -> Any:
        """The record whose version the form carries, as it is now: mostly that of the page."""
        return self.fresh()

    def form_to_compare(self) -> Any:
        """The empty form, with a field for each text that the conflict page may have shown."""
        return self.make_form(None)

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        """A clash of versions has a page of its own."""
        if refusal.field == "version":
            return self.clash(form, read=form.cleaned_data["version"])
        return super().on_conflict(form, refusal)

    def clash(self, form: Any, *, read: int, undecided: bool = False) -> HttpResponse:
        """Both texts of each field that two people changed; again, while one is undecided."""
        compared = conflicts.compare(form, self.versioned(), read=read, data=form.data)
        context = {
            "form": form,
            "meanwhile": compared,
            "choose": Choose(compared, self.request.POST if undecided else None),
            "title": self.title,
            "back_url": self.back_url(),
            **self.context(),
        }
        return render(self.request, self.conflict_template, context, status=TOO_LATE)


def _number(typed: Any) -> int:
    if not str(typed).isdecimal():
        raise SuspiciousOperation("A version is a number.")
    return int(typed)
