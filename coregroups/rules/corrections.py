"""To which time the record of a core group may be put right."""

from datetime import datetime

from coregroups.models import Meeting
from coregroups.rules.days import london_day
from cpcase.refusals import Incomplete


def check_may_move(meeting: Meeting, ended_at: datetime) -> None:
    """Core groups keep their order, their plans, and what followed them. Raises Incomplete."""
    held = meeting.core_group.meetings.held().exclude(pk=meeting.pk)
    number = meeting.number or 0
    before = held.filter(number__lt=number).order_by("-number").first()
    after = held.filter(number__gt=number).order_by("number").first()
    if before is not None and before.ended_at is not None and ended_at <= before.ended_at:
        raise Incomplete("The core group before this one was held later than that.", field="on")
    if after is not None and after.ended_at is not None and ended_at >= after.ended_at:
        raise Incomplete("The next core group was held before that.", field="on")
    if meeting.minutes_sent_at is not None and ended_at > meeting.minutes_sent_at:
        raise Incomplete("Its minutes were sent before that.", field="on")
    group, old = meeting.core_group, meeting.ended_at
    carried = {plan.pk for plan in group.plans(on=london_day(ended_at))}
    if old is not None and carried != {plan.pk for plan in group.plans(on=london_day(old))}:
        raise Incomplete("On that day it did not carry the same children’s plans.", field="on")
