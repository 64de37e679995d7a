"""The parts of a Section 47 enquiry: written, copied from a sibling's, confirmed line by line."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import S47Outcome
from cases.choices.enquiry import OWN_PARTS, CarriedAnswer, PartKind
from cases.models import CarriedLine, Enquiry, EnquiryChild, EnquiryPart, Incident
from cases.rules.enquiries import check_carried, check_outcome, check_writable
from cases.rules.incidents import Happened, check_incidents
from cases.services.rows import write_rows
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow


@transaction.atomic
def write_part(
    part: EnquiryPart,
    *,
    words: str,
    done: bool,
    by: Any,
    as_of: datetime,
    version: int,
    incidents: Sequence[Happened] = (),
) -> EnquiryPart:
    """Write one part; `incidents` belong to “Harm, and what we found” alone (D08).

    Raises NotAllowed, NotNow, Conflict, or Incomplete for a part that is called done without
    words, with an unconfirmed copied line, or with an incident that lacks something.
    """
    part = _locked(part, version, by)
    check_incidents(incidents, as_of=as_of)
    part.words, part.done = words.strip(), done
    if done and not part.words:
        raise Incomplete("Write something before you call this part finished.", field="words")
    if done:
        check_carried(part)
    change(part, by=by)
    if part.kind == PartKind.HARM:
        write_rows(Incident, {"child": part.child}, incidents, by=by)
    return part


@transaction.atomic
def decide_outcome(
    child: EnquiryChild,
    *,
    outcome: str,
    why: str,
    by: Any,
    version: int,
    child_in_need: bool = False,
    assessment_by: date | None = None,
    who_told: str = "",
    more_likely: str = "",
    findings: str = "",
) -> EnquiryChild:
    """What the enquiry found for one child, and what follows; the manager authorises it later.

    `version` is the outcome part's. Raises NotAllowed, NotNow, Conflict, Incomplete.
    """
    part = _locked(child.parts.get(kind=PartKind.OUTCOME), version, by)
    child = EnquiryChild.objects.locked(child.pk)
    is_conference = outcome == S47Outcome.CONFERENCE
    child.outcome, child.child_in_need = outcome, child_in_need
    child.assessment_by = assessment_by if child_in_need else None
    child.who_told = "" if is_conference else who_told.strip()
    child.more_likely = more_likely.strip() if is_conference else ""
    child.findings = findings.strip() if is_conference else ""
    check_outcome(child, why=why)
    # The part first: its version says how the child's row stood (cpcase.past).
    part.words, part.done = why.strip(), True
    change(part, by=by)
    return change(child, by=by)


@transaction.atomic
def copy_from_sibling(
    part: EnquiryPart, *, source: EnquiryPart, by: Any, version: int
) -> EnquiryPart:
    """Carry a sibling's lines over. None is part of this child's record until it is confirmed.

    Raises NotAllowed, NotNow, Conflict, or Incomplete for another part or one without words.
    """
    part = _locked(part, version, by)
    same = part.enquiry_id == source.enquiry_id and part.kind == source.kind
    if not same or part.kind not in OWN_PARTS or part.pk == source.pk:
        raise Incomplete("Choose the same part of a brother or sister.", field="source")
    lines = [line.strip() for line in source.words.splitlines() if line.strip()]
    if not lines:
        raise Incomplete("There is nothing to copy yet.", field="source")
    if part.asked:
        raise NotNow("Confirm the lines that were copied before, then copy again.")
    first = part.lines.count()
    for place, words in enumerate(lines, first):
        add(CarriedLine(part=part, source=source, position=place, words=words), by=by)
    part.done = False
    return change(part, by=by, why="copied")


@transaction.atomic
def confirm_lines(
    part: EnquiryPart,
    *,
    answers: Mapping[UUID, tuple[str, str]],
    by: Any,
    as_of: datetime,
    version: int,
) -> EnquiryPart:
    """Answer copied lines: true, changed (with the new words) or left out.

    What is true or changed becomes part of the child's own record. Raises NotAllowed, NotNow,
    Conflict, or Incomplete next to the line.
    """
    part = _locked(part, version, by)
    said = [part.words] if part.words else []
    for line in part.asked:
        answer, changed_to = answers.get(line.pk, ("", ""))
        if not answer:
            continue
        if answer not in CarriedAnswer.values:
            raise Incomplete("Choose what to do with this line.", field=f"answer_{line.pk}")
        if answer == CarriedAnswer.CHANGED and not changed_to.strip():
            raise Incomplete("Write the line as it is for this child.", field=f"changed_{line.pk}")
        line.answer, line.changed_to = answer, changed_to.strip()
        line.answered_by, line.answered_at = by, as_of
        change(line, by=by)
        if answer != CarriedAnswer.LEFT_OUT:
            said.append(line.changed_to if answer == CarriedAnswer.CHANGED else line.words)
    part.words = "\n".join(said)
    return change(part, by=by, why="confirmed")


def _locked(part: EnquiryPart, version: int, by: Any) -> EnquiryPart:
    """The part, with its enquiry held in a state in which it can be written.

    The enquiry is locked first, as `send` does, so that nothing is written once it is sent.
    """
    enquiry = Enquiry.objects.locked(part.enquiry_id)
    check_writable(enquiry, by=by, permission=Permission.RECORD_ENQUIRY)
    locked: EnquiryPart = EnquiryPart.objects.locked(part.pk, version=version)
    locked.enquiry = enquiry
    return locked
