"""A brother or sister joins an open process, or leaves it; their clocks are their own."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.choices.states import EnquiryStatus
from cases.models import Case, Enquiry, EnquiryChild, EnquiryPart
from cases.models.enquiry import WRITABLE
from cases.rules.joining import check_may_join
from cases.services.enquiries import put_into
from cases.services.groups import set_apart, share_group
from cases.services.notes import write_note
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.engine.calendar import LONDON
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record


@transaction.atomic
def join_process(
    case: Case,
    *,
    beside: Case,
    why: str,
    by: Any,
    at: datetime,
    as_of: datetime,
    conference_possible: bool = True,
) -> Case:
    """A child joins a sibling's process. Where its Section 47 enquiry is open the child is in it
    from `at` on: the child's clocks start then, later than the siblings'.

    Raises NotAllowed, NotNow, or Incomplete.
    """
    _check(case, by=by, why=why, at=at, as_of=as_of)
    _check(beside, by=by, why=why, at=at, as_of=as_of)
    check_may_join(case, beside)
    share_group([beside.timeline, case.timeline], by=by)
    enquiry = _open_enquiry_of(beside)
    if enquiry is not None and not case.enquiries.running().exists():
        _into_enquiry(case, enquiry, conference_possible, by=by, at=at, as_of=as_of)
    write_note(
        case,
        kind=NoteKind.DECISION,
        words=_decided(JOINED, why),
        happened_at=at,
        by=by,
        as_of=as_of,
    )
    return case


def _open_enquiry_of(beside: Case) -> Enquiry | None:
    row = beside.enquiries.running().select_related("enquiry").first()
    if row is None:
        return None
    if row.enquiry.status not in WRITABLE:
        raise NotNow("The enquiry is with the manager. Return it first, or wait for its outcome.")
    enquiry: Enquiry = Enquiry.objects.locked(row.enquiry_id)
    return enquiry


def _into_enquiry(
    case: Case, enquiry: Enquiry, possible: bool, *, by: Any, at: datetime, as_of: datetime
) -> None:
    put_into(enquiry, case, at.astimezone(LONDON).date(), by=by)
    worker = enquiry.allocated_to
    allocate([case.timeline], role="social_worker", person=worker, by=by, as_of=as_of)
    facts = {"s47_initiated": True, "conference_possible": possible}
    # The manager who lets the child join decides it: it is signed off as it is made.
    record(
        [
            Happening(case.timeline, "strategy_discussion.held", at, facts),
            Happening(case.timeline, "strategy_discussion.signed_off", at),
            Happening(case.timeline, "section_47.allocated", at),
        ],
        by=by,
        as_of=as_of,
    )


@transaction.atomic
def leave_process(case: Case, *, why: str, by: Any, at: datetime, as_of: datetime) -> Case:
    """A child leaves the siblings' process and goes on alone, with the dates that stood.

    An open enquiry is split: the child's own goes on with what is written already. Raises
    NotAllowed, NotNow, or Incomplete.
    """
    _check(case, by=by, why=why, at=at, as_of=as_of)
    together = Case.objects.open().filter(timeline__group=case.timeline.group)
    if not together.exclude(pk=case.pk).exists():
        raise NotNow("This child is alone in the process already.")
    set_apart(case.timeline, by=by)
    row = case.enquiries.running().select_related("enquiry").first()
    if row is not None and row.enquiry.children.running().count() > 1:
        _split(row, why, by=by, at=at)
    write_note(
        case, kind=NoteKind.DECISION, words=_decided(LEFT, why), happened_at=at, by=by, as_of=as_of
    )
    return case


def _split(row: EnquiryChild, why: str, *, by: Any, at: datetime) -> None:
    old: Enquiry = Enquiry.objects.locked(row.enquiry_id)
    row.ended_at, row.left_because = at, why.strip()
    change(row, by=by, why="left")
    status = old.status if old.status in WRITABLE else EnquiryStatus.RETURNED
    enquiry = add(
        Enquiry(
            discussion=old.discussion,
            status=status,
            mode=old.mode,
            started_on=old.started_on,
            allocated_to=old.allocated_to,
        ),
        by=by,
    )
    child = add(_copy_of(row, enquiry), by=by)
    for part in old.parts.all():
        if part.child_id in (None, row.pk):
            words = EnquiryPart(
                enquiry=enquiry,
                child=child if part.child_id else None,
                kind=part.kind,
                words=part.words,
                done=part.done,
            )
            add(words, by=by, why="left")


def _copy_of(row: EnquiryChild, enquiry: Enquiry) -> EnquiryChild:
    kept = ("case", "started_on", "outcome", "child_in_need", "assessment_by", "who_told",
            "more_likely", "findings")  # fmt: skip
    return EnquiryChild(enquiry=enquiry, **{name: getattr(row, name) for name in kept})


# No brother or sister is named: the note is on one child's record.
JOINED = "Joined the brothers’ and sisters’ process"
LEFT = "Left the brothers’ and sisters’ process"


def _decided(what: str, why: str) -> str:
    return f"{what}: {why.strip()}"


def _check(case: Case, *, by: Any, why: str, at: datetime, as_of: datetime) -> None:
    if not by.may(Permission.JOIN_SIBLING, case):
        raise NotAllowed("Only a manager lets a child join or leave a process.")
    if case.closed_on is not None:
        raise NotNow("This child's episode is closed.")
    if not why.strip():
        raise Incomplete("Say why.", field="why")
    if at > as_of:
        raise Incomplete("The time must be today or in the past.", field="at")
