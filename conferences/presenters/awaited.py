"""Reports that agencies owe: how soon or how late, the late ones first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from cases.models import Case
from conferences.models import Conference, Invitation
from conferences.rules.shared_limits import agency_limits, is_late, is_owing, late_first, owed_by
from cpcase.web import due
from cpcase.web.components import DueBlock
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.pathway_version import pathway_of
from timescales.presenters.deadlines import due_block
from timescales.services.recompute import calendar_of


@dataclass(frozen=True, slots=True)
class Awaited:
    """One report that is still to come."""

    what: str
    href: str
    whom: str
    due: DueBlock


def report_due(one: Invitation, limits: Iterable[Deadline], *, as_of: datetime) -> DueBlock | None:
    """How soon or how late its report is; None where none is owed."""
    starts = one.conference.starts_at
    if not is_owing(one) or starts is None:
        return None
    owed = owed_by(one, limits)
    if owed is None:  # nothing but the meeting itself dates it
        return _before(starts, one.conference, as_of)
    nation = owed.timeline.pathway.pathway.nation
    return due_block(owed, as_of=as_of, calendar=calendar_of(nation))


def _before(starts: datetime, conference: Conference, as_of: datetime) -> DueBlock:
    """Due in 10 working days, Tuesday 14 April, by 10am."""
    pathway = pathway_of(conference.cases()[0].timeline.pathway_id)
    left = calendar_of(pathway.nation).count(london_day(as_of), london_day(starts))
    return due.due_block(
        starts if starts >= as_of else london_day(starts),
        as_of=as_of,
        working_days_left=max(left, 0),
        working_days_late=max(-left, 0),
    )


def late_report(one: Invitation, limits: Sequence[Deadline], *, as_of: datetime) -> DueBlock | None:
    """How late its report is; None where it is not late."""
    if not is_late(one, owed_by(one, limits), as_of):
        return None
    return report_due(one, limits, as_of=as_of)


def awaited_reports(case: Case, *, by: Any, as_of: datetime) -> list[Awaited]:
    """What agencies still owe for this child's conferences: late first, then what is due next."""
    rows = (
        Invitation.objects.visible_to(by)
        .filter(conference__children__case=case, conference__children__left_on=None)
        .out()
        .for_lists()
    )
    invitations = [one for one in late_first(rows, as_of) if is_owing(one)]
    limits = agency_limits([one.conference for one in invitations])
    return [
        Awaited(
            what=f"Agency’s report, {one.conference.title.lower()}",
            href=reverse("conferences:invitation", args=[one.pk]),
            whom=f"From {', '.join(filter(None, (one.name, one.as_who)))}",
            due=block,
        )
        for one in invitations
        if (block := report_due(one, limits, as_of=as_of)) is not None
    ]
