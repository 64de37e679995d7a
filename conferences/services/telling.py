"""Telling people about a conference: an inbox, a mail that names nobody, a letter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse

from accounts.models import User
from accounts.services.notices import tell, tell_all
from conferences.choices import Route, Side
from conferences.models import Conference, Invitation, Letter
from conferences.papers.letters import content_of
from cpcase.clock import LONDON
from cpcase.outbox.services import post
from cpcase.records import add_all
from timescales.services.allocations import hearers_of

# What a mail says of each letter. It names no child, no family and no place.
_MAILS: Mapping[str, tuple[str, str]] = {
    Letter.About.INVITATION: (
        "you are invited to a meeting",
        "You are invited to a meeting and asked for a report. Sign in to see which meeting, and "
        "to answer.",
    ),
    Letter.About.MOVED: (
        "a meeting has moved",
        "A meeting to which you are invited has a new date. Sign in to see it, and to answer "
        "again.",
    ),
    Letter.About.CHILDREN: (
        "a meeting has changed",
        "A meeting to which you are invited is about other children than we wrote. Sign in to see "
        "which.",
    ),
    Letter.About.STOOD_DOWN: (
        "a meeting will not take place",
        "A meeting to which you were invited will not take place. Sign in to see which.",
    ),
    Letter.About.DECISIONS: (
        "the decisions of a meeting are there",
        "The decisions of a meeting to which you were invited are there. Sign in to read them.",
    ),
}


def tell_staff(
    conference: Conference,
    roles: Sequence[str],
    *,
    about: str,
    words: str,
    as_of: datetime,
    urgent: bool = False,
    also: Iterable[User] = (),
    link: str = "",
) -> None:
    """Tell whoever answers in these roles for its children, each once.

    `about` is the kind of notice; after a colon it may say which of several. `link` is the page
    of what is asked of them; else it is the conference's.
    """
    timelines = [case.timeline for case in conference.cases()]
    tell_all(
        [*also, *hearers_of(timelines, roles, on=as_of.astimezone(LONDON).date())],
        source_key=f"conference:{conference.pk}:{about}:{conference.version}",
        kind=f"conference.{about.partition(':')[0]}",
        words=words,
        link=link or reverse("conferences:conference", args=[conference.pk]),
        as_of=as_of,
        urgent=urgent,
    )


def tell_invited(
    invitations: Iterable[Invitation], about: str, *, by: Any, as_of: datetime
) -> list[Letter]:
    """Each invited person and agency gets what fits them: a letter, a mail or a notice.

    Nobody writes to a child who has died. The invitations are of one conference. Raises Incomplete
    for a forbidden word.
    """
    invited = list(invitations)
    if not invited:
        return []
    prefetch_related_objects(
        invited, "person", "relative", "professional", "agency", "child__child"
    )
    conference = invited[0].conference
    with conference.held_for_letters():
        letters = []
        for invitation in invited:
            invitation.conference = conference
            if invitation.child is None or invitation.child.child.death_date is None:
                letters.append(_letter(invitation, about, by=by, as_of=as_of))
    for letter in add_all(letters, by=by):
        _send(letter)
    return letters


def _letter(invitation: Invitation, about: str, *, by: Any, as_of: datetime) -> Letter:
    """What the letter says is kept."""
    return Letter(
        invitation=invitation,
        about=about,
        route=invitation.route,
        content=content_of(invitation, about, as_of=as_of),
        sent_at=as_of,
        sent_by=by,
    )


def _send(letter: Letter) -> None:
    """On paper it is printed from the page; every other way gets a mail that names nobody."""
    invitation, about = letter.invitation, letter.about
    address = _address(invitation)
    if invitation.person is not None:
        tell(
            invitation.person,
            source_key=f"letter:{letter.pk}",
            kind=f"conference.{about}",
            words=_MAILS[about][1],
            link=f"/invitations/{invitation.pk}/",
            as_of=letter.sent_at,
        )
    elif address:
        subject, words = _MAILS[about]
        post(
            channel="email",
            address=address,
            subject=f"{settings.PRODUCT_NAME}: {subject}",
            body=f"{words}\n\n{settings.SITE_URL}/",
            dedup_key=f"letter:{letter.pk}",
        )


def _address(invitation: Invitation) -> str:
    """Where a mail may go: an agency's secure address. A family is never told by mail."""
    if invitation.side != Side.PROFESSIONAL or invitation.route == Route.LETTER:
        return ""
    if invitation.agency is not None and invitation.agency.secure_email:
        return str(invitation.agency.secure_email)
    professional = invitation.professional
    return str(professional.email) if professional is not None else ""
