"""Who is told of an act: each person once, whoever acted never."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.services.notices import tell_all
from cases.models import Case
from timescales.engine.calendar import LONDON
from timescales.services.allocations import hearers_of


def tell_roles(
    cases: Iterable[Case],
    *,
    source: str,
    kind: str,
    words: str,
    link: str,
    by: Any,
    as_of: datetime,
    roles: tuple[str, ...] = (),
    people: Iterable[Any] = (),
    urgent: bool = True,
) -> None:
    """Tell whoever answers in these roles for any of these episodes, and these people.

    `words` name no child. Urgent is what is written about at once: a sign-off that is asked for,
    a return, a decision.
    """
    timelines = [case.timeline for case in cases]
    answer = hearers_of(timelines, roles, on=as_of.astimezone(LONDON).date()) if roles else []
    told = [one for one in (*people, *answer) if one is not None and one.pk != by.pk]
    tell_all(told, source_key=source, kind=kind, words=words, link=link, as_of=as_of, urgent=urgent)
