"""What must be written before the chair can confirm a conference's decisions."""

from datetime import datetime

from conferences.choices import Kind, Outcome
from conferences.models import Conference, ConferenceChild
from conferences.rules.core_groups import check_core_group
from cpcase.refusals import Incomplete, NotNow
from cpcase.web import formats
from timescales.engine.offsets import london_day


def check_decisions(conference: Conference) -> None:
    """Each child has an outcome with its reason; a plan has a category and an outline.

    Raises Incomplete, or NotNow for a second open plan, next to the field of the child.
    """
    for child in conference.here():
        _check_child(conference, child)
        check_core_group(conference, child)


def check_held_at(conference: Conference, held_at: datetime, as_of: datetime) -> None:
    """A conference ends after it began, on the day it is booked for, and not in the future.

    Another day is rearranged first: so a late one has its reasons (S03, N02).
    """
    if held_at > as_of:
        raise Incomplete("The end of the conference must be now or in the past.", field="held_at")
    if conference.starts_at is not None and held_at < conference.starts_at:
        raise Incomplete("The conference ended after it began.", field="held_at")
    if conference.starts_at is not None and london_day(held_at) != london_day(conference.starts_at):
        raise Incomplete(
            f"It is booked for {formats.day(conference.starts_at)}. "
            "If it was held on another day, rearrange it first.",
            field="held_at",
        )


def _check_child(conference: Conference, child: ConferenceChild) -> None:
    called = child.case.child.called
    if not child.outcome:
        raise Incomplete(f"Say what was decided for {called}.", field=f"outcome-{child.pk}")
    if not child.reason.strip():
        raise Incomplete(
            f"Give the chair's reason for the decision about {called}.", field=f"reason-{child.pk}"
        )
    if child.outcome == Outcome.PLAN:
        _check_plan(child, called)
    elif conference.kind == Kind.REVIEW and not child.ending:
        raise Incomplete(f"Say why {called}’s plan ends.", field=f"ending-{child.pk}")


def _check_plan(child: ConferenceChild, called: str) -> None:
    if not child.category:
        raise Incomplete(
            f"Choose the category of {called}’s plan: a plan has one.",
            field=f"category-{child.pk}",
        )
    if child.conference.kind == Kind.REVIEW:
        return
    if child.case.plans.open().exists():
        raise NotNow(
            f"{called} already has a plan. A second one cannot be opened beside it: "
            "its review decides how it goes on.",
            field=f"outcome-{child.pk}",
        )
    if not any(not line.dropped and line.need.strip() for line in child.outline.all()):
        raise Incomplete(
            f"Write at least one line of {called}’s outline plan.", field=f"outline-{child.pk}"
        )
