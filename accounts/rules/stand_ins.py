"""Whether somebody can answer for an absent person."""

from datetime import date

from accounts.models import Post, StandIn, User
from accounts.models.user import UserQuerySet
from accounts.roles import ANSWERS_FOR
from cpcase.refusals import Incomplete


def who_could(absent: User, on: date) -> UserQuerySet:
    """The people who could answer for `absent`: in the same role, or where such work goes up to."""
    return _able(absent, on).exclude(pk=absent.pk).order_by("name", "pk")


def check_stand_in(absent: User, stand_in: User, since: date) -> None:
    """Raise Incomplete for oneself, for somebody who left, or whose role could not answer.

    Standing in grants no permission: work that came to somebody without one would lie there.
    """
    if absent.pk == stand_in.pk:
        raise Incomplete("Choose somebody else to stand in.", field="stand_in")
    if not _able(absent, since).filter(pk=stand_in.pk).exists():
        raise Incomplete(
            "Choose somebody who holds the same role, or the one above it.", field="stand_in"
        )


def check_days(absent: User, since: date, until: date) -> None:
    """Raise Incomplete for an end before the start, or days for which somebody is named already."""
    if until < since:
        raise Incomplete("The last day must be on or after the first.", field="until")
    taken = StandIn.objects.standing().filter(absent=absent, since__lte=until, until__gte=since)
    if taken.exists():
        raise Incomplete(
            "Somebody answers on some of these days already. Take that back first.", field="since"
        )


def _able(absent: User, on: date) -> UserQuerySet:
    held = Post.objects.held_on(on).filter(person=absent).values_list("role", flat=True)
    able = frozenset().union(*(ANSWERS_FOR[role] for role in held))
    here = User.objects.people().filter(is_active=True, agency=absent.agency_id)
    return here.holding(able, on)
