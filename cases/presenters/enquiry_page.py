"""The task list of a Section 47 enquiry: what is done, what is left, for all and for each child."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from cases.choices.enquiry import PartKind
from cases.choices.states import EnquiryStatus
from cases.models import Enquiry, EnquiryChild, EnquiryPart
from cases.rules.enquiries import needs_people, title_of, unfinished
from cpcase.web import formats

TAGS = {
    EnquiryStatus.OPEN: "blue",
    EnquiryStatus.WITH_MANAGER: "yellow",
    EnquiryStatus.RETURNED: "yellow",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One part: its name, where it is written, how far it is."""

    title: str
    href: str
    state: str
    tag: str
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The parts for all the children, or for one."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class EnquiryPage:
    """Everything that the task list shows."""

    names: str
    state: str
    tag: str
    groups: tuple[Group, ...]
    left: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    kept_back: bool


def enquiry_page(
    enquiry: Enquiry, shown: Collection[EnquiryChild], today: date, *, may_write: bool
) -> EnquiryPage:
    """The page, for the children whom its visitor may see; who may not write reads each part."""
    writes = may_write and enquiry.is_writable
    status = EnquiryStatus(enquiry.status)
    return EnquiryPage(
        names=formats.listed([row.case.child.called for row in shown]),
        state=status.label,
        tag=TAGS.get(status, ""),
        groups=tuple(_groups(enquiry, shown, writes=writes)),
        left=tuple(unfinished(enquiry)),
        facts=tuple(_facts(enquiry, today)),
        kept_back=len(shown) < len(enquiry.here()),
    )


def _groups(enquiry: Enquiry, shown: Iterable[EnquiryChild], *, writes: bool) -> Iterable[Group]:
    task = partial(_task, writes=writes)
    parts = list(enquiry.parts.all())
    people = needs_people(enquiry)
    shared = [part for part in parts if part.child_id is None]
    wanted = [part for part in shared if people or part.kind != PartKind.PEOPLE or part.words]
    yield Group("For all the children", tuple(map(task, _in_order(wanted))))
    outcomes: list[Task] = []
    for row in shown:
        own = [part for part in parts if part.child_id == row.pk]
        written = [part for part in own if part.kind != PartKind.OUTCOME]
        yield Group(row.case.child.called, tuple(map(task, _in_order(written))))
        outcomes.extend(_outcome(row, task(part)) for part in own if part.kind == PartKind.OUTCOME)
    yield Group("To finish", tuple(outcomes))


def _in_order(parts: Iterable[EnquiryPart]) -> list[EnquiryPart]:
    order = {kind: place for place, kind in enumerate(PartKind)}
    return sorted(parts, key=lambda part: order[PartKind(part.kind)])


def _task(part: EnquiryPart, *, writes: bool) -> Task:
    state, tag = state_of(part)
    if writes:
        href = reverse("cases:part", args=[part.enquiry_id, part.pk])
    else:
        href = f"{reverse('cases:read_enquiry', args=[part.enquiry_id])}#part-{part.pk}"
    return Task(
        title=title_of(part),
        href=href,
        state=state,
        tag=tag,
        comments=tuple(comment.words for comment in part.open_comments),
    )


def _outcome(row: EnquiryChild, task: Task) -> Task:
    if not row.outcome or task.comments:
        return task
    more = ", child in need" if row.child_in_need else ""
    return Task(task.title, task.href, f"{row.get_outcome_display()}{more}", "")


def state_of(part: EnquiryPart) -> tuple[str, str]:
    """How far a part is, in words, and the colour of its tag."""
    asked = part.asked
    if asked:
        child = asked[0].source.child
        name = child.case.child.called if child else ""
        return f"Check: {formats.count(len(asked), 'line')} from {name}", "yellow"
    if part.open_comments:
        return "Returned", "yellow"
    if part.done:
        return "Completed", ""
    return ("In progress", "blue") if part.words else ("Not started", "grey")


def _facts(enquiry: Enquiry, today: date) -> Iterable[tuple[str, str]]:
    yield "Social worker", enquiry.allocated_to.name
    yield "Enquiry made by", enquiry.get_mode_display()
    yield "Started", formats.day(enquiry.started_on, today)
    if enquiry.sent_by:
        yield "Sent", f"{formats.moment(enquiry.sent_at, today)}, by {enquiry.sent_by.name}"
    if enquiry.authorised_by:
        when = formats.moment(enquiry.authorised_at, today)
        yield "Authorised", f"{when}, by {enquiry.authorised_by.name}"
    if enquiry.decision:
        yield "The manager’s decision", enquiry.decision


def sources_of(part: EnquiryPart, shown: Collection[EnquiryChild]) -> list[EnquiryPart]:
    """The same part of a brother or sister, where there is something to copy."""
    rows = {row.pk for row in shown}
    return [
        other
        for other in part.enquiry.parts.all()
        if other.kind == part.kind
        and other.child_id in rows
        and other.child_id != part.child_id
        and other.words
    ]


def limits_of(enquiry: Enquiry, shown: Iterable[EnquiryChild]) -> list[tuple[Any, Any, str]]:
    """(deadline, case, whose) of what the authorisation of this enquiry will meet.

    Once for siblings; whose it is, is said where not all of them have the same date.
    """
    rows = list(shown)
    found: dict[tuple[Any, ...], tuple[Any, Any, list[str]]] = {}
    for row in rows:
        timeline = row.case.timeline
        for deadline in timeline.deadlines.open().for_lists():
            duty = timeline.pathway.pathway.by_key.get(deadline.key)
            kinds = {one.kind for group in (duty[0].met_by if duty else ()) for one in group}
            if "section_47.authorised" in kinds:
                key = (deadline.step, deadline.part, deadline.due_on)
                found.setdefault(key, (deadline, row.case, []))[2].append(row.case.child.called)
    return [
        (deadline, case, "" if len(names) == len(rows) else formats.listed(names))
        for deadline, case, names in found.values()
    ]
