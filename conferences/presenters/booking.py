"""Free times as cards: each with what speaks for it, who must agree, and what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from accounts.roles import Role
from cases.models import Case
from cases.presenters.consequences import what_follows, who_answers
from conferences.choices import ConferenceStatus, LateRole
from conferences.models import Conference, ConferenceChild
from conferences.rules.bookings import missing_agreement, needed_agreement
from conferences.rules.limits import HoldBy
from conferences.rules.slots import Slot as FreeSlot
from conferences.rules.slots import written
from cpcase.clock import LONDON
from cpcase.web import formats
from cpcase.web.components import Consequence, Reason, Slot
from timescales.engine.dates import Limit
from timescales.services.preview import Effect, Previewed, preview
from timescales.services.recording import Happening

FOLLOWS = 6


def slot_cards(
    conference: Conference,
    free: Iterable[FreeSlot],
    limit: HoldBy,
    *,
    names: Mapping[Any, str],
    today: date,
) -> list[Slot]:
    """Those inside the limit first, each in the order of time; late ones last, and said so."""
    slots = sorted(
        free, key=lambda one: (limit.is_late(_day(one.starts_at)), one.starts_at, names[one.chair])
    )
    return [_card(conference, one, limit, names, today) for one in slots]


def _card(
    conference: Conference, free: FreeSlot, limit: HoldBy, names: Mapping[Any, str], today: date
) -> Slot:
    on = _day(free.starts_at)
    return Slot(
        value=written(free.starts_at, free.ends_at, free.room, free.chair),
        label=formats.span(free.starts_at, free.ends_at, today),
        apart=f"{names[free.chair]}, {names[free.room]}",
        where=f"{names[free.chair]} chairs. {names[free.room]}.",
        state=_state(limit, on),
        reasons=reasons_for(conference, limit, on),
        follows=tuple(follows(conference, free.starts_at, free.ends_at, today)),
    )


def _state(limit: HoldBy, on: date) -> str:
    if limit.is_late(on):
        return "past"
    return "last" if limit.spare(on) == 0 else "best"


def reasons_for(conference: Conference, limit: HoldBy, on: date) -> tuple[Reason, ...]:
    """What speaks for a date, what against it, and who must agree to it."""
    return tuple(_how_it_stands(conference, limit, on))


def _how_it_stands(conference: Conference, limit: HoldBy, on: date) -> Iterable[Reason]:
    """Day 14: 1 working day to spare · After the limit · The service manager must agree."""
    spare, number = limit.spare(on), limit.day_number(on)
    day = f"Day {number}: " if number else ""
    if limit.is_past_national(on):
        yield Reason("bad", "After the national limit")
    elif limit.is_late(on):
        yield Reason("bad", "After the local limit, inside the national one")
    elif spare == 0:
        last = f"{day}the last day. If it is not quorate, the limit is missed"
        yield Reason("warn", last[0].upper() + last[1:])
    else:
        yield Reason("ok", f"{day}{formats.working_days(spare)} to spare")
    yield from _agreements(conference, limit, on)


def _agreements(conference: Conference, limit: HoldBy, on: date) -> Iterable[Reason]:
    missing = missing_agreement(conference, limit, on, conference.late_reasons.all())
    for role in needed_agreement(conference, limit, on):
        who = LateRole(role).label.lower()
        if role in missing:
            yield Reason("warn", f"The {who} must agree and give a reason")
        else:
            yield Reason("ok", f"The {who} has agreed")


def follows(
    conference: Conference, starts_at: datetime, ends_at: datetime, today: date
) -> list[Consequence]:
    """What would be due if it were held then and led to a plan."""
    child = conference.here()[0]
    held = Happening(
        child.case.timeline,
        "conference.held",
        ends_at,
        {"conference": conference.kind, "number": child.number},
    )
    rows = preview(child.case.timeline, [booked(child, starts_at), held], as_of=ends_at)
    return [as_consequence(row, child.case, today) for row in rows if _is_new(row)][:FOLLOWS]


def dates_of_booking(
    conference: Conference, starts_at: datetime, *, chair: str, as_of: datetime
) -> list[Consequence]:
    """The dates that the booking itself sets or moves: what the check page promises.

    Whoever will chair it answers for what the chair has to do from then on.
    """
    child = conference.here()[0]
    rows = preview(child.case.timeline, [booked(child, starts_at)], as_of=as_of)
    today = as_of.astimezone(LONDON).date()
    return [
        replace(one, who=chair) if row.role == Role.CHAIR else one
        for row in rows
        if _is_new(row)
        for one in [as_consequence(row, child.case, today)]
    ]


def dates_of_standing_down(conference: Conference, *, as_of: datetime) -> Sequence[Consequence]:
    """What is not needed any more, and what is due instead; nothing for one never asked for."""
    if conference.status == ConferenceStatus.ASKED:
        return ()
    child = conference.here()[0]
    facts = {"conference": conference.kind, "number": child.number}
    stood_down = Happening(child.case.timeline, "conference.stood_down", as_of, facts)
    return what_follows(child.case, [stood_down], as_of=as_of)


def booked(child: ConferenceChild, starts_at: datetime) -> Happening:
    """The booking as its act would record it, for a preview."""
    facts: dict[str, Any] = {"conference": child.conference.kind, "number": child.number}
    if child.booked_event_id is not None:
        facts["replaces"] = str(child.booked_event_id)
    return Happening(child.case.timeline, "conference.booked", starts_at, facts)


def as_consequence(row: Previewed, case: Case, today: date) -> Consequence:
    """A previewed date in words."""
    assert row.due is not None  # _is_new leaves out what has no date
    return Consequence(
        what=row.title,
        when=f"By {_limit_words(row.due, today)}",
        who=who_answers(case, row.role),
        rule=row.step,
    )


def _is_new(row: Previewed) -> bool:
    return row.due is not None and row.effect in (Effect.APPEARS, Effect.MOVES)


def _limit_words(due: Limit, today: date) -> str:
    if isinstance(due, datetime):
        return formats.moment(due, today)
    return formats.day(due, today)


def _day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def week_list(
    slots: Sequence[FreeSlot], days: Iterable[date], names: Mapping[Any, str], today: date
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every free time by day; a day without one says so in words."""
    listed = []
    for day in days:
        rows = [
            (
                written(one.starts_at, one.ends_at, one.room, one.chair),
                f"{formats.clock_time(one.starts_at.astimezone(LONDON))} to "
                f"{formats.clock_time(one.ends_at.astimezone(LONDON))}, {names[one.chair]}, "
                f"{names[one.room]}",
            )
            for one in slots
            if _day(one.starts_at) == day
        ]
        listed.append((formats.day(day, today), rows))
    return listed
