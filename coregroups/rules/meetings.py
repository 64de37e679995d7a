"""What the record of a core group needs (C21, D15, D18, D22, D24)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from coregroups.choices import HowThere, MeetingKind, MemberKind, Progress
from coregroups.models import Member, PlanLine
from coregroups.rules.days import check_happened
from coregroups.rules.pathways import any_applies
from cpcase.refusals import Incomplete
from timescales.engine.pathway import Pathway
from timescales.models import Deadline, Timeline

# Rows after which chair and note-taker are two people.
TWO_PEOPLE = ("C21", "D15")
WORKER_THERE = "D24"


@dataclass(frozen=True, slots=True)
class Presence:
    """How one member took part."""

    member: Member
    how: str = ""
    report_on: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """How a core group says that one line of a plan goes."""

    line: PlanLine
    progress: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A child's life now, the plan's effect and the child's own words (D19)."""

    life_now: str = ""
    plan_effect: str = ""
    own_words: str = ""

    def __bool__(self) -> bool:
        return any(text.strip() for text in (self.life_now, self.plan_effect, self.own_words))


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """What the record of a meeting holds. `voices` are by case, `topics` by part of the agenda."""

    kind: str
    started_at: datetime
    ended_at: datetime
    chair: Member | None
    note_taker: Member | None
    presences: Sequence[Presence]
    agreed: bool | None
    worker_absent: str = ""
    disagreement: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[Any, Spoken] = field(default_factory=dict)
    progress: Sequence[Said] = ()
    # New lines by case, each as words of a plan line; and dates to come, each with its venue.
    new_lines: Mapping[Any, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    dates: Sequence[tuple[datetime, str]] = ()
    # Further rows of the pathway that were done at the meeting.
    steps: frozenset[str] = frozenset()

    def how(self, member: Member) -> str:
        """How a member took part; empty when nobody said."""
        return next((one.how for one in self.presences if one.member.pk == member.pk), "")


def check_times(record: MeetingRecord, *, as_of: datetime) -> None:
    """It happened, and ended after it began. Raises Incomplete."""
    check_happened(record.ended_at, as_of=as_of, words="The end of the meeting", field="ended_at")
    if record.ended_at <= record.started_at:
        raise Incomplete("The meeting must end after it begins.", field="ended_at")


def check_chair(record: MeetingRecord, timelines: Iterable[Timeline]) -> None:
    """Chair and notes: two people who were there, where a pathway asks for two (C21, D15)."""
    if record.chair is None:
        raise Incomplete("Choose who chaired the meeting.", field="chair")
    if record.note_taker is None:
        raise Incomplete("Choose who took the notes.", field="note_taker")
    same = record.chair.pk == record.note_taker.pk
    if same and any_applies(timelines, *TWO_PEOPLE):
        raise Incomplete("Choose two different people for chair and notes.", field="note_taker")
    for who, name in ((record.chair, "chair"), (record.note_taker, "note_taker")):
        if record.how(who) != HowThere.HERE:
            raise Incomplete(f"{who.name} was not there. Choose somebody who was.", field=name)


def check_attendance(record: MeetingRecord, members: Sequence[Member]) -> None:
    """Each member: here, a report, or neither, which is a breach (D18). Raises Incomplete."""
    for member in members:
        how = record.how(member)
        if how not in HowThere.values:
            raise Incomplete(f"Say whether {member.name} was there.", field=f"how_{member.pk}")
    for one in record.presences:
        if one.how == HowThere.REPORT and one.report_on is None:
            raise Incomplete(
                f"Enter the day on which {one.member.name}'s report came.",
                field=f"report_on_{one.member.pk}",
            )


def check_worker_there(
    record: MeetingRecord, members: Sequence[Member], timelines: Iterable[Timeline]
) -> None:
    """The social worker attends; if not, it still goes ahead and the reason is recorded (D24)."""
    workers = [member for member in members if member.kind == MemberKind.SOCIAL_WORKER]
    there = any(record.how(worker) == HowThere.HERE for worker in workers)
    if there or record.worker_absent.strip() or not any_applies(timelines, WORKER_THERE):
        return
    raise Incomplete("Say why the social worker was not there.", field="worker_absent")


def check_agreement(record: MeetingRecord) -> None:
    """No agreement is noted, and taken to the review conference (D22). Raises Incomplete."""
    if record.agreed is None:
        raise Incomplete("Say whether you all agree.", field="agreed")
    if not record.agreed and not record.disagreement.strip():
        raise Incomplete("Say who does not agree, and why.", field="disagreement")


def check_progress(record: MeetingRecord) -> None:
    """A line is on track, slow, stuck or done; stuck says what was seen. Raises Incomplete."""
    for said in record.progress:
        if said.progress not in Progress.values:
            raise Incomplete("Say how this line goes.", field=f"progress_{said.line.pk}")
        if said.progress == Progress.STUCK and not said.seen.strip():
            raise Incomplete("Say what it is stuck on.", field=f"seen_{said.line.pk}")


def check_dates(record: MeetingRecord) -> None:
    """Dates to come, up to the second review (D27). Raises Incomplete."""
    for place, (planned_at, _) in enumerate(record.dates):
        if planned_at <= record.ended_at:
            raise Incomplete("Enter a date after this meeting.", field=f"dates-{place}-planned_at")


def check_record(
    record: MeetingRecord,
    members: Sequence[Member],
    timelines: Sequence[Timeline],
    *,
    as_of: datetime,
) -> None:
    """All that a record needs, in the order of its page. Raises Incomplete."""
    if record.kind not in MeetingKind.values:
        raise Incomplete("Choose the agenda that you followed.", field="kind")
    check_times(record, as_of=as_of)
    check_attendance(record, members)
    check_chair(record, timelines)
    check_worker_there(record, members, timelines)
    check_progress(record)
    check_agreement(record)
    check_dates(record)


def suggested_kind(number: int, deadlines: Iterable[Deadline], pathway: Pathway) -> str:
    """Which agenda the next meeting follows: the pathway says which one comes before a review."""
    if number <= 1:
        return MeetingKind.FIRST
    begins = {link for part in pathway.own_parts for link in part.chain}
    for row in deadlines:
        part, _ = pathway.by_key.get(row.key, (None, None))
        if part is not None and (row.key in begins or part.start == "booking:review"):
            return MeetingKind.PRE_REVIEW
    return MeetingKind.LATER
