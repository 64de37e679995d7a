"""What was sent to whom about a child, and what was brought, in one list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import TruncDate
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from cases.models import Case, Paper
from conferences.models import AgencyReport, Invitation, Letter, Report, ReportShare
from coregroups.choices import JointReportStatus
from coregroups.models import JointReportStep, LookedAfterLetter, Meeting, MinutesCopy
from cpcase.web import formats

# A document in the list of all: what it is, which one, and when it went or came.
Key = tuple[str, UUID, datetime]
_SENT_STEPS = (JointReportStatus.DRAFT_SENT, JointReportStatus.FINAL_SENT)


@dataclass(frozen=True, slots=True)
class Document:
    """One paper, to or from one person."""

    what: str
    href: str
    whom: str
    how: str
    when: str
    by: str


def documents_of(case: Case, *, by: Any) -> "QuerySet[Any]":
    """The keys of everything that the reader may open, the newest first: one query, in pages."""
    parts = [
        rows.order_by()
        .annotate(of=Value(name, CharField()), moment=F(moment))
        .values_list("of", "id", "moment")
        for name, moment, rows in _all(case, by)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-moment", "id")


def _all(case: Case, by: Any) -> Iterable[tuple[str, str, Any]]:
    # Who came for a child out of reach, or is their relative alone, is not named.
    invited = Invitation.objects.visible_to(by).values("pk")
    yield (
        "letter",
        "sent_at",
        _about(case, Letter, "invitation__conference__", "sent_at").filter(
            pk__in=Letter.objects.visible_to(by).values("pk")
        ),
    )
    yield (
        "share",
        "shared_at",
        _about(case, ReportShare, "report__conference__", "shared_at").filter(
            invitation__in=invited, report__in=Report.objects.visible_to(by).values("pk")
        ),
    )
    came = _about(case, AgencyReport, "invitation__conference__", "sent_at")
    yield "agency", "sent_at", came.filter(invitation__in=invited)
    meetings = Meeting.objects.visible_to(by).of(case).exclude(minutes_sent_at=None).values("pk")
    yield "minutes", "meeting__minutes_sent_at", MinutesCopy.objects.filter(meeting__in=meetings)
    steps = JointReportStep.objects.filter(
        status__in=_SENT_STEPS, report__meeting__in=Meeting.objects.of(case).values("pk")
    )
    yield "joint", "done_at", steps
    yield "looked_after", "sent_at", LookedAfterLetter.objects.filter(plan__case=case)
    yield "paper", "kept_at", Paper.objects.visible_to(by).filter(case=case)


def _about(case: Case, model: Any, prefix: str, moment: str) -> Any:
    """What went out while the child was one of those that the conference was about."""
    left = f"{prefix}children__left_on"
    return model.objects.filter(
        Q(**{left: None}) | Q(**{f"{left}__gte": TruncDate(moment)}),
        **{f"{prefix}children__case": case},
    )


def documents(keys: Iterable[Key], today: date) -> list[Document]:
    """The documents of one page, each as its reader sees it: as many queries as there are kinds."""
    keys = list(keys)
    found: dict[UUID, Any] = {}
    for name, (load, _) in _KINDS.items():
        found |= load().in_bulk([pk for kind, pk, _ in keys if kind == name])
    return [_KINDS[name][1](found[pk], moment, today) for name, pk, moment in keys]


def _letter(one: Letter, sent_at: datetime, today: date) -> Document:
    conference = one.invitation.conference
    return Document(
        what=f"{one.get_about_display()}, {conference.title.lower()}",
        href=reverse("conferences:letter", args=[one.pk]),
        whom=f"To {_who(one.invitation)}",
        how=one.get_route_display(),
        when=formats.moment(sent_at, today),
        by=f"Sent by {one.sent_by}",
    )


def _share(one: ReportShare, shared_at: datetime, today: date) -> Document:
    conference = one.report.conference
    return Document(
        what=f"Social work report, {conference.title.lower()}",
        href=reverse("conferences:report", args=[conference.pk]),
        whom=f"To {_who(one.invitation)}",
        how=one.get_route_display(),
        when=formats.moment(shared_at, today),
        by=f"Shared by {one.shared_by}",
    )


def _agency(one: AgencyReport, sent_at: datetime, today: date) -> Document:
    return Document(
        what=f"Agency’s report, {one.invitation.conference.title.lower()}",
        href=reverse("conferences:invitation", args=[one.invitation_id]),
        whom=f"From {_who(one.invitation)}",
        how="",
        when=formats.moment(sent_at, today),
        by=f"Sent by {one.sent_by}",
    )


def _minutes(one: MinutesCopy, sent_at: datetime, today: date) -> Document:
    return Document(
        what=f"Minutes, {str(one.meeting).lower()}",
        href=reverse("coregroups:meeting", args=[one.meeting_id]),
        whom=f"To {one.member}",
        how=one.route,
        when=formats.day(sent_at, today),
        by="",
    )


def _joint(one: JointReportStep, done_at: datetime, today: date) -> Document:
    draft = one.status == JointReportStatus.DRAFT_SENT
    return Document(
        what=f"Joint report, {'draft' if draft else 'final copy'}",
        href=reverse("coregroups:joint_report", args=[one.report_id]),
        whom="To the core group",
        how=one.note,
        when=formats.moment(done_at, today),
        by=f"Sent by {one.done_by}",
    )


def _looked_after(one: LookedAfterLetter, sent_at: datetime, today: date) -> Document:
    return Document(
        what="Letter that the child is looked after",
        href=reverse("coregroups:plan", args=[one.plan.case_id]),
        whom="To the core group",
        how=one.get_looked_after_as_display(),
        when=formats.moment(sent_at, today),
        by=f"Sent by {one.sent_by}",
    )


def _paper(one: Paper, kept_at: datetime, today: date) -> Document:
    return Document(
        what=one.called,
        href=reverse("cases:paper", args=[one.pk]),
        whom="Kept on this record",
        how=f"{one.get_kind_display()}, {filesizeformat(one.size)}",
        when=formats.moment(kept_at, today),
        by=f"Kept by {one.kept_by}",
    )


def _who(invitation: Any) -> str:
    return ", ".join(filter(None, (invitation.name, invitation.as_who)))


def _with(model: Any, *related: str) -> Callable[[], Any]:
    return lambda: model.objects.select_related(*related)


# How the documents of each kind are loaded, and how one of them reads.
_KINDS: Mapping[str, tuple[Callable[[], Any], Callable[[Any, datetime, date], Document]]] = {
    "letter": (_with(Letter, "invitation__conference", "sent_by"), _letter),
    "share": (
        _with(ReportShare, "invitation", "report__conference", "shared_by"),
        _share,
    ),
    "agency": (_with(AgencyReport, "invitation__conference", "sent_by"), _agency),
    "minutes": (_with(MinutesCopy, "meeting", "member"), _minutes),
    "joint": (_with(JointReportStep, "done_by"), _joint),
    "looked_after": (_with(LookedAfterLetter, "plan", "sent_by"), _looked_after),
    "paper": (_with(Paper, "kept_by"), _paper),
}
