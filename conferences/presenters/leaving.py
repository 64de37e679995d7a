"""What becomes of a child's conferences when the child leaves the siblings' process."""

from collections.abc import Iterable
from datetime import date

from conferences.models import ConferenceChild
from conferences.rules.leaving import is_asked, is_still_needed
from cpcase.web import formats


def of_the_conferences(places: Iterable[ConferenceChild], today: date) -> tuple[str, ...]:
    """A sentence or two for each, said before the button."""
    return tuple(_of(place, today) for place in places)


def _of(place: ConferenceChild, today: date) -> str:
    called, which = place.case.child.called, _which(place, today)
    if len(place.conference.here()) == 1:
        stays = f"{which[0].upper()}{which[1:]} is about {called} alone: it stays"
        if not is_asked(place):
            return f"{stays}."
        return (
            f"{stays} if it is still needed. If not, it is stood down, and everybody who was "
            "invited is told."
        )
    out = f"{called} is taken out of {which}. Everybody who was invited for {called} is told."
    alone = f"administration is asked to book one for {called} alone, by the limit that stands"
    if is_asked(place):
        return f"{out} If a conference is still needed, {alone}."
    if is_still_needed(place, None):
        return f"{out} The plan is still to be reviewed: {alone}."
    return out


def _which(place: ConferenceChild, today: date) -> str:
    conference = place.conference
    kind = formats.in_sentence(conference.get_kind_display())
    if conference.starts_at is None:
        return f"the {kind} that is to be booked"
    return f"the {kind} on {formats.day(conference.starts_at, today)}"
