"""What was sent to a manager stays among the sign-offs until it is answered."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from cases.models import Enquiry
from cases.rules.referrals import Call
from cases.services.authorisations import authorise
from cases.services.referrals import receive
from conferences.choices import Presence
from conferences.services.asking_late import ask_for_late
from conferences.services.quorum import agree, choose
from conferences.services.reports import write_and_submit
from coregroups.choices import MeetingKind
from coregroups.services.early_endings import ask_to_end_early
from coregroups.services.joint_reports import send_draft, submit, take_corrections
from cpcase import clock
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import BOOKED, START, an_invited, now, to_book
from tests.given_conference import a_recorded as a_spoken
from tests.given_enquiry import a_recorded, a_sent
from tests.given_plans import a_core_group_held, group_of, plans, tell
from tests.past_the_acts import write
from worktray.asked import asked_of, waiting

pytestmark = pytest.mark.django_db
NOW = at(30, 6, 12)
Situation = Callable[[Cast], Any]


@pytest.fixture
def cast() -> Cast:
    return gather()


def a_referral(cast: Cast) -> None:
    """Recorded by a worker of the team."""
    call = Call(received_at=at(23, 3, 10), source="2A", said="A bruise.", primary_need="N1",
                referrer_name="Beth Lowe", referrer_agency="", referrer_contact="")  # fmt: skip
    given.a_pathway("cambridgeshire", cast)
    given.a_pathway("red-amber-green", cast)
    receive(
        children_of(cast, "Reuben"), call, team=cast.team, worker=cast.worker, by=cast.worker,
        as_of=at(23, 3, 12),
    )  # fmt: skip


def a_discussion(cast: Cast) -> None:
    """Recorded, not signed off."""
    a_recorded(cast, given.siblings(cast))


def an_enquiry(cast: Cast) -> None:
    """Sent by the worker."""
    a_sent(cast, given.siblings(cast), as_of=at(30, 3, 9))


def a_report(cast: Cast) -> None:
    """The conference report, with all that it needs."""
    conference = an_invited(cast)
    part = {"says": "Loud.", "worries": "Alone.", "working_well": "School."}
    write_and_submit(
        conference, by=cast.worker, as_of=at(8, 4, 11), words={"recommendation": "A plan."},
        parts={child.pk: part for child in conference.here()}, version=None,
    )  # fmt: skip


def a_joint_report(cast: Cast) -> None:
    """Submitted after its draft was with everybody."""
    (plan,) = plans(cast, "Reuben", pathway="darlington")
    a_core_group_held(group_of(plan), cast, ended_at=at(24, 4, 11))
    tell(plan.case, "conference.booked", at(2, 7, 10), cast, conference="review", number=1)
    meeting = a_core_group_held(
        group_of(plan), cast, ended_at=at(4, 6, 11), kind=MeetingKind.PRE_REVIEW
    )
    report = meeting.report
    for act, day in ((send_draft, 9), (take_corrections, 12), (submit, 15)):
        report = act(
            report, by=cast.worker, at=at(day, 6), as_of=at(day, 6), version=report.version
        )


@pytest.mark.parametrize(
    ("situation", "words"),
    [
        (a_referral, "Decide what follows a referral"),
        (a_discussion, "Sign a strategy discussion off"),
        (an_enquiry, "Read and authorise a Section 47 enquiry"),
        (a_report, "Authorise a conference report"),
        (a_joint_report, "Authorise a joint report"),
    ],
)
def test_the_manager_of_the_team_is_asked_and_nobody_else(
    client: Client, cast: Cast, situation: Situation, words: str
) -> None:
    """C01, C13, C15, D20, N01: opening it does not take it off the list."""
    situation(cast)
    page = sign_offs(client, cast.manager)
    assert words in page
    assert "Sign-offs, 1" in page
    href = asked_of(cast.manager)[0].href
    assert client.get(href).status_code == 200
    assert words in sign_offs(client, cast.manager)
    assert words in sign_offs(client, cast.manager, "/team/")
    for other in (cast.other_manager, cast.service_manager, cast.worker, cast.auditor):
        assert waiting(other) == 0


def test_the_service_manager_is_asked_about_an_early_ending(client: Client, cast: Cast) -> None:
    """S18."""
    (plan,) = plans(cast, "Reuben", pathway="stoke-on-trent")
    tell(plan.case, "conference.held", at(23, 6), cast, conference="review", number=1)
    day = at(22, 6)
    ask_to_end_early(
        plan, why="Father has left", raised_on=day.date(), by=cast.chair, as_of=at(24, 6),
        version=plan.version,
    )  # fmt: skip
    page = sign_offs(client, cast.service_manager)
    assert "Decide whether a plan may end at the first review" in page
    assert "Sent by Denise Okafor on Wednesday 24 June" in page
    assert waiting(cast.manager) == 0


@pytest.mark.parametrize(
    ("choice", "words", "asked"),
    [
        ("go_on", "Agree that a conference goes on", ("manager", "service_manager")),
        ("rearrange", "Approve rearranging a conference", ("service_manager",)),
    ],
)
def test_what_the_chair_chose_waits_for_who_may_agree(
    client: Client, cast: Cast, choice: str, words: str, asked: tuple[str, ...]
) -> None:
    """S12, N06: until one of them agreed."""
    absent = {"Beth": Presence.NEITHER, "Rosa": Presence.REPORT}
    conference = a_spoken(cast, an_invited(cast), **absent)
    choose(conference, choice=choice, why="One alone.", by=cast.chair, as_of=START,
           version=now(conference).version)  # fmt: skip
    for name in ("manager", "service_manager", "other_manager", "worker", "administrator"):
        assert waiting(getattr(cast, name)) == (name in asked)
    page = sign_offs(client, cast.service_manager)
    assert words in page
    assert "Sent by Denise Okafor" in page
    assert client.get(asked_of(cast.service_manager)[0].href).status_code == 200
    agree(conference, words="Yes.", by=cast.service_manager, as_of=START,
          version=now(conference).version)  # fmt: skip
    assert waiting(cast.manager) == waiting(cast.service_manager) == 0


def test_whoever_chose_it_is_not_asked_to_agree(cast: Cast) -> None:
    """S12."""
    conference = a_spoken(cast, an_invited(cast), Beth=Presence.NEITHER, Rosa=Presence.REPORT)
    choose(conference, choice="rearrange", why="One alone.", by=cast.service_manager,
           as_of=START, version=now(conference).version)  # fmt: skip
    assert waiting(cast.service_manager) == 0


@pytest.mark.parametrize(("day", "asked"), [(16, {"service_manager"}), (20, {"manager", "chair"})])
def test_a_late_date_waits_for_who_must_agree(
    client: Client, cast: Cast, day: int, asked: set[str]
) -> None:
    """S03, N02: among a manager's sign-offs, and on the chair's first page."""
    conference = to_book(cast)
    ask_for_late(conference, until=at(day, 4).date(), words="Ill.", by=cast.administrator,
                 as_of=BOOKED, version=conference.version)  # fmt: skip
    people = ("manager", "chair", "service_manager", "other_manager", "worker", "administrator")
    assert {name for name in people if waiting(getattr(cast, name))} == asked
    for name in asked:
        person = getattr(cast, name)
        page = sign_offs(client, person, "/work/" if name == "chair" else "/sign-offs/")
        assert "Agree to a later date of a conference" in page
        with clock.standing_at(BOOKED):
            assert client.get(asked_of(person)[0].href).status_code == 200


@pytest.mark.parametrize(
    ("name", "word"), [("manager", "Sign-offs"), ("service_manager", "Decisions")]
)
def test_the_page_is_called_what_the_bar_calls_it(
    client: Client, cast: Cast, name: str, word: str
) -> None:
    page = sign_offs(client, getattr(cast, name))
    assert f'<h1 class="govuk-heading-l">{word}</h1>' in page
    assert f"<title>{word} – " in page
    assert re.search(rf'aria-current="true"[^>]*>\s*(<strong[^>]*>)?\s*{word}', page)


def test_what_is_answered_is_gone(client: Client, cast: Cast) -> None:
    an_enquiry(cast)
    enquiry = Enquiry.objects.get()
    authorise(enquiry, by=cast.manager, at=NOW, as_of=NOW, version=enquiry.version)
    page = sign_offs(client, cast.manager)
    assert "Asked of you" not in page
    assert "Sign-offs, " not in page


def test_one_who_may_not_reach_every_child_is_not_asked(cast: Cast) -> None:
    """N11: nobody is sent to a page that refuses them, and no name is given away."""
    cases = given.siblings(cast)
    a_recorded(cast, cases)
    cases[1].restricted = True
    write(cases[1])
    assert asked_of(cast.manager) == []


def sign_offs(client: Client, person: User, url: str = "/sign-offs/") -> str:
    """A page of the manager's, at the end of June."""
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    with clock.standing_at(NOW):
        return client.get(url).content.decode()
