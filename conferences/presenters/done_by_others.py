"""What a reader's post does with conferences and may not do with this one: who does it instead.

It never says why: that a child beside those who are shown is restricted is nobody's to know.
"""

from typing import Any

from accounts.models import User
from accounts.policy import sees
from accounts.roles import Role
from cases.models import Case
from conferences.models import Conference
from conferences.workflows import CONFERENCE
from cpcase.web import formats

# The moves that have a page of their own, as verbs before “this conference”.
_VERBS = {
    "book": "book",
    "rearrange": "rearrange",
    "save_day": "record",
    "stand_down": "stand down",
    "send_decisions": "send the decisions of",
}


def done_by_others(conference: Conference, person: Any) -> str:
    """You may not book this conference. Priya Nair can. Nothing where nothing is in the way."""
    verbs, permissions = [], []
    for act, verb in _VERBS.items():
        move = CONFERENCE.moves[act]
        if conference.status in move.from_ and person.may(move.permission, None):
            if person.may(move.permission, conference):
                return ""
            verbs.append(verb)
            permissions.append(move.permission)
    if not verbs:
        return ""
    *before, last = verbs
    said = f"{', '.join(before)} or {last}" if before else last
    who = _who_can(conference, permissions[0]) or _who_knows(conference, person)
    return f"You may not {said} this conference. {who}"


def _who_can(conference: Conference, permission: str) -> str:
    """Those who are named for every child that is not everybody's, and whose post does it."""
    named = User.objects.filter(
        pk__in={row.person_id for case in conference.cases() for row in case.named.all()}
    )
    names = [one.name for one in named.order_by("name") if one.may(permission, conference)]
    return f"{formats.listed(names)} can." if names else ""


def _who_knows(conference: Conference, person: Any) -> str:
    """The manager of a child whom the reader may see; the manager asks a service manager."""
    managers = [
        row.person
        for case in _seen(conference, person)
        for row in case.timeline.allocations.all()
        if row.role == Role.TEAM_MANAGER and row.ended_at is None
    ]
    others = [one.name for one in managers if one.pk != person.pk]
    if others:
        return f"Ask {others[0]}, the team manager, who can."
    who = "service manager" if managers else "team manager"
    return f"Ask the {who} who can."


def _seen(conference: Conference, person: Any) -> list[Case]:
    return [case for case in conference.cases() if sees(person, case)]
