"""When a child in need plan may run: never beside another one or a child protection plan."""

from datetime import date, datetime

from django.db.models import Q

from cases.models import Case
from coregroups.models import ChildInNeedPlan, ChildInNeedReview, Plan
from coregroups.rules.days import check_day_happened, check_happened, london_day
from cpcase.refusals import Incomplete, NotNow
from cpcase.web import formats


def check_is_free(case: Case) -> None:
    """An open episode without a plan of either kind (E4004, E4001). Raises NotNow."""
    if case.closed_on is not None:
        raise NotNow("This record is closed.")
    if case.child.death_date is not None:
        raise NotNow("The child has died. No plan can be opened.")
    if ChildInNeedPlan.objects.open().filter(case__child=case.child_id).exists():
        raise NotNow("This child has a child in need plan already.")
    if Plan.objects.open().filter(case__child=case.child_id).exists():
        raise NotNow(
            "This child has a child protection plan. A child in need plan can start when it ends."
        )


def check_start(
    case: Case, on: date, *, as_of: datetime, plan: ChildInNeedPlan | None = None
) -> None:
    """A day that has come, since the referral, after every plan before (E4014, E4016).

    It may start on the day on which a child protection plan ended. `plan` is the one whose start
    is put right. Raises Incomplete.
    """
    check_day_happened(on, as_of=as_of, words="The start of the plan")
    if on < case.opened_on:
        raise Incomplete("The plan cannot start before the referral.", field="on")
    earlier = ChildInNeedPlan.objects.filter(case__child=case.child_id)
    if plan is not None:
        earlier = earlier.filter(started_on__lt=plan.started_on)
    last = earlier.filter(ended_on__gte=on).order_by("ended_on").last()
    if last is not None:
        raise Incomplete(
            f"Another child in need plan ran until {_day(last.ended_on)}. Enter a later day.",
            field="on",
        )
    protected = Plan.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    if plan is not None:
        protected = protected.filter(started_on__lt=plan.started_on)
    other = protected.filter(case__child=case.child_id).order_by("ended_on").last()
    if other is not None:
        raise Incomplete(
            f"A child protection plan ran until {_day(other.ended_on)}. Enter that day or a later "
            "one.",
            field="on",
        )


def check_right_start(plan: ChildInNeedPlan, on: date, *, why: str, as_of: datetime) -> None:
    """Another day, as a start may be, before its end and its first review. Raises Incomplete."""
    if on == plan.started_on:
        raise Incomplete("This is the day on record. Enter the right one.", field="on")
    check_start(plan.case, on, as_of=as_of, plan=plan)
    if plan.ended_on is not None and on > plan.ended_on:
        raise Incomplete("The plan ended before that day.", field="on")
    first = plan.reviews.order_by("held_at").first()
    if first is not None and on > london_day(first.held_at):
        raise Incomplete("The plan was reviewed before that day.", field="on")
    if not why.strip():
        raise Incomplete("Say what was wrong.", field="why")


def check_review(plan: ChildInNeedPlan, at: datetime, *, words: str, as_of: datetime) -> None:
    """A meeting that was held, since the plan began, and what it said. Raises Incomplete."""
    check_happened(at, as_of=as_of, words="The review", field="held_at")
    if london_day(at) < plan.started_on:
        raise Incomplete("The plan had not started on that day.", field="held_at")
    if not words.strip():
        raise Incomplete("Say what the review found.", field="words")


def check_right_review(
    review: ChildInNeedReview, at: datetime, *, words: str, why: str, as_of: datetime
) -> None:
    """Another day or other words, as a review may say them, with the reason. Raises Incomplete."""
    if at == review.held_at and words.strip() == review.words:
        raise Incomplete("This is what is on record. Change the day or the words.", field="words")
    check_review_day(review, at, as_of=as_of, words=words)
    if not why.strip():
        raise Incomplete("Say what was wrong.", field="why")


def check_review_day(
    review: ChildInNeedReview, at: datetime, *, as_of: datetime, words: str
) -> None:
    """It was held while its plan ran. Raises Incomplete."""
    plan = review.plan
    check_review(plan, at, words=words, as_of=as_of)
    if plan.ended_on is not None and london_day(at) > plan.ended_on:
        raise Incomplete("The plan ended before that day.", field="held_at")


def check_end(plan: ChildInNeedPlan, on: date, *, why: str, as_of: datetime) -> None:
    """A day since it began (E4011), not after a death, and why. Raises Incomplete."""
    check_day_happened(on, as_of=as_of, words="The end of the plan")
    if on < plan.started_on:
        raise Incomplete("The plan cannot end before it started.", field="on")
    last = plan.reviews.order_by("held_at").last()
    if last is not None and on < london_day(last.held_at):
        raise Incomplete("The plan was reviewed after that day.", field="on")
    died = plan.case.child.death_date
    if died is not None and on > died:
        raise Incomplete(
            "The plan ended on the day of the child's death at the latest.", field="on"
        )
    if not why.strip():
        raise Incomplete("Say why the plan ends.", field="why")


def _day(day: date | None) -> str:
    return formats.day(day)
