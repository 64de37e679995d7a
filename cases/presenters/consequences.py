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
    rows = preview(case.timeline, happenings, as_of=as_of)
    return _lines([one for one in rows if one.effect is not Effect.STANDS], case, as_of)


def of_either(
    case: Case, one: Happening, other: Happening, *, as_of: datetime
) -> tuple[tuple[Consequence, ...], tuple[Consequence, ...]]:
    """Two answers beside each other: whatever one of them touches is said of both."""
    both = [preview(case.timeline, [each], as_of=as_of) for each in (one, other)]
    touched = {_key(row) for rows in both for row in rows if row.effect is not Effect.STANDS}
    first, second = ([row for row in rows if _key(row) in touched] for rows in both)
    return _lines(first, case, as_of), _lines(second, case, as_of)


def _key(row: Previewed) -> tuple[str, str, int]:
    return row.step, row.part, row.occurrence


def _lines(rows: Sequence[Previewed], case: Case, as_of: datetime) -> tuple[Consequence, ...]:
    """What would read alike is said once."""
    today = formats.london_day(as_of)
    return tuple(dict.fromkeys(_line(row, case, today) for row in rows))


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
    words = case.timeline.role_words(role)
    return words[0].upper() + words[1:]
