"""What a letter says to its recipient: kept when it is sent, set as a tagged PDF when it is read.

Everything is written for whoever reads it: no word about a child who is not theirs, no address
that they must not be given.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from cases.rules.children import in_a_letter
from conferences.choices import Route
from conferences.models import Invitation, Letter
from conferences.papers import decisions, recipients
from conferences.rules.invitations import check_gives_away_no_address
from conferences.rules.spoken_of import children_for
from cpcase.clock import LONDON
from cpcase.papers import pdf
from cpcase.web import formats

# How a letter without an address reaches its reader; what names nobody goes by hand.
_ROUTES = {Route.SECURE_EMAIL: "By secure e-mail", Route.SIGN_IN: "To be read here"}
_TITLES = {
    Letter.About.INVITATION: "You are invited to a meeting",
    Letter.About.MOVED: "A meeting has a new date",
    Letter.About.CHILDREN: "A meeting is about other children now",
    Letter.About.STOOD_DOWN: "A meeting will not take place",
    Letter.About.DECISIONS: "What we decided at the meeting",
}


def content_of(invitation: Invitation, about: str, *, as_of: datetime) -> dict[str, Any]:
    """What the letter says. Raises Incomplete when somebody wrote a forbidden address into it."""
    conference = invitation.conference
    content: dict[str, Any] = {
        "title": _TITLES[Letter.About(about)],
        "about": str(about),
        "authority": settings.AUTHORITY_NAME,
        "administration": settings.ADMINISTRATION_NAME,
        "telephone": settings.ADMINISTRATION_PHONE,
        "written_on": _day(as_of),
        "to": recipients.name_of(invitation),
        "address": recipients.address_of(invitation),
        "route": _ROUTES.get(Route(invitation.route), "By hand"),
        "family": recipients.is_family(invitation),
        "children": [in_a_letter(case.child) for case in children_for(invitation)],
        "meeting": conference.get_kind_display().lower().replace("conference", "meeting"),
        "full_name": f"{_kind_in_full(conference.kind)} child protection conference",
        "language": invitation.language if invitation.interpreter else "",
        "separate": invitation.separate,
        "people": recipients.who_will_be_there(invitation),
        "chair": conference.chair.name if conference.chair else "",
        **_time_and_place(invitation, about),
    }
    if about == Letter.About.DECISIONS:
        content["decisions"] = decisions.for_recipient(invitation)
    check_gives_away_no_address(invitation, _texts(content))
    return content


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1. Its title names no child."""
    return pdf.render(template_of(letter), {"letter": letter.content})


def template_of(letter: Letter) -> str:
    """The paper that a letter is set on."""
    decided = letter.about == Letter.About.DECISIONS
    name = "decision_letter" if decided else "meeting_letter"
    return f"conferences/papers/{name}.html"


def file_name(letter: Letter) -> str:
    """What the file is called when it is saved: kind and date, never a name."""
    return f"{letter.about.replace('_', '-')}-{letter.sent_at.astimezone(LONDON):%Y-%m-%d}.pdf"


def _time_and_place(invitation: Invitation, about: str) -> dict[str, str]:
    conference = invitation.conference
    if about == Letter.About.STOOD_DOWN or conference.starts_at is None:
        return {}
    start = conference.starts_at.astimezone(LONDON)
    end = conference.ends_at.astimezone(LONDON) if conference.ends_at else start
    room = conference.room
    return {
        "day": _day(start),
        "time": f"{formats.clock_time(start)} to {formats.clock_time(end)}",
        "place": f"{room.name}, {room.place}" if room else "",
        "how_to_get_there": room.how_to_get_there if room else "",
        "step_free": "yes" if room and room.step_free else "",
    }


def _day(moment: datetime) -> str:
    """With its year: a letter is kept."""
    return formats.day(moment)


def _kind_in_full(kind: str) -> str:
    return {"initial": "initial", "review": "review", "transfer_in": "transfer-in"}[kind]


def _texts(content: Any) -> Iterator[str]:
    """Every word of the letter, but for the address on its envelope, which has its own rule."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from _texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)
