"""The list of one conference, as far as it holds for another."""

from collections.abc import Iterable
from typing import Any

from conferences.choices import InvitationStatus
from conferences.models import Conference, Invitation
from cpcase.records import add_all

_COPIED = (
    "side", "name", "as_who", "agency_id", "agency_kind", "relative_id", "professional_id",
    "person_id", "child_id", "language", "interpreter", "separate", "contact_rule", "no_address",
    "route",
)  # fmt: skip


def list_again(
    before: Iterable[Invitation], conference: Conference, *, from_where: str, by: Any
) -> None:
    """Put these people on the list of another conference, with all that has to be thought of."""
    again = [
        Invitation(
            conference=conference,
            status=InvitationStatus.LISTED,
            from_where=from_where,
            **{name: getattr(one, name) for name in _COPIED},
        )
        for one in before
    ]
    add_all(again, by=by)
