"""The live form of a strategy discussion: in any order, nothing lost (C01, D01, L02)."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.models import Draft
from cases.models import Case, Involvement, Professional, Referral
from cases.services.strategy_discussions import record
from cpcase import clock
from cpcase.records import add, change
from tests import given
from tests.cases.views.conftest import SignedIn, moment_of, rows_of, words_of
from tests.cases.views.strategy import edit, told
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import a_draft, a_recorded, an_account, an_enquiry

NOW = at(24, 3, 16, 20)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def test_the_live_form_starts_with_a_row_for_each_agency_that_is_needed(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01, L02: and shows the pathway's own lines for the meeting."""
    cases = given.siblings(cast, "Jay", pathway="csrs-process-map", family="Cole")
    page = words_of(as_(cast.worker).get(edit(a_draft(cast, cases))))
    assert 'value="Amina Yusuf"' in page
    assert page.count("Add a person") == 1
    assert "Rule L02" in page
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Jay" not in title
    assert "Cole" not in title


def test_whoever_works_with_the_child_and_what_was_referred_are_there_already(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """Principle 3: nothing on record is typed again; it says where it is from."""
    (case,) = cases[:1]
    case.referral = add(
        Referral(
            received_at=at(23, 3, 10), source="2A", said="A bruise on the arm.",
            primary_need="N1", team=cast.team,
        ),
        by=cast.system,
    )  # fmt: skip
    change(case, by=cast.system)
    for kind, name, job in (
        ("education", "Beth Lowe", "Head teacher"), ("health", "Rosa Finch", "Health visitor"),
    ):  # fmt: skip
        known = add(Professional(kind=kind, name=name, job=job), by=cast.system)
        add(Involvement(case=case, professional=known, since=NOW.date()), by=cast.system)
    page = words_of(as_(cast.worker).get(edit(a_draft(cast, [case]))))
    for name in ("Amina Yusuf", "Rosa Finch, Health visitor", "Beth Lowe, Head teacher"):
        assert f'value="{name}"' in page
    assert page.index("Rosa Finch") < page.index("Beth Lowe")
    assert "Referral of Monday 23 March 2026 at 10am, School: A bruise on the arm." in page


def test_a_later_discussion_says_that_the_enquiry_is_open(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """Several discussions in one episode: no clock starts anew while the enquiry is open."""
    an_enquiry(cast, cases)
    page = words_of(as_(cast.worker).get(edit(a_draft(cast, cases))))
    assert page.count("One is open since Tuesday 24 March") == 2
    assert "Referral of" not in page


def test_errors_stand_in_the_summary_and_next_to_their_field_and_nothing_is_lost(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_draft(cast, cases)
    data = told(
        cases, **moment_of("ended_at", 25, 3, "9am"), **{f"why_{cases[1].pk}": ""},
        why_now="Kept <script>text</script>",
    )  # fmt: skip
    answer = as_(cast.worker).post(edit(discussion), data)
    page = words_of(answer)
    assert answer.status_code == 422
    assert page.count("Say why, for Isla. A reason is needed for yes and for no") == 2
    assert "Kept &lt;script&gt;text" in answer.content.decode()
    data[f"why_{cases[1].pk}"] = "Said."
    answer = as_(cast.worker).post(edit(discussion), data)
    assert answer.status_code == 422
    assert "The time of the discussion must be today or in the past." in words_of(answer)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (moment_of("held_at", 31, 2, "3pm"), "The start of the discussion must be a real date"),
        ({"held_at-time": ""}, "The start of the discussion must include a time"),
        ({"attendees-1-how": ""}, "Say how this person took part"),
        ({"attendees-2-how": "video"}, "Enter the name of this person"),
        ({"attendees-0-kind": ""}, "Choose the agency of this person"),
        ({"actions-0-who": ""}, "Say who does it"),
        ({"mode": ""}, "Say whether the enquiry is single or joint."),
        ({"conference_possible": None}, "Say whether a conference is possible."),
    ],
)
def test_each_thing_that_is_wrong_says_what_to_do(
    as_: SignedIn, cast: Cast, cases: list[Case], other: dict[str, Any], words: str
) -> None:
    answer = as_(cast.worker).post(edit(a_draft(cast, cases)), told(cases, **other))
    assert answer.status_code == 422
    assert words in words_of(answer)


def test_without_an_enquiry_it_is_asked_what_follows(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """L02."""
    discussion = a_draft(cast, cases)
    no = {f"s47_initiated_{case.pk}": "no" for case in cases}
    answer = as_(cast.worker).post(edit(discussion), told(cases, **no))
    assert "Say what is done for Reuben instead of an enquiry" in words_of(answer)
    follows = {f"follows_{case.pk}": "Early help goes on." for case in cases}
    answer = as_(cast.worker).post(edit(discussion), told(cases, **no, **follows))
    assert answer.status_code == 302
    assert not cases[0].timeline.events.get().facts["s47_initiated"]


def test_add_a_person_gives_a_row_and_judges_nothing(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_draft(cast, cases)
    answer = as_(cast.worker).post(
        edit(discussion), told(cases, why_now="Half", **{"attendees-add": "1", "held_at-day": ""})
    )
    page = words_of(answer)
    assert "attendees-3-name" in page
    assert "There is a problem" not in page
    assert "Half" in page


def test_a_draft_keeps_what_is_not_valid_and_is_there_again(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    client, discussion = as_(cast.worker), a_draft(cast, cases)
    answer = client.post(
        edit(discussion),
        {"save_draft": "1", "version": "1", "held_at-day": "99", "why_now": "Half"},
    )
    assert answer.status_code == 302
    page = words_of(client.get(edit(discussion)))
    assert 'value="99"' in page
    assert "Half" in page
    assert "Half" not in words_of(as_(cast.colleague).get(edit(discussion)))
    client.post(edit(discussion), told(cases))
    assert not Draft.objects.filter(ended_at=None).exists()


def test_two_people_who_wrote_the_same_field_choose_and_nothing_is_lost(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_recorded(cast, cases)
    version = discussion.version
    theirs = told(
        cases, version, **{f"risk_{cases[0].pk}": "Theirs."},
        **rows_of("attendees", {"kind": "health", "name": "Rosa Finch", "how": "phone"}),
    )  # fmt: skip
    assert as_(cast.manager).post(edit(discussion), theirs).status_code == 302
    mine = told(cases, version, **{f"risk_{cases[0].pk}": "Mine."}, why_now="Mine too.")
    client = as_(cast.worker)
    answer = client.post(edit(discussion), mine)
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Somebody changed this while you had it open" in page
    assert "Theirs." in page
    assert "Mine." in page
    assert "Health, Rosa Finch, By phone" in page
    discussion.refresh_from_db()
    assert discussion.children.get(case=cases[0]).risk == "Theirs."


def test_a_stale_version_merges_what_nobody_else_touched(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_recorded(cast, cases)
    version = discussion.version
    record(
        discussion, an_account(cases, why_now="Changed by the manager."), by=cast.manager,
        as_of=NOW, version=version,
    )  # fmt: skip
    mine = told(cases, version, why_now="The school rang about a bruise this morning.")
    page = words_of(as_(cast.worker).post(edit(discussion), mine))
    assert "Changed by the manager." in page


def test_a_form_without_its_version_is_refused(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    answer = as_(cast.worker).post(edit(a_draft(cast, cases)), {**told(cases), "version": ""})
    assert answer.status_code == 400


def test_only_managers_open_the_form_where_the_pathway_says_so(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """D01."""
    own = given.siblings(cast, "Jay", pathway="darlington", family="Cole")
    discussion = a_draft(cast, own)
    refused = as_(cast.worker).get(edit(discussion))
    assert refused.status_code == 403
    assert "Only a team manager records a strategy discussion here." in words_of(refused)
    sent = as_(cast.worker).post(edit(discussion), told(own))
    assert sent.status_code == 403
    assert not own[0].timeline.events.filter(kind="strategy_discussion.held").exists()
    assert as_(cast.manager).get(edit(discussion)).status_code == 200
