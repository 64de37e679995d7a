"""How two plans of a family in Stoke-on-Trent end: as child in need, and as looked after."""

from datetime import date, datetime

import pytest

from cases.services.closing import close_record
from coregroups.services.early_endings import object_to_ending, send_looked_after_letter
from cpcase.refusals import Incomplete, NotNow
from tests.given import at
from tests.given_plans import group_of, member
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk


def day(number: int, month: int, hour: int = 11, minute: int = 0) -> datetime:
    """A moment of 2027."""
    return at(number, month, hour, minute, year=2027)


def later(number: int, month: int, hour: int = 11) -> datetime:
    """A moment of 2028."""
    return at(number, month, hour, year=2028)


def up_to_the_second_review(walk: Walk) -> None:
    """Core groups every third week, a mid-point review in month 6; Reuben's plan ends."""
    for number, month in ((2, 3), (23, 3), (13, 4)):
        plans.core_group(walk, ended=day(number, month))
    plans.midpoint(walk, "Reuben", "Isla", at=day(15, 4))
    for number, month in ((4, 5), (25, 5)):
        plans.core_group(walk, ended=day(number, month))
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=day(7, 6, 10), start=day(20, 7, 10))
    conferences.invite(walk, review, at=day(7, 6))
    for number, month in ((15, 6), (6, 7)):
        plans.core_group(walk, ended=day(number, month))
    safe = conferences.ends_as("child_in_need")
    walk.until(day(20, 7, 12))
    conferences.hold(walk, review, ended=day(20, 7, 12), Reuben=safe)
    conferences.send(walk, review, at=day(21, 7, 9))


def up_to_the_third_review(walk: Walk) -> None:
    """An audit that is late and finds drift, the meeting of month 14, which counts as core group.

    Reuben's record is closed once child in need has stayed for its 84 days (S25a).
    """
    plans.core_group(walk, ended=day(27, 7))
    plans.midpoint(walk, "Isla", at=day(5, 8))
    for number, month in ((17, 8), (7, 9)):
        plans.core_group(walk, ended=day(number, month))
    enquiries.step(walk, "S22a", "Isla", at=day(13, 9, 10), by=walk.cast.chair, note="Drift.")
    enquiries.step(walk, "S22b", "Isla", at=day(14, 9, 10), by=walk.cast.chair, note="To Tom.")
    plans.core_group(walk, ended=day(28, 9))
    with pytest.raises(Incomplete, match="until Tuesday 12 October at least"):
        _close(walk, "Reuben", day(11, 10, 15))
    _close(walk, "Reuben", day(12, 10, 10))
    for number, month in ((19, 10), (9, 11), (30, 11)):
        plans.core_group(walk, ended=day(number, month))
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=day(1, 12, 10), start=later(18, 1, 10))
    conferences.invite(walk, review, at=day(1, 12))
    plans.core_group(walk, ended=day(21, 12))
    plans.midpoint(walk, "Isla", at=later(5, 1, 14))
    manager = walk.cast.service_manager
    enquiries.step(walk, "S24", "Isla", at=later(10, 1, 10), by=manager, note="All were there.")
    walk.until(later(18, 1, 12))
    conferences.hold(walk, review, ended=later(18, 1, 12))
    conferences.send(walk, review, at=later(19, 1, 9))


def up_to_the_endings(walk: Walk) -> None:
    """Isla is looked after: a letter, an objection, and the end once the time for it is over."""
    plans.core_group(walk, ended=later(31, 1))
    _send_the_letter(walk, later(1, 2, 10))
    _object(walk, later(14, 2, 10))
    walk.until(later(22, 2, 15))
    with pytest.raises(NotNow, match="Members may object until Tuesday 22 February 2028"):
        plans.end(walk, "Isla", "looked_after", at=later(22, 2, 15), note="Foster care is agreed.")
    plans.end(walk, "Isla", "looked_after", at=later(23, 2, 10), note="Foster care is agreed.")


def _send_the_letter(walk: Walk, moment: datetime) -> None:
    plan = plans.plan_of(walk, "Isla")
    send_looked_after_letter(
        plan, looked_after_as="s38_6", why_not_continue="She is safe where she lives.",
        by=walk.cast.chair, at=moment, as_of=walk.until(moment), version=plan.version,
    )  # fmt: skip


def _object(walk: Walk, moment: datetime) -> None:
    plan = plans.plan_of(walk, "Isla")
    object_to_ending(
        plan, member=member(group_of(plan), "Beth Lowe"), words="It is too soon.",
        by=walk.cast.worker, on=date(2028, 2, 14), as_of=walk.until(moment),
    )  # fmt: skip


def _close(walk: Walk, name: str, moment: datetime) -> None:
    case = walk.cases[name]
    case.refresh_from_db()
    close_record(
        case, reason="RC7", why="He is safe at home.", on=moment.date(), by=walk.cast.manager,
        as_of=walk.until(moment), version=case.version,
    )  # fmt: skip
