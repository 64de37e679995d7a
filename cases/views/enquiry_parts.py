"""One part of a Section 47 enquiry: write it, copy a sibling's, confirm each line (D03, D08)."""

from typing import Any, ClassVar
from uuid import UUID

from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.choices.enquiry import OWN_PARTS, PartKind
from cases.forms import enquiries as forms
from cases.models import Enquiry, EnquiryChild, EnquiryPart
from cases.presenters.enquiry_page import sources_of
from cases.presenters.enquiry_reading import visits_of
from cases.presenters.lines import line_of
from cases.rules.enquiries import check_writable, others_named, title_of
from cases.services import enquiry_parts
from cases.views.enquiries import not_found_unless, shown_of
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.web import formats
from cpcase.web.views import RecordActView


class PartAct(ByPerson, RecordActView):
    """An act on one part; what is shown of its siblings is cut to the visitor's reach."""

    of: ClassVar[Any] = EnquiryPart
    template_name = "cases/part.html"

    def records(self) -> Any:
        return super().records().filter(enquiry=self.kwargs["enquiry"])

    def fresh(self) -> Any:
        """The part as one of the enquiry's own, so that all of it is loaded at once."""
        part = super().fresh()
        enquiry = Enquiry.objects.visible_to(self.person).for_page().get(pk=part.enquiry_id)
        loaded = next(one for one in enquiry.parts.all() if one.pk == part.pk)
        loaded.enquiry = enquiry
        for row in enquiry.children.all():
            row.enquiry = enquiry
            if row.pk == loaded.child_id:
                loaded.child = row
        enquiry.show_only(shown_of(enquiry, self.person))
        return loaded

    @cached_property
    def shown(self) -> list[EnquiryChild]:
        """The children whom this person may see."""
        return shown_of(self.record.enquiry, self.person)

    def check(self) -> None:
        check_writable(self.record.enquiry, by=self.person, permission=Permission.RECORD_ENQUIRY)

    def back_url(self) -> str:
        return reverse("cases:enquiry", args=[self.record.enquiry_id])

    def here(self) -> str:
        """The page of this part."""
        return reverse("cases:part", args=[self.record.enquiry_id, self.record.pk])

    def context(self) -> dict[str, Any]:
        part = self.record
        own = part.child if part.child_id else None
        return {
            "record": part,
            "heading": title_of(part),
            "comments": part.open_comments,
            "asked": part.asked,
            "names": formats.listed(others_named(part.words, own)) if own else "",
        }


class WritePart(PartAct):
    """The words of one part; the outcome has a form of its own."""

    title = "Part of a Section 47 enquiry"
    done_words = "Saved."

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        """Harm has incidents; the outcome its questions."""
        own: dict[str, Any] = {
            PartKind.HARM: forms.WriteHarm,
            PartKind.OUTCOME: forms.DecideOutcome,
        }
        return own.get(self.record.kind, forms.WritePart)

    def form_kwargs(self) -> dict[str, Any]:
        part = self.record
        if part.kind == PartKind.OUTCOME:
            return {"name": part.child.case.child.called}
        return {"label": title_of(part)}

    def initial(self) -> dict[str, Any]:
        part = self.record
        found = {**super().initial(), "words": part.words, "done": part.done}
        if part.kind == PartKind.OUTCOME:
            row = part.child
            names = ("outcome", "findings", "more_likely", "who_told", "child_in_need",
                     "assessment_by")  # fmt: skip
            return {**found, "why": part.words, **{name: getattr(row, name) for name in names}}
        if part.kind == PartKind.HARM:
            rows = [row for row in part.child.incidents.all() if not row.struck]
            found["incidents"] = [{name: getattr(row, name) for name in row.said} for row in rows]
        return found

    def context(self) -> dict[str, Any]:
        part = self.record
        is_own = part.kind in OWN_PARTS
        return {
            **super().context(),
            "visits": visits_of(self.shown, clock.today()) if part.kind == PartKind.SEEN else (),
            "is_seen": part.kind == PartKind.SEEN,
            "sources": sources_of(part, self.shown) if is_own else (),
        }

    def act(self, form: Any) -> Any:
        said, part = form.cleaned_data, self.record
        if part.kind == PartKind.OUTCOME:
            return enquiry_parts.decide_outcome(part.child, by=self.person, **said)
        return enquiry_parts.write_part(
            part, words=said["words"], done=said["done"], incidents=form.incidents(),
            by=self.person, as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class CopyPart(PartAct):
    """Carry a sibling's lines over, to be confirmed one by one."""

    form_class = forms.Copy
    template_name = "cases/part_copy.html"
    title = "Copy from a brother or sister"

    def check(self) -> None:
        super().check()
        not_found_unless(self.record.kind in OWN_PARTS)

    @cached_property
    def sources(self) -> list[EnquiryPart]:
        """The same part of the siblings who may be shown."""
        return sources_of(self.record, self.shown)

    def form_kwargs(self) -> dict[str, Any]:
        return {"sources": self.sources}

    def act(self, form: Any) -> Any:
        said = form.cleaned_data
        by_pk = {part.pk: part for part in self.sources}
        return enquiry_parts.copy_from_sibling(
            self.record, source=by_pk[UUID(said["source"])], by=self.person,
            version=said["version"],
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return reverse("cases:part_lines", args=[result.enquiry_id, result.pk])


class ConfirmLines(PartAct):
    """Is each copied line true for this child?"""

    form_class = forms.ConfirmLines
    template_name = "cases/part_lines.html"
    title = "Check what was copied"

    def check(self) -> None:
        super().check()
        not_found_unless(self.record.child_id is not None)

    def form_kwargs(self) -> dict[str, Any]:
        return {"lines": self.record.asked, "about": self.record.child.case.child.called}

    def context(self) -> dict[str, Any]:
        shown = [line_of(line, self.record.child) for line in self.record.asked]
        return {**super().context(), "lines": shown}

    def act(self, form: forms.ConfirmLines) -> Any:
        return enquiry_parts.confirm_lines(
            self.record, answers=form.answers(), by=self.person, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return self.here()
