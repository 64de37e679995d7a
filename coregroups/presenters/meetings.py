"""Core groups in words: the group's page, and a meeting that was held."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from coregroups.choices import HowThere
from coregroups.choices.agendas import WORDS
from coregroups.models import Attendance, Meeting
from cpcase.web import formats
from timescales.engine.pathway import Pathway
from timescales.models import Deadline


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in the group's list."""

    href: str
    title: str
    when: str
    minutes: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A child's voice at a meeting."""

    called: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A core group that was held."""

    title: str
    when: str
    people: tuple[tuple[str, str], ...]
    breaches: tuple[tuple[str, str, str], ...]
    heard: tuple[Heard, ...]
    topics: tuple[tuple[str, str], ...]
    progress: tuple[tuple[str, str], ...]
    agreement: str
    minutes: str


def line_of(meeting: Meeting, today: date, *, minutes_due: date | None) -> MeetingLine:
    """A meeting in the group's list, with the state of its minutes."""
    return MeetingLine(
        href=reverse("coregroups:meeting", args=[meeting.pk]),
        title=f"Core group {meeting.number}",
        when=formats.moment(meeting.ended_at, today),
        minutes=minutes_words(meeting, today, minutes_due),
    )


def minutes_words(meeting: Meeting, today: date, due: date | None) -> str:
    """“Minutes due to members by Monday 20 April”, or when they were sent."""
    if meeting.minutes_sent_at:
        return f"Minutes sent on {formats.day(meeting.minutes_sent_at, today)}"
    if due is None:
        return "Minutes not sent yet"
    was = "were" if due < today else "are"
    return f"Minutes {was} due to members by {formats.day(due, today)}"


def minutes_due(meeting: Meeting, rows: Iterable[Deadline], pathway: Pathway) -> date | None:
    """When a meeting's minutes are due: the deadline that counts from its end."""
    for row in rows:
        part, _ = pathway.by_key.get(row.key, (None, None))
        if part is None or row.counted_from != meeting.ended_at:
            continue
        if any(one.kind == "core_group.minutes_sent" for way in part.met_by for one in way):
            return row.due_on
    return None


def meeting_page(
    meeting: Meeting,
    *,
    cases: Iterable[Any],
    today: date,
    minutes_due: date | None,
    may_escalate: bool,
) -> MeetingPage:
    """What was said and agreed; `cases` are the children that the reader may see."""
    seen = {case.pk for case in cases}
    rows = list(meeting.attendances.all())
    agreement = "All agreed." if meeting.agreed else f"Not all agreed: {meeting.disagreement}"
    return MeetingPage(
        title=f"Core group {meeting.number}",
        when=formats.span(meeting.started_at, meeting.ended_at, today)
        if meeting.started_at and meeting.ended_at
        else "",
        people=tuple(_people(meeting, rows, today)),
        breaches=tuple(_breach(row, today, may_escalate) for row in rows if row.is_breach),
        heard=tuple(
            Heard(
                voice.case.child.called,
                tuple((head, text) for head, text in _said(voice) if text),
            )
            for voice in meeting.voices.all()
            if voice.case_id in seen
        ),
        topics=tuple((WORDS[topic.part], topic.words) for topic in meeting.topics.all()),
        progress=tuple(_progress(meeting, seen)),
        agreement=agreement,
        minutes=minutes_words(meeting, today, minutes_due),
    )


def _progress(meeting: Meeting, seen: Collection[Any]) -> Iterable[tuple[str, str]]:
    """How each line went; where the group carries several plans, whose line it is."""
    notes = [one for one in meeting.progress.all() if one.line.plan.case_id in seen]
    several = len({one.line.plan.case_id for one in notes}) > 1
    for one in notes:
        called = f"{one.line.plan.case.child.called}: " if several else ""
        went = ". ".join(filter(None, (one.get_progress_display(), one.seen)))
        yield f"{called}{one.line.need}", went


def _people(meeting: Meeting, rows: Sequence[Attendance], today: date) -> Iterable[tuple[str, str]]:
    def named(how: str) -> str:
        return formats.listed([row.member.name for row in rows if row.how == how])

    yield "Chair", meeting.chair.name if meeting.chair else ""
    yield "Notes by", meeting.note_taker.name if meeting.note_taker else ""
    yield "Here", named(HowThere.HERE)
    reports = [
        f"{row.member.name} ({formats.day(row.report_on, today)})"
        for row in rows
        if row.how == HowThere.REPORT
    ]
    if reports:
        yield "Sent a report", formats.listed(reports)
    missed = [row.member.name for row in rows if row.member.key and row.how != HowThere.HERE]
    if missed:
        yield "Must be at every core group, and was not", formats.listed(missed)
    if meeting.worker_absent:
        yield "Why the social worker was not there", meeting.worker_absent


def _breach(row: Attendance, today: date, may_escalate: bool) -> tuple[str, str, str]:
    """Who neither came nor reported, what was done about it, and the link that does it (S14)."""
    if row.escalated_at:
        told = (
            f"{row.escalated_to} was told on {formats.day(row.escalated_at, today)}, and the chair"
        )
        return row.member.name, told, ""
    if not may_escalate:
        return row.member.name, "Nobody was told yet", ""
    href = reverse("coregroups:escalate_absence", args=[row.pk])
    return row.member.name, "Tell their manager and the chair", href


def _said(voice: Any) -> Iterable[tuple[str, str]]:
    yield "Life now", voice.life_now
    yield "What the plan changed", voice.plan_effect
    yield "In their own words", voice.own_words
