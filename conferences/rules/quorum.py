"""Are enough agencies here? Social care and two others (N06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.permissions import Permission
from cases.choices import AgencyKind
from conferences.choices import NotQuorate, Presence
from conferences.models import Attendance, Conference, Invitation, QuorumChoice
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from cpcase.web import formats

OTHERS = 2


@dataclass(frozen=True, slots=True)
class Quorum:
    """Which agencies are here, and how many others than social care are needed."""

    here: tuple[str, ...]
    sent_reports: tuple[str, ...]
    needed: int

    @property
    def is_quorate(self) -> bool:
        """Social care and enough others are here; a report is not an agency in the room."""
        others = [kind for kind in self.here if kind != AgencyKind.SOCIAL_CARE]
        return AgencyKind.SOCIAL_CARE in self.here and len(others) >= self.needed

    @property
    def in_words(self) -> str:
        """Quorate: social care, police, school. Health sent a report."""
        called = [AgencyKind(kind).label.lower() for kind in self.here]
        start = "Quorate: " if self.is_quorate else "Not quorate: "
        said = start + (formats.listed(called) if called else "nobody is here yet") + "."
        reports = [AgencyKind(kind).label for kind in self.sent_reports]
        return f"{said} {formats.listed(reports)} sent a report." if reports else said


def quorum(attendance: Iterable[Attendance], *, needed: int = OTHERS) -> Quorum:
    """Count the agencies of one sitting; two people of one kind of agency count once."""
    rows = [row for row in attendance if row.invitation.agency_kind]
    here = _kinds(rows, Presence.HERE)
    reports = [kind for kind in _kinds(rows, Presence.REPORT) if kind not in here]
    return Quorum(tuple(here), tuple(reports), needed)


def others_needed(conference: Conference) -> int:
    """How many agencies besides social care; a setting of the pathway, two unless it says."""
    pathways = [case.timeline.followed for case in conference.cases()]
    return max((one.setting("quorate_with") or OTHERS for one in pathways), default=OTHERS)


def check_quorate(counted: Quorum, choice: QuorumChoice | None) -> None:
    """Refuse decisions without enough agencies, unless a manager agreed to go on (N06, S12)."""
    if counted.is_quorate:
        return
    if choice is None or choice.choice != NotQuorate.GO_ON or choice.agreed_at is None:
        raise NotNow(
            f"{counted.in_words} It needs social care and {counted.needed} other agencies: "
            "choose what to do."
        )


def check_agrees(choice: QuorumChoice, conference: Conference, by: Any) -> None:
    """A manager agrees to going on, the service manager to rearranging (S12). Raises NotAllowed.

    It is another person than the one who chose it: one alone is no agreement.
    """
    permission = (
        Permission.APPROVE_REARRANGING
        if choice.choice == NotQuorate.REARRANGE
        else Permission.AGREE_TO_GO_ON
    )
    if not by.may(permission, conference):
        raise NotAllowed("You may not agree to this.")
    if by.pk == choice.chosen_by_id:
        raise NotAllowed("You chose this: somebody else must agree to it.")


def can_agree(choice: QuorumChoice, conference: Conference, by: Any) -> bool:
    """The boolean twin of `check_agrees`, for pages."""
    try:
        check_agrees(choice, conference, by)
    except NotAllowed:
        return False
    return True


def check_everybody_marked(invited: Iterable[Invitation], attendance: Iterable[Attendance]) -> None:
    """Each invited person and agency is marked: here, sent a report, excused or neither."""
    marked = {row.invitation_id for row in attendance if row.presence}
    for invitation in invited:
        if invitation.pk not in marked:
            raise Incomplete(
                f"Say whether {invitation.name} is here.", field=f"presence-{invitation.pk}"
            )


def _kinds(rows: Iterable[Attendance], presence: Presence) -> list[str]:
    """Each kind of agency once, social care first."""
    found = {row.invitation.agency_kind for row in rows if row.presence == presence}
    return [kind for kind in AgencyKind.values if kind in found]
