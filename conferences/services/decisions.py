"""Confirming and sending decisions: a plan opens, goes on or ends (C16, C17, S10)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects

from accounts.roles import Role
from conferences.choices import Kind, Outcome
from conferences.models import Conference, ConferenceChild, Letter, QuorumChoice
from conferences.rules.bookings import check_late, check_led_to
from conferences.rules.decisions import check_decisions, check_held_at
from conferences.rules.limits import hold_by
from conferences.rules.quorum import (
    Quorum,
    check_everybody_marked,
    check_quorate,
    others_needed,
    quorum,
)
from conferences.services.core_group_dates import set_core_groups
from conferences.services.late_core_groups import keep_reasons, late_core_groups
from conferences.services.reviews import plan_review
from conferences.services.telling import tell_invited, tell_staff
from conferences.workflows import CONFERENCE
from coregroups.models import Plan
from coregroups.services.endings import end_plan
from coregroups.services.plans import change_category, open_plan
from cpcase.records import change
from cpcase.refusals import NotNow
from timescales.engine.offsets import london_day
from timescales.services.recording import Happening, record


@transaction.atomic
def confirm_decisions(
    conference: Conference, *, by: Any, held_at: datetime, as_of: datetime, version: int
) -> Conference:
    """The chair confirms what was decided; `held_at` is when the conference ended.

    It was held on the day it is booked for, and past a limit only as agreed (S03, N02). A plan
    begins on that day (N12); two children can be decided differently. The next review is then to
    be booked. Raises NotAllowed, NotNow (not quorate and nobody agreed, an ending that the pathway
    does not allow, a second open plan), Conflict, Incomplete.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    CONFERENCE.move(conference, "confirm_decisions", by=by)
    check_held_at(conference, held_at, as_of)
    on, limit = london_day(held_at), hold_by(conference)
    if limit is not None:
        check_led_to(conference, limit, held_at)
        check_late(conference, limit, on, conference.late_reasons.all())
    counted = _check_quorate(conference)
    check_decisions(conference)
    late = late_core_groups(conference)
    conference.held_at, conference.quorate = held_at, counted.is_quorate
    change(conference, by=by, why="confirmed")
    _record_held(conference, counted, by=by, as_of=as_of)
    for child in conference.here():
        _carry_out(child, by=by, on=on, as_of=as_of)
    set_core_groups(conference, by=by, as_of=as_of)
    keep_reasons(conference, late, by=by, as_of=as_of)
    plan_review(conference, by=by, as_of=as_of)
    tell_staff(
        conference,
        (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CONFERENCE_ADMINISTRATOR),
        about="confirmed",
        words="The decisions of a conference are confirmed. They can be sent.",
        as_of=as_of,
        urgent=True,
    )
    return conference


@transaction.atomic
def send_decisions(conference: Conference, *, by: Any, as_of: datetime, version: int) -> Conference:
    """Send the decisions and the outline plan to the family and to every agency (C17, S10).

    Raises NotAllowed, NotNow before they are confirmed, Conflict, and Incomplete for a letter
    that would give away an address to whoever must not have it.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    prefetch_related_objects(conference.here(), "answers", "outline")  # every letter says them
    CONFERENCE.move(conference, "send_decisions", by=by)
    conference.decisions_sent_at = as_of
    change(conference, by=by, why="sent")
    invited = list(conference.invitations.out().order_by("created_at"))
    tell_invited(invited, Letter.About.DECISIONS, by=by, as_of=as_of)
    record(
        [
            Happening(child.case.timeline, "conference.decisions_sent", as_of, _about(child))
            for child in conference.here()
        ],
        by=by,
        as_of=as_of,
    )
    return conference


def _check_quorate(conference: Conference) -> Quorum:
    booking = conference.bookings.current().get()
    rows = list(booking.attendance.select_related("invitation"))
    check_everybody_marked(conference.invitations.on_the_list(), rows)
    counted = quorum(rows, needed=others_needed(conference))
    check_quorate(counted, QuorumChoice.objects.filter(booking=booking).first())
    return counted


def _record_held(conference: Conference, counted: Quorum, *, by: Any, as_of: datetime) -> None:
    assert conference.held_at is not None
    record(
        [
            Happening(
                child.case.timeline,
                "conference.held",
                conference.held_at,
                {**_about(child), "quorate": counted.is_quorate, "outcome": child.outcome},
            )
            for child in conference.here()
        ],
        by=by,
        as_of=as_of,
    )


def _about(child: ConferenceChild) -> dict[str, Any]:
    return {"conference": child.conference.kind, "number": child.number}


def _carry_out(child: ConferenceChild, *, by: Any, on: date, as_of: datetime) -> None:
    """What the decision does to the child's plan."""
    if child.conference.kind == Kind.REVIEW:
        _review(child, by=by, on=on, as_of=as_of)
    elif child.outcome == Outcome.PLAN:
        open_plan(
            child.case,
            category=child.category,
            outline=_outline(child),
            by=by,
            on=on,
            as_of=as_of,
            previous_plans=child.previous_plans,
        )


def _review(child: ConferenceChild, *, by: Any, on: date, as_of: datetime) -> None:
    plan = Plan.objects.open().filter(case=child.case).first()
    if plan is None:
        raise NotNow(
            f"{child.case.child.called} has no open plan to review. Take them out of this "
            "conference, or stand it down where it is about nobody else."
        )
    if child.outcome != Outcome.PLAN:
        end_plan(
            plan,
            reason=child.ending,
            by=by,
            on=on,
            as_of=as_of,
            version=plan.version,
            note=child.reason,
            transfer_conference_on=child.transfer_conference_on,
        )
    elif child.category != plan.latest_category:
        change_category(
            plan,
            category=child.category,
            why=child.reason,
            by=by,
            on=on,
            as_of=as_of,
            version=plan.version,
        )


def _outline(child: ConferenceChild) -> list[dict[str, Any]]:
    return [
        {
            "need": line.need,
            "outcome": line.result,
            "action": line.action,
            "who": line.who,
            "achieve_by": line.by_when,
        }
        for line in child.outline.filter(dropped=False).order_by("place")
    ]
