"""The letters that an act sends, as they will look, before its button is pressed."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects

from conferences.choices import InvitationStatus, Route
from conferences.models import Conference, Invitation, Letter
from conferences.papers.letters import content_of
from conferences.presenters.people import person_line
from conferences.rules.slots import When
from cpcase.refusals import Incomplete
from timescales.engine.offsets import london_day

BY_HAND = "No address may be written on it: it goes by hand."


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """Who gets a letter, how, and what it says; or why it cannot go."""

    name: str
    as_who: str
    how: str
    cautions: tuple[str, ...]
    refused: str
    letter: dict[str, Any] | None


def letters_of(
    conference: Conference, when: When | None = None, *, about: str, as_of: datetime
) -> list[LetterPreview]:
    """Every letter that an act sends, as it would write it. Few queries for all.

    An invitation to who has none yet; that it moves, to the time that is chosen, or does not take
    place to everybody who was invited.
    """
    found = [copy(one) for one in conference.invitations.all() if _gets(one, about)]
    prefetch_related_objects(found, "person", "relative", "professional", "agency", "child__child")
    with _as_booked(conference, when) as booked:
        return [
            _preview(one, booked, about, as_of)
            for one in found
            if one.child is None or one.child.child.death_date is None
        ]


def _gets(one: Invitation, about: str) -> bool:
    if about == Letter.About.INVITATION:
        return one.status == InvitationStatus.LISTED
    return one.status not in (
        InvitationStatus.LISTED, InvitationStatus.TAKEN_OFF, InvitationStatus.STOOD_DOWN,
    )  # fmt: skip


@contextmanager
def _as_booked(conference: Conference, when: When | None) -> Iterator[Conference]:
    """The conference as it would be; nothing is written."""
    booked = copy(conference)
    if when is not None:
        booked.starts_at, booked.ends_at = when.starts_at, when.ends_at
        booked.room, booked.chair = when.room, when.chair
    with booked.held_for_letters():
        yield booked


def _preview(one: Invitation, booked: Conference, about: str, as_of: datetime) -> LetterPreview:
    one.conference = booked
    letter, refused = None, ""
    try:
        letter = content_of(one, about, as_of=as_of)
    except Incomplete as refusal:
        refused = refusal.words
    line = person_line(one, may_list=False, may_answer=False, today=london_day(as_of))
    by_hand = one.relative_id and one.route == Route.LETTER and letter and not letter["address"]
    return LetterPreview(
        name=line.name,
        as_who=line.as_who,
        how=line.how,
        cautions=(*line.cautions, *([BY_HAND] if by_hand else [])),
        refused=refused,
        letter=letter,
    )
