"""What an act on one child sets, moves or ends, shown before its button is pressed."""

from collections.abc import Sequence
from datetime import date, datetime

from cases.models import Case
from cases.presenters.sign_off_page import limit_words
from cpcase.web import formats
from cpcase.web.components import Consequence
from timescales.services.preview import Effect, Previewed, preview
from timescales.services.recording import Happening

NOT_NEEDED = "Not needed any more"


def what_follows(
    case: Case, happenings: Sequence[Happening], *, as_of: datetime
) -> tuple[Consequence, ...]:
    """The dates that appear, move, are met or are not needed any more. What stands is left out."""
    today = formats.london_day(as_of)
    return tuple(
        _line(one, case, today)
        for one in preview(case.timeline, happenings, as_of=as_of)
        if one.effect is not Effect.STANDS
    )


def _line(one: Previewed, case: Case, today: date) -> Consequence:
    return Consequence(
        what=one.title, when=_when(one, today), who=who_answers(case, one.role), rule=one.step
    )


def _when(one: Previewed, today: date) -> str:
    match one.effect:
        case Effect.NOT_NEEDED:
            return NOT_NEEDED
        case Effect.MET:
            return "Done with this"
        case Effect.MOVES:
            return (
                f"{limit_words(one.due, today)}, instead of {_lower(limit_words(one.was, today))}"
            )
    return limit_words(one.due, today)


def _lower(words: str) -> str:
    """Names of days keep their capital; only “Today” and “By” lose it inside a sentence."""
    return words[0].lower() + words[1:] if words.startswith(("Today", "By")) else words


def who_answers(case: Case, role: str) -> str:
    """Whoever is allocated in this role now, else the role in the pathway's words."""
    for row in case.timeline.allocations.all():
        if row.role == role and row.ended_at is None:
            return str(row.person.name)
    words = case.timeline.pathway.pathway.role_words(role)
    return words[0].upper() + words[1:]
