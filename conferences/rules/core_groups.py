"""By when a core group is to meet after a conference, and a date past it (N03, C20, S13, L10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from conferences.choices import Outcome
from conferences.models import Conference, ConferenceChild
from conferences.rules.meetings import OfChild
from cpcase.refusals import Incomplete
from cpcase.web import formats
from cpcase.web.formats import london_day
from timescales.engine.pathway import Pathway
from timescales.services.preview import Previewed, preview
from timescales.services.recompute import calendar_of
from timescales.services.recording import Happening


@dataclass(frozen=True, slots=True)
class MeetBy:
    """The limit of the core group that follows a conference, as the pathway dates it."""

    due_on: date
    step: str
    part: str
    occurrence: int
    explanation: str
    nation: str

    def is_late(self, on: date) -> bool:
        """Past the limit."""
        return on > self.due_on

    def working_days_late(self, on: date) -> int:
        """Working days after the limit; none where only closed days lie between."""
        return max(0, calendar_of(self.nation).count(self.due_on, on))


def meet_by(conference: Conference, child: ConferenceChild) -> MeetBy | None:
    """The limit that runs from the day it is booked for, if it leads to a plan or keeps one.

    None where it has no day yet, or where nothing dates a core group. One that was missed before
    the conference is not what it sets a date for.
    """
    if conference.ends_at is None:
        return None
    timeline, ends = child.case.timeline, conference.ends_at
    facts = {"conference": conference.kind, "number": child.number, "outcome": Outcome.PLAN}
    held = Happening(timeline, "conference.held", ends, facts)
    pathway = timeline.followed
    for row in preview(timeline, [held], as_of=ends):
        due_on = london_day(row.due) if row.due is not None and row.is_owed else None
        if due_on is not None and due_on >= london_day(ends) and _is_core_group(row, pathway):
            return MeetBy(
                due_on, row.step, row.part, row.occurrence, row.explanation,
                pathway.nation,
            )  # fmt: skip
    return None


def limits_of_core_groups(
    conference: Conference, children: Iterable[ConferenceChild]
) -> dict[Any, MeetBy]:
    """The limit for each of these children that has one, by the conference's row of the child."""
    found = {child.pk: meet_by(conference, child) for child in children}
    return {key: limit for key, limit in found.items() if limit is not None}


def _is_core_group(row: Previewed, pathway: Pathway) -> bool:
    key = f"{row.step}/{row.part}" if row.part else row.step
    part, _ = pathway.by_key.get(key, (None, None))
    if part is None:
        return False
    return any(one.kind == "core_group.held" for way in part.met_by for one in way)


# Of several children, beside the date of each.
SHARED = "Left empty, it is the date that is given for a brother or sister."


def with_shared_date(children: Mapping[Any, OfChild]) -> dict[Any, OfChild]:
    """Brothers and sisters share a core group: one date, and one reason for it, does for all."""
    dated = [one for one in children.values() if one.first_core_group_at is not None]
    if not dated:
        return dict(children)
    first = next((one for one in dated if one.outcome == Outcome.PLAN), dated[0])
    return {
        key: replace(
            said,
            first_core_group_at=first.first_core_group_at,
            core_group_late_why=said.core_group_late_why or first.core_group_late_why,
        )
        if said.outcome == Outcome.PLAN and said.first_core_group_at is None
        else said
        for key, said in children.items()
    }


def is_set_late(child: ConferenceChild, limit: MeetBy | None) -> bool:
    """Whether a plan's core group is set for a day past its limit."""
    at = child.first_core_group_at
    planned = child.outcome == Outcome.PLAN
    return planned and at is not None and limit is not None and limit.is_late(london_day(at))


def check_core_group(conference: Conference, child: ConferenceChild) -> None:
    """It meets after the conference; past its limit only with the reason. Raises Incomplete."""
    at, called = child.first_core_group_at, child.case.child.called
    if child.outcome != Outcome.PLAN or at is None:
        return
    if conference.starts_at is not None and at <= conference.starts_at:
        raise Incomplete(
            f"{called}’s core group must meet after this conference.",
            field=f"core_group-{child.pk}",
        )
    if child.core_group_late_why.strip():
        return
    limit = meet_by(conference, child)
    if limit is not None and is_set_late(child, limit):
        raise Incomplete(
            f"{called}’s core group is to meet by {formats.day(limit.due_on)}. Choose an earlier "
            "date, or say why it is late.",
            field=f"core_group_late-{child.pk}",
        )
