"""When a notice is written about: what waits for nobody's choice, and what a person may put off."""

from collections.abc import Collection, Iterable
from typing import Any

from accounts.choices import Morning, News
from accounts.models import MailChoice

# Kinds of notice that tell what was decided or moved, and ask nothing of their reader. Every other
# kind that is urgent (a missed limit, a sign-off that is asked for, a return) is written at once.
TELLS = frozenset(
    {
        "authorised",
        "decided",
        "decision_made",
        "conference.confirmed",
        "conference.quorum_agreed",
        "conference.rearranged",
        "conference.stood_down",
    }
)
# Kinds of notice of which a limit rings.
RINGS = frozenset({"soon", "today", "overdue", "escalated"})
# Kinds that make a day one on which something is due.
DUE = frozenset({"today", "overdue", "escalated"})


def choice_of(person: Any) -> MailChoice:
    """What a person chose, or the choice of whoever has not chosen."""
    found: MailChoice | None = getattr(person, "mail_choice", None)
    return found or MailChoice(person=person)


def who_waits(people: Collection[Any], kind: str) -> set[Any]:
    """Who of these people (keys) reads an urgent notice of this kind in the morning, as they
    chose."""
    if kind not in TELLS:
        return set()
    chose = MailChoice.objects.filter(person__in=people, news=News.MORNING)
    return set(chose.values_list("person", flat=True))


def wants_to_hear(person: Any, kinds: Iterable[str]) -> bool:
    """Whether the mail that gathers goes to this person, for whom things of these kinds wait."""
    return choice_of(person).morning == Morning.ANYTHING or not DUE.isdisjoint(kinds)
