"""Which of two processes goes on when a brother or sister joins: the one that has begun."""

from cases.models import Case
from cpcase.refusals import NotNow


def has_company(case: Case) -> bool:
    """The child shares the process with a brother or sister."""
    together = Case.objects.open().filter(timeline__group=case.timeline.group)
    return together.exclude(pk=case.pk).exists()


def has_begun(case: Case) -> bool:
    """The process is shared already, or a Section 47 enquiry runs in it."""
    return case.enquiries.running().exists() or has_company(case)


def check_may_join(case: Case, beside: Case) -> None:
    """A child is not torn out of a process that others share, nor out of a running enquiry to
    where there is none. Raises NotNow.
    """
    called, other = case.child.called, beside.child.called
    if case.timeline.group == beside.timeline.group:
        raise NotNow("These children are in one process already.")
    if has_company(case):
        raise NotNow(
            f"{called} shares a process with a brother or sister. Let {other} join it, or let "
            f"{called} leave it first."
        )
    if case.enquiries.running().exists() and not beside.enquiries.running().exists():
        raise NotNow(f"{called} is in an open Section 47 enquiry. Let {other} join {called}.")
