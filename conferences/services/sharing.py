"""What an invited agency may see of the children: decided with the invitation, with its reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import Agency
from cases.models import Case, Share
from cpcase.records import add_all


def share_with(
    agency: Agency, cases: Iterable[Case], *, reason: str, by: Any, as_of: datetime
) -> None:
    """Share each child's episode with an agency, unless it is shared with it already (N11)."""
    cases = list(cases)
    shared = set(
        Share.objects.filter(case__in=cases, agency=agency, ended_at=None).values_list(
            "case", flat=True
        )
    )
    fresh = [
        Share(case=case, agency=agency, reason=reason, started_at=as_of)
        for case in cases
        if case.pk not in shared
    ]
    add_all(fresh, by=by)
