"""What else may be begun from a child's page: offered to those whose page would open."""

from collections.abc import Callable
from typing import Any

from django.urls import NoReverseMatch, reverse

from accounts.permissions import Permission
from cases.models import Case
from cases.presenters.family import family_in_reach
from cases.rules.closing import check_nothing_runs
from cases.rules.to_come import began_here
from cpcase.refusals import NotNow


def _always(case: Case, by: Any) -> bool:
    return True


def _is_open(case: Case, by: Any) -> bool:
    return case.closed_on is None


def _groups_of_others(case: Case, by: Any) -> list[Any]:
    """The process of each other open episode of the family that the person may see."""
    visible = family_in_reach(case, by)
    return [
        own.timeline.group
        for child in case.child.family.children.all()
        for own in child.cases.all()
        if own.closed_on is None and own.pk != case.pk and own.pk in visible
    ]


def _somebody_could_join(case: Case, by: Any) -> bool:
    return any(group != case.timeline.group for group in _groups_of_others(case, by))


def _is_with_others(case: Case, by: Any) -> bool:
    return case.timeline.group in _groups_of_others(case, by)


def _has_referral(case: Case, by: Any) -> bool:
    return case.referral_id is not None


def _has_enquiry(case: Case, by: Any) -> bool:
    return _is_open(case, by) and case.enquiries.exists()


def _may_come_on_a_plan(case: Case, by: Any) -> bool:
    return _is_open(case, by) and not began_here(case)


def _could_close(case: Case, by: Any) -> bool:
    if not _is_open(case, by):
        return False
    try:
        check_nothing_runs(case)
    except NotNow:
        return False
    return True


def _is_alive(case: Case, by: Any) -> bool:
    return _is_open(case, by) and case.child.death_date is None


def _is_unborn(case: Case, by: Any) -> bool:
    return _is_alive(case, by) and case.child.is_unborn


# Pages about the family's children, not about this one alone.
REFERRAL, ANOTHER_CHILD = "cases:receive_referral", "cases:new_child_of_family"
OF_FAMILY = (REFERRAL, ANOTHER_CHILD)
# Words, page, who may, and when there is something to do. Higher floors are named, never imported.
_ACTS: tuple[tuple[str, str, Permission, Callable[[Case, Any], bool]], ...] = (
    ("Record a step", "cases:record_step", Permission.RECORD_STEP, _is_open),
    ("Referral", "cases:referral_of_case", Permission.READ_CHILD, _has_referral),
    ("Record a referral", REFERRAL, Permission.RECORD_REFERRAL, _always),
    ("Strategy discussion", "cases:strategy_of_case", Permission.RECORD_STRATEGY_DISCUSSION,
     _is_open),
    ("Section 47 enquiry", "cases:enquiry_of_case", Permission.RECORD_ENQUIRY, _is_open),
    ("Is a conference needed?", "cases:decide_conference", Permission.DECIDE_CONFERENCE,
     _has_enquiry),
    ("Conference", "conferences:conference_of_case", Permission.READ_CHILD, _is_open),
    ("The family moves here with a plan", "conferences:transfer_in_of_case",
     Permission.REQUEST_CONFERENCE, _may_come_on_a_plan),
    ("Record the birth", "cases:record_birth", Permission.RECORD_CHILD, _is_unborn),
    ("Assessment", "cases:assessment_of_case", Permission.RECORD_ASSESSMENT, _is_open),
    ("Add a brother or sister", ANOTHER_CHILD, Permission.RECORD_CHILD, _always),
    ("A brother or sister joins", "cases:join_process", Permission.JOIN_SIBLING,
     _somebody_could_join),
    ("This child leaves the process", "conferences:leave_of_case",
     Permission.JOIN_SIBLING, _is_with_others),
    ("Reallocate", "cases:reallocate", Permission.REALLOCATE, _is_open),
    ("Move to another team", "cases:move_team", Permission.REALLOCATE, _is_open),
    ("Record a death", "cases:record_death", Permission.RECORD_CHILD, _is_alive),
    ("Restrict this record", "cases:restrict", Permission.RESTRICT_RECORD, _always),
    ("Close this record", "cases:close_record", Permission.CLOSE_RECORD, _could_close),
)  # fmt: skip


def other_acts(case: Case, *, by: Any) -> list[tuple[str, str]]:
    """The words and the page of each, in the order of the work."""
    found = []
    for words, name, permission, is_possible in _ACTS:
        if not by.may(permission, case) or not is_possible(case, by):
            continue
        try:
            about = case.child.family_id if name in OF_FAMILY else case.pk
            found.append((words, reverse(name, args=[about])))
        except NoReverseMatch:
            continue
    return found
