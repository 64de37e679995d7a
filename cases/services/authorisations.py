"""A Section 47 enquiry goes to the manager, comes back or is authorised (C06, C13, D03, L04)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from cases.choices import S47Outcome
from cases.models import Enquiry, PartComment
from cases.rules.authorisations import outcome_happening
from cases.rules.enquiries import check_complete, check_time
from cases.services.assessments import aim_for
from cases.services.enquiries import tell_worker
from cases.services.telling import tell_roles
from cases.workflows import ENQUIRY
from cpcase.records import add, change, change_all
from cpcase.refusals import Incomplete
from timescales.engine.calendar import LONDON
from timescales.services.recording import record


@transaction.atomic
def send(enquiry: Enquiry, *, by: Any, as_of: datetime, version: int) -> Enquiry:
    """Send the finished record to the manager, who is told at once.

    Raises NotAllowed, NotNow, Conflict, or Incomplete, which names each part that is left.
    """
    enquiry = Enquiry.objects.locked(enquiry.pk, version=version)
    enquiry.hold_children()
    ENQUIRY.move(enquiry, "send", by=by)
    check_complete(Enquiry.objects.with_parts().get(pk=enquiry.pk))
    for comment in PartComment.objects.filter(part__enquiry=enquiry, settled_at=None):
        comment.settled_at = as_of
        change(comment, by=by, why="sent again")
    enquiry.sent_by, enquiry.sent_at = by, as_of
    change(enquiry, by=by)
    tell_roles(
        enquiry.cases(),
        roles=("team_manager",),
        source=f"s47:{enquiry.pk}:{enquiry.version}",
        kind="sign_off_asked",
        words="A Section 47 enquiry waits for you to authorise it",
        link=f"/s47/{enquiry.pk}/",
        by=by,
        as_of=as_of,
    )
    return enquiry


@transaction.atomic
def return_for_rework(
    enquiry: Enquiry, *, comments: Mapping[UUID, str], by: Any, as_of: datetime, version: int
) -> Enquiry:
    """Give it back with comments beside its parts; the worker is told at once.

    Raises NotAllowed, NotNow, Conflict, or Incomplete without a comment.
    """
    enquiry = Enquiry.objects.locked(enquiry.pk, version=version)
    ENQUIRY.move(enquiry, "return_for_rework", by=by)
    written = {part: words.strip() for part, words in comments.items() if words.strip()}
    if not written:
        raise Incomplete("Write at least one comment, beside the part it is about.", field="parts")
    for part in enquiry.parts.filter(pk__in=written):
        add(PartComment(part=part, words=written[part.pk], written_by=by, written_at=as_of), by=by)
        part.done = False
        change(part, by=by, why="returned")
    change(enquiry, by=by, why="returned")
    tell_worker(enquiry, "returned", "A Section 47 enquiry was returned to you", by=by, as_of=as_of)
    return enquiry


@transaction.atomic
def authorise(
    enquiry: Enquiry, *, decision: str = "", by: Any, at: datetime, as_of: datetime, version: int
) -> Enquiry:
    """The manager's authorisation: the outcome of each child stands from here on (D03, L04).

    Child in need starts its reviews (C06). Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    enquiry = Enquiry.objects.locked(enquiry.pk, version=version)
    enquiry.hold_children()
    ENQUIRY.move(enquiry, "authorise", by=by)
    loaded = Enquiry.objects.with_parts().get(pk=enquiry.pk)
    check_complete(loaded)
    check_time(enquiry, at, as_of)
    enquiry.authorised_by, enquiry.authorised_at, enquiry.decision = by, at, decision.strip()
    change(enquiry, by=by)
    children = loaded.here()
    for row in children:
        row.ended_at = at
        if row.child_in_need:
            aim_for(row.case, row.assessment_by, on=at.astimezone(LONDON).date(), by=by)
    change_all(children, by=by, why="authorised")
    record([outcome_happening(row, at=at) for row in children], by=by, as_of=as_of)
    tell_worker(enquiry, "authorised", "A Section 47 enquiry was authorised", by=by, as_of=as_of)
    if any(row.outcome == S47Outcome.CONFERENCE for row in children):
        _tell_administration(enquiry, by=by, as_of=as_of)
    return enquiry


def _tell_administration(enquiry: Enquiry, *, by: Any, as_of: datetime) -> None:
    """L04: administration is told that a conference is the outcome."""
    tell_roles(
        enquiry.cases(),
        roles=("conference_administrator",),
        source=f"s47:{enquiry.pk}:conference",
        kind="conference_outcome",
        words="A Section 47 enquiry ended with an initial conference as its outcome",
        link=f"/s47/{enquiry.pk}/",
        by=by,
        as_of=as_of,
        urgent=False,
    )
