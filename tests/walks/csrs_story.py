"""What happens to a family on the process map with CSRS, from May to September 2026.

Reuben and Isla are referred; Zoe comes to live with them when they have plans already, and has an
enquiry and a conference of her own. Closed days on the way: 25 May, 31 August.
"""

from datetime import date

import pytest

from cases.rules.reallocations import read_of
from cases.services.reallocations import reallocate
from conferences.models import Conference
from conferences.services.decisions import confirm_decisions
from coregroups.services.early_endings import agree_step_down
from cpcase.refusals import NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around, now
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk


def up_to_the_plans(cast: Cast) -> Walk:
    """Isla is not at home at the first visit; the report is shared two hours late."""
    walk = Walk(cast, at(18, 5, 9, 30))
    *two, _ = children_of(cast, "Reuben", "Isla", "Zoe", family="Ashdown")
    enquiries.refer(walk, two, at=walk.now, decided=at(18, 5, 11))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(21, 5, 15), signed=at(21, 5, 16))
    plans.visit(walk, at=at(22, 5, 16), Reuben="alone", Isla="not_seen")
    plans.visit(walk, at=at(23, 5, 16), Isla="alone")
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(28, 5, 10))
    enquiry = enquiries.return_enquiry(walk, enquiry, at=at(28, 5, 16))
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(29, 5, 11))
    enquiries.authorise(walk, enquiry, at=at(1, 6, 12))
    conference = conferences.ask(walk, enquiry, at=at(2, 6, 9))
    conferences.book(walk, conference, at=at(3, 6, 10), start=at(11, 6, 10))
    conferences.invite(walk, conference, at=at(3, 6, 11))
    conferences.report(walk, conference, sent=at(8, 6, 10), authorised=at(9, 6, 11))
    conferences.share(walk, conference, at=at(10, 6, 12))
    conferences.hold(walk, conference, ended=at(11, 6, 12))
    conferences.send(walk, conference, at=at(12, 6, 9))
    return walk


def up_to_zoes_plan(walk: Walk) -> None:
    """Visits and core groups of two; then a sister, from her referral to her own conference."""
    plans.visit(walk, at=at(23, 6, 16), Reuben="alone", Isla="not_alone")
    plans.core_group(walk, ended=at(24, 6, 11))
    plans.visit(walk, at=at(25, 6, 17), Isla="alone")
    plans.visit(walk, at=at(2, 7, 10), Reuben="alone", Isla="alone")
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(2, 7, 14), start=at(10, 9, 10))
    conferences.invite(walk, review, at=at(2, 7, 15))
    zoe = walk.cases["Reuben"].child.family.children.get(first_name="Zoe")
    enquiries.refer(walk, [zoe], at=at(13, 7, 9), decided=at(13, 7, 10))
    enquiries.belongs(walk, "Zoe")
    enquiries.join(walk, walk.cases["Zoe"], beside="Reuben", at=at(13, 7, 11))
    plans.core_group(walk, ended=at(13, 7, 15))
    enquiry = enquiries.discuss(walk, "Zoe", ended=at(14, 7, 11), signed=at(14, 7, 12))
    plans.visit(walk, at=at(14, 7, 16), Reuben="alone", Isla="alone", Zoe="alone")
    enquiries.authorise_assessments(walk, "Reuben", "Isla", at=at(16, 7, 10))
    plans.visit(walk, at=at(23, 7, 16), Reuben="alone", Isla="alone")
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(24, 7, 10))
    enquiries.authorise(walk, enquiry, at=at(24, 7, 15))
    conference = conferences.ask(walk, enquiry, at=at(27, 7, 9))
    conferences.book(walk, conference, at=at(27, 7, 10), start=at(30, 7, 14))
    conferences.invite(walk, conference, at=at(27, 7, 11))
    conferences.report(walk, conference, sent=at(28, 7, 10), authorised=at(28, 7, 12))
    conferences.share(walk, conference, at=at(28, 7, 15))
    conferences.hold(walk, conference, ended=at(30, 7, 16))
    conferences.send(walk, conference, at=at(31, 7, 9))


def up_to_the_endings(walk: Walk) -> None:
    """One core group for three, a review for three, another worker, three endings."""
    everybody = dict.fromkeys(walk.cases, "alone")
    plans.core_group(walk, ended=at(3, 8, 11))
    for number, month in ((3, 8), (12, 8), (21, 8)):
        plans.visit(walk, at=at(number, month, 15), **everybody)
    plans.core_group(walk, ended=at(1, 9, 11))
    plans.visit(walk, at=at(1, 9, 15), **everybody)
    enquiries.step(walk, "L13", at=at(3, 9, 15), by=walk.cast.worker, note="Both sets, by hand.")
    walk.until(at(7, 9, 10))
    reallocate(
        list(walk.cases.values()), role="social_worker", to=walk.cast.colleague,
        why="Amina moves to another team.", by=walk.cast.manager, as_of=walk.now,
        read=read_of(walk.cases.values()),
    )  # fmt: skip
    enquiries.authorise_assessments(walk, "Zoe", at=at(9, 9, 10))
    _hold_the_review(walk, conferences.review_of(walk))
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(11, 9, 10), start=at(25, 9, 10))
    conferences.invite(walk, review, at=at(11, 9, 11))
    plans.visit(walk, at=at(14, 9, 15), Isla="alone", Zoe="alone")
    enquiries.step(walk, "L13", "Zoe", at=at(17, 9, 15), by=walk.cast.colleague, note="By hand.")
    plans.end(walk, "Isla", "looked_after", at=at(18, 9, 12))
    _hold_the_last_review(walk, conferences.review_of(walk))


def _hold_the_review(walk: Walk, review: Conference) -> None:
    """L14: the step-down is agreed before Reuben's plan ends, not after."""
    ended = walk.until(at(10, 9, 12))
    conferences.record(walk, review, {"Reuben": conferences.ends_as("child_in_need")})
    with pytest.raises(NotNow, match="step-down is agreed"):
        conferences.confirm(walk, review, ended=ended)
    plan = plans.plan_of(walk, "Reuben")
    agree_step_down(
        plan, words="Agreed with the chair.", by=walk.cast.manager, on=ended.date(),
        as_of=walk.until(at(10, 9, 12, 30)), version=plan.version,
    )  # fmt: skip
    confirm_decisions(
        now(review), by=walk.cast.chair, held_at=ended, as_of=walk.until(at(10, 9, 12, 45)),
        version=now(review).version,
    )  # fmt: skip
    conferences.send(walk, review, at=at(11, 9, 9))


def _hold_the_last_review(walk: Walk, review: Conference) -> None:
    """Brought forward, since Zoe moves: she is the only child whom it is about."""
    ended = walk.until(at(25, 9, 12))
    gone = conferences.ends_as("moved", transfer_conference_on=date(2026, 9, 24))
    conferences.hold(walk, review, ended=ended, Zoe=gone)
    conferences.send(walk, review, at=at(28, 9, 9))
