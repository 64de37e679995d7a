"""Scenes of a review: booked, invited, reported on, held; each child's plan goes on or ends."""

from datetime import date, datetime
from typing import Any

from conferences.choices import LateRole, Outcome
from conferences.models import Conference
from conferences.rules.limits import hold_by
from conferences.services.late import agree_to_late as agree
from conferences.services.meetings import OfChild
from demo import conferring, reporting
from demo.conferring import hold, plan
from demo.family import Household
from demo.people import Authority


def _to_come(home: Household) -> Conference | None:
    """The review that is still to be held; none once every plan has ended."""
    found: Conference | None = (
        Conference.objects.not_over()
        .filter(children__case__in=home.cases, children__left_on=None)
        .order_by("-created_at")
        .first()
    )
    return found


def agree_to_late(home: Household, authority: Authority, until: date, *, at: datetime) -> None:
    """Past the limit the service manager agrees, and says why (S03); inside it nobody has to."""
    review = _to_come(home)
    limit = hold_by(review) if review else None
    if review and limit and limit.is_late(until):
        agree(
            review, role=LateRole.SERVICE_MANAGER, until=until, by=authority.service_manager,
            words="The worker was ill; everybody is free on this day.", as_of=at,
            version=review.version,
        )  # fmt: skip


def book(home: Household, authority: Authority, starts: datetime, *, at: datetime) -> None:
    """Administration finds a time for it."""
    if _to_come(home):
        conferring.book_at(home, authority, starts, at=at)


def invite(home: Household, authority: Authority, *, at: datetime) -> None:
    """Whoever was at the last one is asked again."""
    if _to_come(home):
        conferring.invite(home, authority, at=at)


def report(home: Household, *, at: datetime) -> None:
    """What has changed since."""
    if _to_come(home):
        reporting.report(home, at=at)


def share(home: Household, *, at: datetime) -> None:
    """The family has it a week before (C25)."""
    if _to_come(home):
        reporting.share(home, at=at)


def confer(home: Household, *, at: datetime, ends: str = "") -> None:
    """`ends` says whose plans end, as child in need: nobody's, the oldest child's ("one"), all."""
    review = _to_come(home)
    if review is None:
        return
    said: dict[Any, OfChild] = {}
    for place, child in enumerate(review.here()):
        over = ends == "all" or (ends == "one" and place == 0)
        said[child.pk] = _ended() if over else plan(home, at)
    hold(review, said, at=at)


def _ended() -> OfChild:
    return OfChild(
        outcome=Outcome.CHILD_IN_NEED,
        ending="child_in_need",
        reason="The changes have lasted three months, and everybody sees them.",
    )


def send(home: Household, authority: Authority, *, at: datetime) -> None:
    """The decisions of a review go out; nothing is sent twice."""
    if Conference.objects.filter(
        children__case__in=home.cases, held_at__isnull=False, decisions_sent_at=None
    ).exists():
        conferring.send(home, authority, at=at)
