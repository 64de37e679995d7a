"""Each page in a real browser: no axe finding, nothing sideways, no complaint, at both widths."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from cases.choices.enquiry import PartKind
from cases.models import Case
from cases.rules.referrals import Call
from cases.services.assessments import start
from cases.services.closing import close_record
from cases.services.corrections import correct
from cases.services.enquiry_parts import copy_from_sibling, write_part
from cases.services.referrals import receive
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn
from tests.cases.views.looking import check_fits
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_enquiry import a_draft, a_recorded, a_sent, a_signed_off, an_enquiry, part_of
from tests.given_plans import a_visit
from tests.past_the_acts import write

NOW = at(24, 3, 16, 40)
# Where a page is taken from: the person whose page it is, and its address.
Situation = Callable[[Cast, list[Case]], tuple[str, str]]


def draft_form(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/strategy/{a_draft(cast, cases).pk}/edit/"


def recorded(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    there = ()
    return "worker", f"/strategy/{a_recorded(cast, cases, attendees=there).pk}/"


def begin(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "worker", f"/children/{cases[0].pk}/strategy/new/"


def check(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/strategy/{a_recorded(cast, cases).pk}/sign-off/"


def signed_off(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/strategy/{a_signed_off(cast, cases).pk}/"


def task_list(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/s47/{an_enquiry(cast, cases).pk}/"


def harm(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    part = part_of(an_enquiry(cast, cases), PartKind.HARM, cases[0])
    return "worker", f"/s47/{part.enquiry_id}/parts/{part.pk}/"


def outcome(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    part = part_of(an_enquiry(cast, cases), PartKind.OUTCOME, cases[0])
    return "worker", f"/s47/{part.enquiry_id}/parts/{part.pk}/"


def lines(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    enquiry = an_enquiry(cast, cases)
    source = write_part(
        part_of(enquiry, PartKind.HARM, cases[0]), words="A bruise.\nReuben cried.", done=True,
        by=cast.worker, as_of=NOW, version=1,
    )  # fmt: skip
    target = part_of(enquiry, PartKind.HARM, cases[1])
    copy_from_sibling(target, source=source, by=cast.worker, version=1)
    return "worker", f"/s47/{enquiry.pk}/parts/{target.pk}/lines/"


def authorise(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/s47/{a_sent(cast, cases, as_of=NOW).pk}/authorise/"


def decide(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    an_enquiry(cast, cases)
    return "manager", f"/children/{cases[0].pk}/conference-decision/"


def assessment(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    made = start(cases[0], on=at(24, 3).date(), by=cast.worker, as_of=NOW)
    return "manager", f"/assessments/{made.pk}/authorise/"


def referral_form(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "worker", f"/families/{children_of(cast, 'Jay')[0].family_id}/referral/"


def referral(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    call = Call(at(24, 3, 10), "9", "A bruise.", "N1")
    made = receive(children_of(cast, "Jay"), call, team=cast.team, by=cast.worker, as_of=NOW)
    return "manager", f"/referrals/{made.pk}/"


def leave(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/children/{cases[0].pk}/leave/"


def reallocate(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/children/{cases[0].pk}/reallocate/"


def join(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    (late,) = given.siblings(cast, "Ivo")
    late.child.family = cases[0].child.family
    write(late.child, "family")
    an_enquiry(cast, cases)
    return "manager", f"/children/{cases[0].pk}/join/"


def close(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "manager", f"/children/{cases[0].pk}/close/"


def closed(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    close_record(
        cases[0], reason="RC7", why="Safe.", on=NOW.date(), by=cast.manager, as_of=NOW, version=1
    )
    return "manager", f"/children/{cases[0].pk}/"


def what_happened(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    a_visit(cases, cast, moment=NOW)
    an_enquiry(cast, cases)
    event = cases[0].timeline.events.get(kind="visit.made")
    correct(event, cases[0], why="Not then.", by=cast.worker, as_of=NOW, again_at=at(24, 3, 15))
    return "manager", f"/children/{cases[0].pk}/timeline/?kind=visit&kind=strategy&kind=step"


def to_come(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    return "worker", f"/children/{cases[0].pk}/pathway/"


def undecided(cast: Cast, cases: list[Case]) -> tuple[str, str]:
    call = Call(at(24, 3, 10), "9", "A bruise.", "N1")
    made = receive(children_of(cast, "Jay"), call, team=cast.team, by=cast.worker, as_of=NOW)
    return "manager", f"/children/{made.cases()[0].pk}/"


PAGES = (begin, draft_form, recorded, check, signed_off, task_list, harm, outcome, lines, authorise,
         decide, assessment, referral_form, referral, leave, reallocate, join, close, closed,
         what_happened, to_come, undecided)  # fmt: skip


@pytest.fixture(autouse=True)
def clock_stands(db: None, settings: object) -> Iterator[None]:
    settings.PATHWAY, settings.OVERLAY = "cambridgeshire", ""  # type: ignore[attr-defined]
    with clock.standing_at(NOW):
        yield


@pytest.mark.parametrize("situation", PAGES)
def test_a_page_has_no_finding_and_fits(
    browser: Browser, as_: SignedIn, cast: Cast, cases: list[Case], situation: Situation
) -> None:
    """A page is whole at 1280 and at 390 pixels."""
    given.a_pathway("cambridgeshire", cast)
    who, path = situation(cast, cases)
    check_fits(browser, as_(getattr(cast, who)), path)
