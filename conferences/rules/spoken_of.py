"""Of which children a letter may speak to its recipient."""

from cases.models import Case
from conferences.models import Invitation


def children_for(invitation: Invitation) -> list[Case]:
    """The children about whom it may speak: a relative's own, the child alone, else all.

    A restricted child is spoken of only to their own family, and to staff.
    """
    cases = invitation.conference.cases()
    if invitation.child is not None:
        return [case for case in cases if case.pk == invitation.child_id]
    if invitation.relative is not None:
        ties = invitation.conference.ties()
        mine = {row.child_id for row in ties if row.relative_id == invitation.relative_id}
        return [case for case in cases if case.child_id in mine]
    if invitation.person is not None:
        return cases
    return [case for case in cases if not case.restricted]


def kept_from(invitation: Invitation) -> list[Case]:
    """The restricted children of the conference of whom it may not speak."""
    theirs = children_for(invitation)
    cases = invitation.conference.cases()
    return [case for case in cases if case.restricted and case not in theirs]
