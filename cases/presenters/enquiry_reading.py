"""A Section 47 enquiry to be read as a whole: every part's words, incidents, visits, outcome."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Enquiry, EnquiryChild, EnquiryPart, Incident
from cases.rules.children import who_is_seen
from cases.rules.enquiries import others_named, title_of, wanted_parts
from cpcase.web import formats
from timescales.models.event import Event


@dataclass(frozen=True, slots=True)
class Read:
    """One part, its words, and what stands with it."""

    part: EnquiryPart
    title: str
    words: str
    lines: tuple[str, ...] = ()
    incidents: tuple[tuple[str, str], ...] = ()
    names: str = ""
    comments: tuple[str, ...] = ()

    @property
    def comment_field(self) -> str:
        """The manager's comment box beside it."""
        return f"comment_{self.part.pk}"


def reading_of(enquiry: Enquiry, shown: Collection[EnquiryChild], today: date) -> tuple[Read, ...]:
    """Everything that its visitor may read, in the order of the record."""
    rows: dict[Any, EnquiryChild] = {row.pk: row for row in shown}
    order = {kind: place for place, kind in enumerate(PartKind)}
    children: dict[Any, int] = {row.pk: place for place, row in enumerate(shown, 1)}
    parts = [part for part in wanted_parts(enquiry) if part.child_id in (None, *rows)]
    parts.sort(key=lambda part: (children.get(part.child_id, 0), order[PartKind(part.kind)]))
    hidden = len(rows) < len(enquiry.here())
    return tuple(
        _read(part, rows.get(part.child_id), shown, today)
        for part in parts
        if not (hidden and part.child_id is None)
    )


def _read(
    part: EnquiryPart, row: EnquiryChild | None, shown: Iterable[EnquiryChild], today: date
) -> Read:
    lines: tuple[str, ...] = ()
    incidents: tuple[tuple[str, str], ...] = ()
    if part.kind == PartKind.SEEN:
        lines = visits_of(shown, today)
    elif row and part.kind == PartKind.HARM:
        incidents = tuple(_incident(one, today) for one in row.incidents.all() if not one.struck)
    elif row and part.kind == PartKind.OUTCOME:
        lines = outcome_of(row, today)
    return Read(
        part=part,
        title=title_of(part),
        words=part.words,
        lines=lines,
        incidents=incidents,
        names=formats.listed(others_named(part.words, row)) if row else "",
        comments=tuple(comment.words for comment in part.open_comments),
    )


def _incident(one: Incident, today: date) -> tuple[str, str]:
    when = formats.day(one.on, today) if one.on else one.occasion
    harm = f" How it harmed: {one.harm}" if one.harm else ""
    form = one.get_form_display()
    kind = f"{form}; {one.get_by_display().lower()}"
    return f"{when}: {kind}", f"{one.what} How we know: {one.how_known}{harm}"


def outcome_of(row: EnquiryChild, today: date) -> tuple[str, ...]:
    """The outcome in words, with what follows from it."""
    if not row.outcome:
        return ()
    found = [f"{row.get_outcome_display()}."]
    if row.child_in_need:
        found.append(f"Child in need; assessment by {formats.day(row.assessment_by, today)}.")
    if row.findings:
        found.append(f"Significant harm is likely: {row.findings}")
    if row.more_likely:
        found.append(f"It may happen again: {row.more_likely}")
    if row.who_told:
        found.append(f"To be told that there is no conference: {row.who_told}")
    return tuple(found)


def visits_of(shown: Iterable[EnquiryChild], today: date) -> tuple[str, ...]:
    """Who was seen since the enquiry began, as the visits say it: nothing is asked again."""
    rows = {row.case.timeline_id: row for row in shown}
    visits = Event.objects.standing().filter(timeline__in=list(rows), kind="visit.made")
    found = []
    for visit in visits.order_by("at", "place").select_related("recorded_by"):
        row = rows[visit.timeline_id]
        if formats.london_day(visit.at) < row.started_on:
            continue
        how = "seen alone" if visit.facts.get("alone") else "seen, not alone"
        if visit.facts.get("attempted") or not visit.facts.get("seen", True):
            how = "not seen"
        when = formats.moment(visit.at, today)
        whom = who_is_seen(row.case.child, formats.london_day(visit.at))
        found.append(f"{when}: {whom} {how}, by {visit.recorded_by.name}")
    return tuple(found)
