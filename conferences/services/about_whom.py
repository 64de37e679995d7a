"""Everybody invited hears when a conference is about other children than they were told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.roles import Role
from cases.models import Case
from conferences.choices import ConferenceStatus, InvitationStatus
from conferences.models import Conference, Invitation, Letter
from conferences.rules.spoken_of import children_for
from conferences.services.proposing import propose
from conferences.services.telling import tell_invited, tell_staff
from conferences.workflows import INVITATION
from cpcase.records import change

_STAFF = (
    Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CHAIR, Role.CONFERENCE_ADMINISTRATOR,
)  # fmt: skip


def tell_of_joining(conference: Conference, case: Case, *, by: Any, as_of: datetime) -> None:
    """A child has joined: their own people are on the list, and those with a letter get another."""
    propose(conference, by=by)
    if conference.status == ConferenceStatus.ASKED:
        return
    out = conference.invitations.out().select_for_update(of=("self",))
    told = [one for one in out if case in children_for(one)]
    tell_invited(told, Letter.About.CHILDREN, by=by, as_of=as_of)
    words = "A child has joined a conference. Send the letters that are new on its list."
    _tell_staff(conference, "joined", words, as_of)


def let_go(
    conference: Conference, case: Case, *, act: str, by: Any, as_of: datetime
) -> list[Invitation]:
    """Before a child leaves: whoever comes for them alone is told that it will not take place.

    `act` is that of the invitations' table. Answers with the others whom a letter spoke to of the
    child.
    """
    listed = conference.invitations.on_the_list().select_for_update(of=("self",))
    concerned = [(one, children_for(one)) for one in listed]
    alone = [one for one, cases in concerned if cases == [case]]
    sent = [one for one in alone if one.status != InvitationStatus.LISTED]
    tell_invited(sent, Letter.About.STOOD_DOWN, by=by, as_of=as_of)
    for invitation in alone:
        INVITATION.move(invitation, act, by=by)
        change(invitation, by=by, why="a child left")
    return [one for one, cases in concerned if case in cases and len(cases) > 1]


def tell_of_leaving(
    conference: Conference, others: Sequence[Invitation], *, by: Any, as_of: datetime
) -> None:
    """A child has left: whoever has a letter that named them gets another."""
    sent = [one for one in others if one.status != InvitationStatus.LISTED]
    tell_invited(sent, Letter.About.CHILDREN, by=by, as_of=as_of)
    words = "A child has left a conference. It goes on for the others."
    _tell_staff(conference, "left", words, as_of)


def _tell_staff(conference: Conference, about: str, words: str, as_of: datetime) -> None:
    tell_staff(conference, _STAFF, about=about, words=words, as_of=as_of)
