"""What a conference said and when people meet, for the family's paper about the child's plan.

The plan stands a floor below and reads this through `settings.FAMILY_PLAN_WORDS`.
"""

from collections.abc import Iterator
from datetime import date, datetime

from cases.models import Case
from conferences.choices import ConferenceStatus, Outcome, Question
from conferences.models import ConferenceChild
from cpcase.web.formats import london_day

_SAID = (Question.WORRIES, Question.WORKING_WELL, Question.RESULTS, Question.SIGNS)


def said_and_meets(
    case: Case, *, since: date, until: date
) -> tuple[dict[str, str], list[datetime]]:
    """The answers of the latest conference that wanted the plan, by question, and the meetings.

    `since` and `until` (London's days) are the plan's: what an earlier plan's conference said is
    not repeated. The meetings are those that a conference set or that are booked.
    """
    rows = ConferenceChild.objects.filter(case=case, left_on=None).select_related("conference")
    children = list(rows.order_by("conference__held_at").prefetch_related("answers"))
    said: dict[str, str] = {}
    for child in children:
        held = child.conference.held_at
        if held and since <= london_day(held) <= until and child.outcome == Outcome.PLAN:
            said = {one.question: one.words for one in child.answers.all()}
    return {question: said.get(question, "") for question in _SAID}, [*_meetings(children)]


def _meetings(children: list[ConferenceChild]) -> Iterator[datetime]:
    for child in children:
        conference = child.conference
        if conference.held_at and child.first_core_group_at:
            yield child.first_core_group_at
        if conference.status == ConferenceStatus.BOOKED and conference.starts_at:
            yield conference.starts_at
