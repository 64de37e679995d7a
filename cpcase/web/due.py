"""How soon or how late, in the sentences of the brief (section 4). It knows no calendar."""

from datetime import UTC, date, datetime

from cpcase.web.blocks import DueBlock
from cpcase.web.formats import (
    by_moment,
    clock_time,
    count,
    day,
    london_day,
    short_day,
    working_days,
)

# "Soon" is the worktray's next five working days; further than ten is said in weeks.
SOON, NEAR = 5, 10
WEEKS = 26
# A limit counted in hours is said in hours in its last two days (in seconds).
IN_HOURS = 48 * 3600


def due_words(
    due: date | datetime,
    *,
    as_of: datetime,
    working_days_left: int = 0,
    working_days_late: int = 0,
    in_hours: bool = False,
) -> str:
    """Due in 3 working days, Thursday 2 April · Due today by 10am · Overdue by 3 hours."""
    return due_block(
        due,
        as_of=as_of,
        working_days_left=working_days_left,
        working_days_late=working_days_late,
        in_hours=in_hours,
    ).sentence


def due_block(
    due: date | datetime,
    *,
    as_of: datetime,
    working_days_left: int = 0,
    working_days_late: int = 0,
    in_hours: bool = False,
) -> DueBlock:
    """The block of something owed. A day is the limit until its end, a moment until it comes.

    `in_hours`: the limit was counted in hours, so its last two days are said in hours.
    """
    if isinstance(due, datetime):
        # In UTC: two of London's clocks are otherwise compared as they are read.
        left = (due.astimezone(UTC) - as_of.astimezone(UTC)).total_seconds()
        if left < 0:
            return _late_moment(due, as_of, working_days_late, int(-left // 3600))
        if in_hours and left < IN_HOURS:
            return _in_hours(due, as_of, int(left // 3600))
    elif due < london_day(as_of):
        return _late(due, as_of, working_days_late)
    return _ahead(due, as_of, working_days_left)


def _in_hours(due: datetime, as_of: datetime, hours: int) -> DueBlock:
    today, on = london_day(as_of), london_day(due)
    by = f"by {clock_time(due)} today" if on == today else by_moment(due, today)
    when = f"Due in {count(hours, 'hour')}" if hours else "Due in less than an hour"
    return DueBlock("today" if on == today else "soon", when, by, due.isoformat())


def _late_moment(due: datetime, as_of: datetime, late: int, hours: int) -> DueBlock:
    """Hours until a working day has passed, then working days."""
    if late:
        return _late(due, as_of, late)
    when = f"Overdue by {count(hours, 'hour') if hours else 'less than an hour'}"
    today, on = london_day(as_of), london_day(due)
    was = f"{clock_time(due)} today" if on == today else f"{day(due, today)}, {clock_time(due)}"
    return DueBlock("overdue", when, f"was due {was}", due.isoformat(), said=when)


def _late(due: date | datetime, as_of: datetime, late: int) -> DueBlock:
    by = f" by {working_days(late)}" if late else ""
    was = f"was due {day(due, london_day(as_of))}"
    return DueBlock("overdue", f"Overdue{by}", was, due.isoformat())


def _ahead(due: date | datetime, as_of: datetime, left: int) -> DueBlock:
    today, on = london_day(as_of), london_day(due)
    by = f"by {clock_time(due)}" if isinstance(due, datetime) else ""
    words, iso = day(due, today), due.isoformat()
    if on == today:
        when = f"Due today {by}".strip()
        return DueBlock("today", when, words, iso, said=when if by else "")
    near = ", ".join(filter(None, (words, by)))
    state = "soon" if left <= SOON else "later"
    if left <= 1:
        when = "Due tomorrow" if (on - today).days == 1 else "Due next working day"
        return DueBlock(state, when, near, iso)
    if left <= NEAR:
        return DueBlock(state, f"Due in {working_days(left)}", near, iso)
    about = _about((on - today).days)
    return DueBlock(state, f"Due in {about}", near, iso, said=f"Due {near}, in {about}")


def _about(calendar_days: int) -> str:
    weeks = round(calendar_days / 7)
    if weeks < WEEKS:
        return f"about {count(weeks, 'week')}"
    return f"about {count(round(calendar_days / 30.44), 'month')}"


def done_block(
    done: date | datetime, *, as_of: datetime, working_days_late: int = 0,
    hours_late: int = 0, why: str = "",
) -> DueBlock:  # fmt: skip
    """Done on Tuesday 24 March, on time · …, 1 working day late: child in hospital."""
    late = working_days(working_days_late) if working_days_late else ""
    if hours_late and not late:
        late = count(hours_late, "hour")
    how = f"{late} late" if late else "on time"
    because = f": {why}" if late and why else ""
    words = day(done, london_day(as_of))
    said = f"Done on {words}, {how}{because}"
    state = "late" if late else "done"
    return DueBlock(state, f"Done, {how}", f"{words}{because}", london_day(done).isoformat(), said)


def no_date_block(waits_for: str) -> DueBlock:
    """No date yet. 2 working days before the conference, which is not booked."""
    words = f"{waits_for[:1].upper()}{waits_for[1:]}"
    return DueBlock("none", "No date yet", words, said=f"No date yet. {words}".strip(" ."))


def replaced_block(
    was: date | datetime, *, as_of: datetime, on: date | datetime, by: date | datetime | None,
    what: str = "", since: str,
) -> DueBlock:  # fmt: skip
    """Was due Monday 13 April. Replaced on 14 April by Wednesday 22 April: report, since the
    conference was rearranged to Friday 24 April.
    """
    today = london_day(as_of)
    instead = f" by {day(by, today)}" if by is not None else ", with no date yet"
    replaced_on = short_day(on) if london_day(on).year == today.year else day(on)
    said = f"Was due {day(was, today)}. Replaced on {replaced_on}{instead}"
    said = f"{said}{f': {what}' if what else ''}, since {since}"
    return DueBlock("replaced", "Replaced", said, said=said)


def not_needed_block(reason: str) -> DueBlock:
    """Not needed: no conference (decision of Monday 30 March)."""
    return DueBlock("not_needed", "Not needed", reason, said=f"Not needed: {reason}")


def closed_day_words(limit: date, *, last_working_day: date, today: date) -> str:
    """Limit: Sunday 12 July. Last working day before it: Friday 10 July."""
    before = day(last_working_day, today)
    return f"Limit: {day(limit, today)}. Last working day before it: {before}"


def local_and_national(local: date | datetime, national: date | datetime, *, today: date) -> str:
    """Local limit Wednesday 15 April. National limit Thursday 16 April."""
    return f"Local limit {day(local, today)}. National limit {day(national, today)}"
