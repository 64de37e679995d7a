"""The core group that a conference set is a date of the core group (C20, D27).

Called by the act that confirms the decisions, in its transaction.
"""

from datetime import datetime
from typing import Any

from conferences.choices import Outcome
from conferences.models import Conference
from coregroups.models import CoreGroup
from coregroups.services.meeting_dates import plan_ahead


def set_core_groups(conference: Conference, *, by: Any, as_of: datetime) -> None:
    """The family is told of this date, so whoever opens the core group finds it too.

    Brothers and sisters share the group, so that one date is set once. One that has passed when
    the chair confirms is not a date to come.
    """
    for child in conference.here():
        at = child.first_core_group_at
        if child.outcome != Outcome.PLAN or at is None or at <= as_of:
            continue
        for group in CoreGroup.objects.open().filter(
            children__plan__case=child.case, children__left_on=None
        ):
            locked = CoreGroup.objects.locked(group.pk)
            if not locked.meetings.planned().filter(planned_at=at).exists():
                plan_ahead(locked, [(at, "")], by=by)
