"""A child who leaves the siblings' process leaves their conference too (D06, S11)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cases.models import Case
from cases.services.siblings import leave_process
from conferences.models import Conference, ConferenceChild
from conferences.rules.leaving import (
    check_answered,
    check_may_be_stood_down,
    is_still_needed,
    places_to_come,
)
from conferences.services.joining import leave
from conferences.services.own_conference import ask_alone, who_comes_for
from conferences.services.standing_down import stand_down


@transaction.atomic
def leave_together(
    case: Case,
    *,
    why: str,
    conference_needed: bool | None,
    by: Any,
    at: datetime,
    as_of: datetime,
) -> Case:
    """A child leaves the siblings' process, and every conference that was to be about them all.

    Where the child still needs one, which the manager says and a plan to be reviewed does not
    leave open, administration is asked to book it for this child alone, by the limit that stands.
    One that was about this child alone stays, or is stood down where it is not needed; everybody
    who was invited is told. Raises what `leave_process` raises; Incomplete while nobody said
    whether a conference is needed; NotNow where one is to be stood down by somebody else.
    """
    places = _locked_places(case)
    case = leave_process(case, why=why, by=by, at=at, as_of=as_of)
    check_answered(places, conference_needed)
    for place in places:
        needed = is_still_needed(place, conference_needed)
        _leave(place, needed, why=why.strip(), by=by, as_of=as_of)
    return case


def _locked_places(case: Case) -> list[ConferenceChild]:
    """Where the child is to be, each conference locked before any timeline, as its own acts do."""
    for pk in sorted(str(place.conference_id) for place in places_to_come(case)):
        Conference.objects.locked(pk)
    # One may have been held, or the child taken out of it, while this waited.
    return places_to_come(case)


def _leave(place: ConferenceChild, needed: bool, *, why: str, by: Any, as_of: datetime) -> None:
    conference = place.conference
    if len(conference.here()) > 1:
        comes = who_comes_for(conference, place.case)
        leave(conference, place, act="leave_process", why=why, by=by, as_of=as_of)
        if needed:
            ask_alone(conference, place, comes, by=by, as_of=as_of)
    elif not needed:
        check_may_be_stood_down(place, by)
        stand_down(conference, why=why, by=by, as_of=as_of, version=conference.version)
