"""The roles, in words: what each may do, and whose records it reaches."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models

from accounts.permissions import Permission as P  # noqa: N817  a table reads better


class Role(models.TextChoices):
    """A post that somebody holds; locally it may bear another name."""

    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    CONFERENCE_ADMINISTRATOR = "conference_administrator", "Conference administrator"
    CHAIR = "chair", "Conference chair"
    SERVICE_MANAGER = "service_manager", "Service manager"
    AUDITOR = "auditor", "Auditor"
    SENIOR_MANAGER = "senior_manager", "Senior manager"
    PARTNER = "partner", "Partner agency"
    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"


class Sees(StrEnum):
    """Whose records a role reaches."""

    TEAM = "the records of its team and those it is allocated to"
    AUTHORITY = "every record that is not restricted"
    ALLOCATED = "the records it is allocated to"
    SHARED = "what is shared with its agency"
    NONE = "no child's record"


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One line of the table."""

    sees: Sees
    may: frozenset[P]


_READS = {P.READ_CHILD, P.FIND_CHILD, P.READ_PATHWAYS, P.ACKNOWLEDGE_ALERT}
_CASEWORK = {
    P.RECORD_CHILD, P.RECORD_REFERRAL, P.RECORD_STRATEGY_DISCUSSION, P.RECORD_ENQUIRY,
    P.SEND_ENQUIRY, P.RECORD_ASSESSMENT, P.REQUEST_CONFERENCE, P.STAND_DOWN_CONFERENCE,
    P.WRITE_REPORT, P.SHARE_REPORT, P.RECORD_VISIT, P.RECORD_CORE_GROUP, P.SEND_MINUTES,
    P.UPDATE_PLAN, P.RECORD_STEP, P.SAY_WHY_LATE, P.CORRECT_EVENT, P.WRITE_NOTE,
    P.REPLY_TO_INVITATION, P.LIST_INVITATIONS,
}  # fmt: skip
_MANAGING = {
    P.DECIDE_REFERRAL, P.SIGN_OFF_STRATEGY_DISCUSSION, P.AUTHORISE_ENQUIRY, P.ALLOCATE_ENQUIRY,
    P.AUTHORISE_ASSESSMENT, P.DECIDE_CONFERENCE, P.GIVE_LATE_REASONS, P.AUTHORISE_REPORT,
    P.OVERSEE_PLAN, P.AGREE_STEP_DOWN, P.SAY_NOT_NEEDED, P.MANAGEMENT_OVERSIGHT, P.REALLOCATE,
    P.RESTRICT_RECORD, P.JOIN_SIBLING, P.SEE_WHO_LOOKED, P.AGREE_TO_GO_ON, P.CLOSE_RECORD,
}  # fmt: skip
_CHAIRING = {
    P.RECORD_CONFERENCE, P.CONFIRM_DECISIONS, P.GIVE_LATE_REASONS, P.OVERSEE_PLAN, P.END_PLAN,
    P.RECORD_STEP, P.SAY_WHY_LATE, P.WRITE_NOTE, P.UPDATE_PLAN, P.CORRECT_EVENT,
    P.SAY_NOT_NEEDED,
}  # fmt: skip
_ADMINISTERING = {
    P.BOOK_CONFERENCE, P.STAND_DOWN_CONFERENCE, P.INVITE, P.REPLY_TO_INVITATION, P.SEND_DECISIONS,
    P.RECORD_CONFERENCE, P.RECORD_STEP, P.SAY_WHY_LATE, P.WRITE_NOTE, P.CORRECT_EVENT,
    P.SHARE_REPORT, P.LIST_INVITATIONS, P.MANAGE_DIARY,
}  # fmt: skip

ROLES: dict[str, RoleRow] = {
    Role.SOCIAL_WORKER: RoleRow(Sees.TEAM, frozenset(_READS | _CASEWORK)),
    Role.TEAM_MANAGER: RoleRow(Sees.TEAM, frozenset(_READS | _CASEWORK | _MANAGING)),
    Role.CONFERENCE_ADMINISTRATOR: RoleRow(
        Sees.AUTHORITY,
        frozenset(_READS | _ADMINISTERING | {P.MANAGE_CLOSURES, P.SEND_MESSAGES_AGAIN}),
    ),
    Role.CHAIR: RoleRow(Sees.AUTHORITY, frozenset(_READS | _CHAIRING)),
    Role.SERVICE_MANAGER: RoleRow(
        Sees.AUTHORITY,
        frozenset(
            _READS | _MANAGING | _CHAIRING | {P.AGREE_LATE_CONFERENCE, P.APPROVE_ENDING,
            P.BOOK_CONFERENCE, P.APPROVE_REARRANGING, P.MANAGE_DIARY, P.SEND_MESSAGES_AGAIN}
        ),
    ),
    Role.AUDITOR: RoleRow(Sees.AUTHORITY, frozenset(_READS | {P.SEE_WHO_LOOKED})),
    Role.SENIOR_MANAGER: RoleRow(Sees.AUTHORITY, frozenset(_READS | {P.SEE_WHO_LOOKED})),
    Role.PARTNER: RoleRow(
        Sees.SHARED, frozenset({P.REPLY_TO_INVITATION, P.SEND_AGENCY_REPORT})
    ),
    Role.SYSTEM_ADMINISTRATOR: RoleRow(
        Sees.NONE,
        frozenset(
            {P.MANAGE_PEOPLE, P.MANAGE_CLOSURES, P.MANAGE_PATHWAYS, P.READ_PATHWAYS,
             P.SEND_MESSAGES_AGAIN, P.MOVE_CLOCK}
        ),
    ),
}  # fmt: skip

# What the product does by itself when an authority is set up; never to a child's record.
AUTOMATED = frozenset({P.MANAGE_PEOPLE, P.MANAGE_PATHWAYS, P.MANAGE_CLOSURES})
# Who can answer for whom: somebody in the same role, or whoever such work goes up to. Standing in
# grants no permission, so it must go to somebody who holds one.
ANSWERS_FOR: dict[str, frozenset[str]] = {
    Role.SOCIAL_WORKER: frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER}),
    Role.TEAM_MANAGER: frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER}),
    Role.CONFERENCE_ADMINISTRATOR: frozenset({Role.CONFERENCE_ADMINISTRATOR, Role.SERVICE_MANAGER}),
    Role.CHAIR: frozenset({Role.CHAIR, Role.SERVICE_MANAGER}),
    Role.SERVICE_MANAGER: frozenset({Role.SERVICE_MANAGER, Role.SENIOR_MANAGER}),
    Role.AUDITOR: frozenset({Role.AUDITOR, Role.SENIOR_MANAGER}),
    Role.SENIOR_MANAGER: frozenset({Role.SENIOR_MANAGER, Role.SERVICE_MANAGER}),
    Role.PARTNER: frozenset({Role.PARTNER}),
    Role.SYSTEM_ADMINISTRATOR: frozenset({Role.SYSTEM_ADMINISTRATOR}),
}
# A post in one of these is a post in a team; the others are for the whole authority.
IN_A_TEAM = frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
