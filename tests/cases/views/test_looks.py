"""Each page in a real browser: no axe finding, nothing sideways, no complaint, at both widths."""

import mimetypes
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from cases.choices.enquiry import PartKind
from cases.models import Case
from cases.rules.referrals import Call
from cases.services.assessments import start
from cases.services.enquiry_parts import copy_from_sibling, write_part
from cases.services.referrals import receive
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_enquiry import a_draft, a_recorded, a_sent, a_signed_off, an_enquiry, part_of
from tests.house.source import ROOT

NOW = at(24, 3, 16, 40)
WIDTHS = (1280, 390)
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                                   "best-practice"]}  # fmt: skip
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


PAGES = (begin, draft_form, recorded, check, signed_off, task_list, harm, outcome, lines, authorise,
         decide, assessment, referral_form, referral, leave)  # fmt: skip


@pytest.fixture(autouse=True)
def clock_stands(db: None, settings: object) -> Iterator[None]:
    settings.PATHWAY, settings.OVERLAY = "cambridgeshire", ""  # type: ignore[attr-defined]
    with clock.standing_at(NOW):
        yield


def served(client: Client, path: str) -> Callable[[Route], None]:
    """The product answers the browser without a server; the page as it is at this moment."""
    answers = {path: client.get(path), "/brand.css": client.get("/brand.css")}
    assert answers[path].status_code == 200

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url).path
        if asked.startswith("/static/"):
            kind = mimetypes.guess_type(asked)[0] or "text/plain"
            route.fulfill(body=(ROOT / asked.lstrip("/")).read_bytes(), content_type=kind)
        elif asked in answers:
            found = answers[asked]
            kept = [one for one in _HEADERS if one in found]
            headers = {name: found[name] for name in kept}
            route.fulfill(body=found.content, headers=headers)
        else:
            route.fulfill(status=204)

    return answer


_HEADERS = ("Content-Type", "Content-Security-Policy")


@pytest.mark.parametrize("situation", PAGES)
def test_a_page_has_no_finding_and_fits(
    browser: Browser, as_: SignedIn, cast: Cast, cases: list[Case], situation: Situation
) -> None:
    """A page is whole at 1280 and at 390 pixels."""
    given.a_pathway("cambridgeshire", cast)
    who, path = situation(cast, cases)
    page: Page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda one: complaints.append(str(one)))
    page.route("**/*", served(as_(getattr(cast, who)), path))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"http://localhost{path}")
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
    assert complaints == []
