"""Visits in words: the pattern of a child's visits, one visit, the child's latest words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.choices import NoteKind
from cases.models import Case, Note
from cases.rules.children import who_is_seen
from coregroups.choices import SHE_WAS_ELSEWHERE, Seen, VisitStatus, WhyNotSeen
from coregroups.models import Visit, VisitChild
from cpcase.web import formats
from timescales.models import Deadline
from timescales.models.deadline import State


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit in a list: when, by whom, who was seen and how."""

    id: UUID
    when: str
    by: str
    seen: tuple[str, ...]
    state: str
    attempted: bool


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit, as far as its reader may see it."""

    when: str
    by: str
    announced: str
    bedrooms: str
    seen: tuple[str, ...]
    words: str
    analysis: str
    # Some of the text is about a child whose record this reader may not open.
    kept_back: bool
    unfinished: bool
    attempted: bool
    mistaken: bool
    children: tuple[Case, ...]


def lines_of(case: Case, visits: Iterable[Visit], today: date) -> list[VisitLine]:
    """Visits to one child, with that child's line only. Load `children__case__child` before."""
    lines = []
    for visit in visits:
        own = [row for row in visit.children.all() if row.case_id == case.pk]
        lines.append(
            VisitLine(
                id=visit.pk,
                when=formats.moment(visit.visited_at, today),
                by=visit.visited_by.name,
                seen=tuple(said_of(row, visit) for row in own),
                state=_state(visit),
                attempted=visit.attempted,
            )
        )
    return lines


def _state(visit: Visit) -> str:
    if visit.status == VisitStatus.TAKEN_BACK:
        return "Recorded by mistake: it was never made"
    if visit.attempted:
        return "Attempted: it does not count"
    return "To finish" if visit.status == VisitStatus.UNFINISHED else ""


def said_of(row: VisitChild, visit: Visit) -> str:
    """“Reuben was seen alone.” and why not, where a child was not seen."""
    name = who_is_seen(row.case.child, formats.london_day(visit.visited_at))
    if row.was_seen:
        how = "alone" if row.seen == Seen.ALONE else "not alone"
        awake = (
            {True: ", awake", False: ", asleep"}.get(row.awake, "") if row.awake is not None else ""
        )
        return f"{name} was seen {how}{awake}."
    why = row.why_words if row.why_not == WhyNotSeen.OTHER else row.get_why_not_display()
    if row.why_not == WhyNotSeen.ELSEWHERE and name != row.case.child.called:
        why = SHE_WAS_ELSEWHERE
    return f"{name} was not seen: {why[:1].lower()}{why[1:]}."


def visit_page(visit: Visit, seen_cases: Sequence[Case], today: date) -> VisitPage:
    """One visit; `seen_cases` are those of its children that the reader may open."""
    rows = list(visit.children.all())
    open_to_me = {case.pk for case in seen_cases}
    kept_back = any(row.case_id not in open_to_me for row in rows)
    bedrooms = {True: "Seen", False: "Not seen", None: "Not said yet"}[visit.bedrooms_seen]
    return VisitPage(
        when=formats.moment(visit.visited_at, today),
        by=visit.visited_by.name,
        announced="Yes" if visit.announced else "No",
        bedrooms="" if visit.attempted else bedrooms,
        seen=tuple(said_of(row, visit) for row in rows if row.case_id in open_to_me),
        words="" if kept_back else visit.words,
        analysis="" if kept_back else visit.analysis,
        kept_back=kept_back,
        unfinished=visit.status == VisitStatus.UNFINISHED,
        attempted=visit.attempted,
        mistaken=visit.status == VisitStatus.TAKEN_BACK,
        children=tuple(row.case for row in rows if row.case_id in open_to_me),
    )


def next_visit(cases: Iterable[Case], today: date) -> str:
    """“The next visit is due by Thursday 7 May.”, from what a visit meets; else nothing."""
    rows = Deadline.objects.filter(
        timeline__in=[case.timeline_id for case in cases], state=State.OPEN, due_on__isnull=False
    ).select_related("timeline__pathway", "timeline__overlay")
    days = [row.due_on for row in rows.order_by("due_on") if _is_visit(row)]
    if not days or days[0] is None:
        return ""
    late = "was" if days[0] < today else "is"
    return f"The next visit {late} due by {formats.day(days[0], today)}."


def _is_visit(row: Deadline) -> bool:
    part, _ = row.timeline.pathway.pathway.by_key.get(row.key, (None, None))
    if part is None:
        return False
    return any(one.kind == "visit.made" for way in part.met_by for one in way)


def latest_words_of(case: Case) -> Note | None:
    """What the child last said or showed, in their own words, with when and to whom."""
    notes = Note.objects.filter(case=case, kind=NoteKind.VOICE).select_related("written_by")
    return notes.order_by("-happened_at").first()
