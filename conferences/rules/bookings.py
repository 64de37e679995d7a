"""When a conference may be booked: after what led to it, and past a limit only as agreed."""

from collections.abc import Iterable
from datetime import date, datetime

from conferences.choices import Kind, LateRole
from conferences.models import Conference, LateReason
from conferences.rules.limits import HoldBy
from coregroups.models import InterimPlan
from cpcase.refusals import Incomplete
from cpcase.web import formats
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day

_LED_TO_IT = {
    Kind.INITIAL: "the strategy discussion that led to it",
    Kind.TRANSFER_IN: "the notice of the move",
    Kind.REVIEW: "the conference that made the plan",
}


def check_led_to(conference: Conference, limit: HoldBy | None, at: datetime) -> None:
    """A conference is not dated before what led to it: an initial one not before its discussion."""
    what = _LED_TO_IT[Kind(conference.kind)]
    if limit is None:
        raise Incomplete(f"This has no limit: record {what} first.", field="starts_at")
    if limit.counted_from is not None and at < limit.counted_from:
        on = formats.day(limit.counted_from)
        raise Incomplete(f"The conference must be after {what}, on {on}.", field="starts_at")


def check_moment(
    conference: Conference, limit: HoldBy | None, at: datetime, *, as_of: datetime
) -> HoldBy:
    """It is after what led to it, still to come, and on a working day. Gives the limit it has.

    A conference has the agencies there: on a weekend, a bank holiday or a day on which the
    authority is closed nobody may be asked to come.
    """
    check_led_to(conference, limit, at)
    assert limit is not None  # check_led_to refuses what has no limit
    check_to_come(at, as_of)
    check_open_day(london_day(at), limit.calendar, today=london_day(as_of))
    return limit


def check_to_come(at: datetime, as_of: datetime) -> None:
    """Nobody is invited to what is over."""
    if london_day(at) < london_day(as_of):
        words = "The date of the conference must be today or in the future."
        raise Incomplete(words, field="day")
    if at <= as_of:
        raise Incomplete("The conference must start later than now.", field="starts_at")


def check_open_day(on: date, calendar: Calendar, *, today: date) -> None:
    """Saturday 4 April is not a working day · Friday 3 April is not a working day (Good Friday)."""
    if not calendar.is_working(on):
        name = calendar.name_of(on)
        because = f" ({name})" if name else ""
        raise Incomplete(
            f"{formats.day(on, today)} is not a working day{because}. Choose another day.",
            field="day",
        )


def needed_agreement(conference: Conference, limit: HoldBy, on: date) -> tuple[LateRole, ...]:
    """Who must agree to hold it on that day: nobody inside the limit (S03, N02).

    Past the local limit it is the service manager, where the pathway says so; past the national
    one of an initial conference the team manager and the chair, each with a reason.
    """
    if limit.is_past_national(on) and conference.kind == Kind.INITIAL:
        return (LateRole.TEAM_MANAGER, LateRole.CHAIR)
    if limit.is_late(on) and _service_manager_agrees(conference):
        return (LateRole.SERVICE_MANAGER,)
    return ()


def missing_agreement(
    conference: Conference, limit: HoldBy, on: date, reasons: Iterable[LateReason]
) -> tuple[LateRole, ...]:
    """Those of them who have not agreed to a date as late as this one."""
    given = {reason.role for reason in reasons if reason.until >= on}
    return tuple(role for role in needed_agreement(conference, limit, on) if role not in given)


def check_late(
    conference: Conference, limit: HoldBy, on: date, reasons: Iterable[LateReason]
) -> None:
    """Refuse a date past a limit that was not agreed (S03), or has no interim plan (N02)."""
    missing = missing_agreement(conference, limit, on, reasons)
    if LateRole.SERVICE_MANAGER in missing:
        raise Incomplete(
            f"This is after the limit, {formats.day(limit.due_on, on)}. "
            "The service manager must agree to it and give a reason first.",
            field="starts_at",
        )
    if missing:
        who = formats.listed([f"the {role.label.lower()}" for role in missing])
        raise Incomplete(
            f"This is after the national limit, "
            f"{formats.day(limit.national_due_on or limit.due_on, on)}. "
            f"{who[0].upper()}{who[1:]} must give reasons first.",
            field="starts_at",
        )
    if needed_agreement(conference, limit, on)[1:]:
        _check_interim_plans(conference)


def _check_interim_plans(conference: Conference) -> None:
    cases = conference.cases()
    safe = set(InterimPlan.objects.open().filter(case__in=cases).values_list("case", flat=True))
    for case in cases:
        if case.pk not in safe:
            raise Incomplete(
                f"{case.child.called} needs an interim plan until the conference.",
                field="starts_at",
            )


def _service_manager_agrees(conference: Conference) -> bool:
    pathways = [case.timeline.followed for case in conference.cases()]
    return any(one.setting("late_conference_agreed_by") == "service_manager" for one in pathways)
