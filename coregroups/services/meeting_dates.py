"""Dates, times and venues of core groups to come (D27)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from coregroups.models import CoreGroup, Meeting
from coregroups.workflows import MEETING
from cpcase.records import CHANGED_MEANWHILE, add, change
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow


@transaction.atomic
def set_dates(
    core_group: CoreGroup,
    *,
    dates: Sequence[tuple[datetime, str]],
    by: Any,
    as_of: datetime,
    read: Collection[str] | None = None,
) -> list[Meeting]:
    """Set dates, times and venues of core groups to come (D27).

    `read` names the dates that stood when these were chosen: another one since is a Conflict, so
    that two people do not set the same meetings twice. Raises NotAllowed, NotNow; Incomplete for
    no date, or one that is past or set already.
    """
    core_group = locked_group(core_group, by=by)
    if not dates:
        raise Incomplete("Enter the date and time of a core group to come.")
    if read is not None and dates_since(core_group, read):
        raise Conflict(CHANGED_MEANWHILE, field="dates")
    taken = set(core_group.meetings.planned().values_list("planned_at", flat=True))
    for place, (planned_at, _) in enumerate(dates):
        if planned_at <= as_of:
            raise Incomplete("Enter a date and time to come.", field=f"dates-{place}-planned_at")
        if planned_at in taken:
            raise Incomplete("This date is set already.", field=f"dates-{place}-planned_at")
        taken.add(planned_at)
    return plan_ahead(core_group, dates, by=by)


def dates_since(core_group: CoreGroup, read: Collection[str]) -> list[Meeting]:
    """The dates that were set since these were read."""
    return [one for one in core_group.meetings.planned() if str(one.pk) not in read]


def plan_ahead(
    core_group: CoreGroup, dates: Iterable[tuple[datetime, str]], *, by: Any
) -> list[Meeting]:
    """Write the dates of a group that is locked, checked already."""
    return [
        add(Meeting(core_group=core_group, planned_at=planned_at, venue=venue.strip()), by=by)
        for planned_at, venue in dates
    ]


@transaction.atomic
def cancel_date(meeting: Meeting, *, by: Any, version: int) -> Meeting:
    """A date is given up. Raises NotAllowed, NotNow or Conflict."""
    meeting = Meeting.objects.locked(meeting.pk, version=version)
    MEETING.move(meeting, "cancel_date", by=by)
    return change(meeting, by=by)


def locked_group(core_group: CoreGroup, *, by: Any, version: int | None = None) -> CoreGroup:
    """The group, locked, if `by` may record its meetings. Raises NotAllowed, NotNow, Conflict."""
    core_group = CoreGroup.objects.locked(core_group.pk, version=version)
    core_group.hold_children()
    if not by.may(Permission.RECORD_CORE_GROUP, core_group):
        raise NotAllowed("You may not record core groups of this family.")
    if core_group.closed_on is not None:
        raise NotNow("This core group has closed: it carries no plan any more.")
    return core_group
