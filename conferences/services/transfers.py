"""A family with a plan moves here: a transfer-in conference, with no discussion before it (N07)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cases.models import Case
from conferences.choices import Kind
from conferences.models import ConferenceRequest
from conferences.services.requests import begin
from cpcase.refusals import Incomplete
from timescales.services.recording import Happening, record


@transaction.atomic
def notify_transfer_in(
    cases: Sequence[Case],
    *,
    other_authority: str,
    why: str,
    by: Any,
    at: datetime,
    as_of: datetime,
) -> ConferenceRequest:
    """Another authority gave notice that a family with a plan moves here; the limit runs from it.

    Begins the request for the conference. Raises NotAllowed, NotNow, and Incomplete for no
    authority or a notice in the future.
    """
    if not other_authority.strip():
        raise Incomplete("Say which authority the family comes from.", field="other_authority")
    if at > as_of:
        raise Incomplete("The notice must be today or in the past.", field="notified_on")
    request = ConferenceRequest(
        kind=Kind.TRANSFER_IN,
        other_authority=other_authority.strip(),
        notified_at=at,
        asked_by=by,
    )
    request = begin(request, cases, {case.pk: why.strip() for case in cases}, by=by)
    record(
        [Happening(case.timeline, "transfer_in.notified", at) for case in cases],
        by=by,
        as_of=as_of,
    )
    return request
