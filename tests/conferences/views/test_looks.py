"""Pages that stand open in one state only: whole in a browser, at both widths, with no finding."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from conferences.choices import NotQuorate, Presence
from conferences.models import Conference
from conferences.rules.reports import OWN, SHARED
from conferences.services.quorum import choose
from conferences.services.reports import submit_report, write_report
from tests.cases.views.looking import check_fits
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import siblings
from tests.given_conference import BOOKED, START, a_booked, a_recorded, an_invited, now
from tests.past_the_acts import write

# Who opens the page, and its address.
Situation = Callable[[Cast], tuple[str, str]]


def add_child(cast: Cast) -> tuple[str, str]:
    conference = a_booked(cast)
    (late,) = siblings(cast, "Ivo")
    late.timeline.group = conference.cases()[0].timeline.group
    write(late.timeline, "group")
    return "administrator", f"/conferences/{conference.pk}/children/new/"


def take_out(cast: Cast) -> tuple[str, str]:
    return "administrator", f"/conferences/{a_booked(cast).pk}/children/leave/"


def decide_report(cast: Cast) -> tuple[str, str]:
    conference = an_invited(cast)
    parts = {child.pk: dict.fromkeys(OWN, "In plain words.") for child in conference.here()}
    report = write_report(
        conference, words=dict.fromkeys(SHARED, "In plain words."), parts=parts, by=cast.worker,
        version=None,
    )  # fmt: skip
    submit_report(report, by=cast.worker, as_of=BOOKED, version=report.version)
    return "manager", f"/conferences/{conference.pk}/report/decide/"


def agree_quorum(cast: Cast) -> tuple[str, str]:
    absent = {"Beth": Presence.NEITHER, "Rosa": Presence.REPORT}
    conference: Conference = a_recorded(cast, an_invited(cast), **absent)
    choose(
        conference, choice=NotQuorate.GO_ON, why="Two reports came.", by=cast.chair, as_of=START,
        version=now(conference).version,
    )  # fmt: skip
    return "manager", f"/conferences/{conference.pk}/day/quorum/agree/"


@pytest.mark.parametrize("situation", [add_child, take_out, decide_report, agree_quorum])
def test_a_page_has_no_finding_and_fits(
    browser: Browser, as_: SignedIn, cast: Cast, situation: Situation
) -> None:
    who, path = situation(cast)
    check_fits(browser, as_(getattr(cast, who)), path)
