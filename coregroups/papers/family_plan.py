"""The plan for the family: plain words on a tagged PDF, and no address that is to be kept back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from cases.models import Address, Child
from cases.rules.addresses import is_named_in
from cases.rules.children import in_a_letter
from coregroups.choices import Progress
from coregroups.models import Meeting, Plan, PlanLine
from cpcase.papers import pdf
from cpcase.refusals import NotNow
from cpcase.web import formats

TEMPLATE = "coregroups/papers/family_plan.html"
_GOES = {
    Progress.ON_TRACK: "This is going well.",
    Progress.SLOW: "This is slow.",
    Progress.STUCK: "This is stuck.",
    Progress.DONE: "This is done.",
}


def content_of(plan: Plan, *, on: date) -> dict[str, Any]:
    """What the paper says on a day.

    Raises NotNow where a line names an address that is to be kept back: any parent may read it.
    """
    lines = [_line(line) for line in plan.lines.in_order()]
    kept = _kept_back(plan.case.child)
    said, meets = import_string(settings.FAMILY_PLAN_WORDS)(
        plan.case, since=plan.started_on, until=plan.ended_on or on
    )
    texts = [*said.values(), *(words for line in lines for words in line.values())]
    if any(is_named_in(texts, address) for address in kept):
        raise NotNow(
            "A line of this plan names an address that is kept confidential. Change that line "
            "before the plan is printed for the family."
        )
    return {
        "authority": settings.AUTHORITY_NAME,
        "administration": formats.in_sentence(settings.ADMINISTRATION_NAME),
        "telephone": settings.ADMINISTRATION_PHONE,
        "written_on": formats.day(on),
        "child": in_a_letter(plan.case.child),
        "worry": plan.get_latest_category_display().lower(),
        "since": formats.day(plan.started_on),
        "ended": formats.day(plan.ended_on) if plan.ended_on else "",
        "lines": lines,
        "meets": "" if plan.ended_on else _next(plan, meets, on),
        **said,
    }


def _kept_back(child: Child) -> Iterable[Address]:
    """The family's confidential addresses, and where a restricted brother or sister lives apart."""
    apart = Q(child__cases__restricted=True, child__cases__closed_on=None) & ~Q(child=child)
    known = Address.objects.known_now().filter(family=child.family_id)
    return known.filter(Q(confidential=True) | apart).distinct()


def family_plan_pdf(content: dict[str, Any]) -> bytes:
    """It as PDF/UA-1. Its title names no child."""
    return pdf.render(TEMPLATE, {"plan": content})


def file_name(on: date) -> str:
    """What the file is called when it is saved: kind and date, never a name."""
    return f"plan-{on:%Y-%m-%d}.pdf"


def _next(plan: Plan, meets: Sequence[datetime], on: date) -> str:
    """The next meeting from that day on: a core group or a conference."""
    groups = Meeting.objects.of(plan.case).planned().values_list("planned_at", flat=True)
    coming = [one for one in (*meets, *groups) if one and formats.london_day(one) >= on]
    return formats.moment(min(coming)) if coming else ""


def _line(line: PlanLine) -> dict[str, str]:
    return {
        "need": line.need,
        "outcome": line.outcome,
        "action": line.action,
        "how": line.how,
        "who": line.who,
        "by": formats.day(line.achieve_by),
        "goes": _GOES[Progress(line.progress)] if line.progress else "",
        "seen": line.seen,
    }
