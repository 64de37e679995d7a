"""Agreeing to a date past a limit, each with a reason of their own (S03, N02)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from conferences.choices import LateRole
from conferences.models import Conference, LateReason, LateRequest
from conferences.rules.late import check_agrees_late, check_until
from conferences.rules.limits import hold_by
from conferences.services.asking_late import ask_others
from conferences.services.telling import tell_staff
from coregroups.models import InterimPlan
from coregroups.services.interim_plans import open_interim_plan
from cpcase.clock import LONDON
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow


@transaction.atomic
def agree_to_late(
    conference: Conference,
    *,
    role: str,
    until: date,
    words: str,
    interim_plan: str = "",
    by: Any,
    as_of: datetime,
    version: int,
) -> LateReason:
    """Agree that the conference may be as late as `until`, and say why.

    The service manager agrees past the local limit; past the national one the team manager, who
    writes the interim plan, and the chair: two people. Whoever else must agree and was not asked
    is asked now. Raises NotAllowed, NotNow, Conflict, and Incomplete, also for a day that is over
    or to which nobody has to agree.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    check_agrees_late(conference, role, by)
    if not Conference.objects.not_over().filter(pk=conference.pk).exists():
        raise NotNow("This conference needs no later date.")
    check_until(conference, hold_by(conference), until, as_of=as_of)
    if not words.strip():
        raise Incomplete("Say why it is to be later.", field="words")
    if role == LateRole.TEAM_MANAGER:
        _keep_safe(conference, interim_plan, by=by, as_of=as_of)
    change(conference, by=by, why="late date agreed")
    reason = _write(conference, role, until, words.strip(), by=by, as_of=as_of)
    tell_staff(
        conference,
        (Role.CONFERENCE_ADMINISTRATOR,),
        about=f"late:{role}",
        words="A later date of a conference was agreed to.",
        as_of=as_of,
        also=_who_asked(conference),
    )
    whole = Conference.objects.get(pk=conference.pk)
    ask_others(whole, until=until, words=reason.words, by=by, as_of=as_of)
    return reason


def _who_asked(conference: Conference) -> list[User]:
    asked = LateRequest.objects.filter(conference=conference).select_related("asked_by").first()
    return [asked.asked_by] if asked is not None else []


def _keep_safe(conference: Conference, words: str, *, by: Any, as_of: datetime) -> None:
    """An interim plan for each child who has none yet."""
    safe = InterimPlan.objects.open().filter(case__in=conference.cases())
    safe_cases = set(safe.values_list("case", flat=True))
    for case in conference.cases():
        if case.pk in safe_cases:
            continue
        if not words.strip():
            raise Incomplete(
                "Write the interim plan: how is each child kept safe until the conference?",
                field="interim_plan",
            )
        on = as_of.astimezone(LONDON).date()
        open_interim_plan(case, words=words, by=by, on=on, as_of=as_of)


def _write(
    conference: Conference, role: str, until: date, words: str, *, by: Any, as_of: datetime
) -> LateReason:
    """One reason for each role; a later one replaces it, and the history keeps both."""
    reason = conference.late_reasons.filter(role=role).first()
    new = reason is None
    if reason is None:
        reason = LateReason(conference=conference, role=role)
    reason.person, reason.until, reason.words, reason.given_at = by, until, words, as_of
    return add(reason, by=by) if new else change(reason, by=by)
