"""When a child's record may be closed (S25a, L08)."""

from datetime import date

from cases.choices import ClosureReason
from cases.models import Case
from cpcase.refusals import Incomplete, NotNow
from cpcase.web import formats
from timescales.models import Deadline
from timescales.services.conferences import initial_conference_waits
from timescales.services.plans import plan_is_open

# The child is still here, and is said not to be in need any more.
_NO_LONGER_IN_NEED = {
    ClosureReason.CEASED,
    ClosureReason.ASSESSED_NFA,
    ClosureReason.EARLY_HELP,
}


def check_nothing_runs(case: Case) -> None:
    """Nothing is closed over a plan, an enquiry or a conference that waits. Raises NotNow."""
    called = case.child.called
    if plan_is_open(case.timeline):
        raise NotNow(f"{called} has a child protection plan. End the plan first.")
    if case.child_in_need_plans.filter(ended_on=None).exists():
        raise NotNow(f"{called} has a child in need plan. End the plan first.")
    if case.enquiries.running().exists():
        raise NotNow(f"A Section 47 enquiry about {called} is open. Its outcome comes first.")
    if initial_conference_waits(case.timeline):
        raise NotNow("A conference is asked for or booked. Hold it, or stand it down first.")


def check_stayed(case: Case, *, reason: str, on: date) -> None:
    """S25a: after a plan, child in need stays for its weeks. Raises Incomplete next to the day."""
    if reason not in _NO_LONGER_IN_NEED:
        return
    row = closing_row(case)
    if row is not None and row.not_before is not None and on < row.not_before:
        raise Incomplete(
            f"Child in need stays until {formats.day(row.not_before, on)} at least, since the "
            f"plan ended in it. Close the record on or after that day.",
            field="on",
        )


def closing_row(case: Case) -> Deadline | None:
    """The row of the pathway that opens closing: it has a first allowed day and no limit."""
    rows = Deadline.objects.open().filter(timeline=case.timeline, due_on=None)
    found: Deadline | None = rows.exclude(not_before=None).order_by("not_before").last()
    return found
