"""The pages of a strategy discussion: begun, recorded live, nothing lost (C01, D01, L02)."""

from collections.abc import Iterator
from typing import Any

import pytest

from accounts.models import AccessEntry, Draft
from cases.models import Case, StrategyDiscussion
from cases.services.strategy_discussions import record
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, moment_of, rows_of, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_enquiry import ENDED, a_draft, a_recorded, a_signed_off, an_account

NOW = at(24, 3, 16, 20)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


def told(cases: list[Case], version: int = 1, **other: Any) -> dict[str, Any]:
    """What a person sends who fills the whole form in."""
    whole: dict[str, Any] = {
        "version": str(version), "why_now": "The school rang.", "known_police": "Two calls.",
        "mode": "joint", "conference_possible": "yes",
        **moment_of("held_at", 24, 3, "3pm"), **moment_of("ended_at", 24, 3, "4pm"),
        **rows_of(
            "attendees",
            {"kind": "social_care", "name": "Amina Yusuf", "how": "in_person"},
            {"kind": "police", "name": "Carla Meyer", "how": "video"},
            {"kind": "health", "name": "", "how": ""},
        ),
        **rows_of("actions", {"what": "See them", "who": "Amina", "by_on-day": "24",
                              "by_on-month": "3", "by_on-year": "2026"}),
    }  # fmt: skip
    for case in cases:
        whole |= {
            f"risk_{case.pk}": "A bruise.", f"s47_initiated_{case.pk}": "yes",
            f"why_{case.pk}": "Nobody explains it.",
        }  # fmt: skip
    return {key: value for key, value in {**whole, **other}.items() if value is not None}


def edit(discussion: StrategyDiscussion) -> str:
    return f"/strategy/{discussion.pk}/edit/"


def test_it_is_begun_from_a_childs_page_for_the_siblings_chosen(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """S27, L01."""
    client = as_(cast.worker)
    page = words_of(client.get(f"/children/{cases[0].pk}/strategy/new/"))
    assert "Reuben Ashdown" in page
    assert "Isla Ashdown" in page
    answer = client.post(
        f"/children/{cases[0].pk}/strategy/new/",
        {"children": [str(case.pk) for case in cases], "why": "A bruise"},
    )
    discussion = StrategyDiscussion.objects.get()
    assert answer["Location"] == edit(discussion)
    assert discussion.children.count() == 2


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"why": "A bruise"}, "Choose at least one child"),
        ({"children": True}, "Say why a strategy discussion is held"),
    ],
)
def test_beginning_asks_for_children_and_a_reason(
    as_: SignedIn, cast: Cast, cases: list[Case], sent: dict[str, Any], words: str
) -> None:
    data = {**sent, **({"children": [str(cases[0].pk)]} if "children" in sent else {})}
    answer = as_(cast.worker).post(f"/children/{cases[0].pk}/strategy/new/", data)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert not StrategyDiscussion.objects.exists()


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


def test_it_is_recorded_and_the_manager_is_asked(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01: a row without a name is nobody yet."""
    discussion = a_draft(cast, cases)
    answer = as_(cast.worker).post(edit(discussion), told(cases))
    assert answer["Location"] == f"/strategy/{discussion.pk}/"
    discussion.refresh_from_db()
    assert (discussion.status, discussion.ended_at) == ("recorded", ENDED)
    assert discussion.attendees.count() == 2
    page = words_of(as_(cast.worker).get(answer["Location"]))
    for words in ("Health has not taken part.", "Start a Section 47 enquiry", "Two calls.",
                  "See them: Amina, by Tuesday 24 March"):  # fmt: skip
        assert words in page


def test_a_manager_goes_on_to_check_and_sign_off(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_draft(cast, cases)
    answer = as_(cast.manager).post(edit(discussion), told(cases))
    assert answer["Location"] == f"/strategy/{discussion.pk}/sign-off/"


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
    assert 'value="Rosa Finch"' in page
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
    assert as_(cast.worker).get(edit(discussion)).status_code == 403
    assert as_(cast.manager).get(edit(discussion)).status_code == 200


def test_a_signed_off_one_is_read_and_not_changed(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_signed_off(cast, cases, as_of=NOW)
    client = as_(cast.manager)
    page = words_of(client.get(f"/strategy/{discussion.pk}/"))
    assert "Signed off by Tom Bright on Tuesday 24 March at 4:20pm." in page
    assert f"/children/{cases[0].pk}/strategy/new/" in page
    answer = client.get(edit(discussion))
    assert answer["Location"] == f"/strategy/{discussion.pk}/"
    assert client.post(edit(discussion), told(cases, discussion.version)).status_code == 409


@pytest.mark.parametrize("page", ["", "edit/", "sign-off/", "return/", "set-aside/"])
def test_another_team_finds_nothing_and_a_reader_may_not_act(
    as_: SignedIn, cast: Cast, cases: list[Case], page: str
) -> None:
    url = f"/strategy/{a_recorded(cast, cases).pk}/{page}"
    assert as_(cast.other_worker).get(url).status_code == 404
    assert as_(cast.partner).get(url).status_code == 404
    assert as_(cast.auditor).get(url).status_code == (403 if page else 200)
    assert as_(cast.manager).put(url).status_code == 405


def test_a_restricted_child_is_left_out_and_what_was_said_is_kept_back(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_recorded(cast, cases)
    Case.objects.filter(pk=cases[1].pk).update(restricted=True)
    page = words_of(as_(cast.worker).get(f"/strategy/{discussion.pk}/"))
    assert "Reuben" in page
    assert "Isla" not in page
    assert "The school rang about a bruise" not in page
    assert as_(cast.worker).get(edit(discussion)).status_code == 403
    looked = AccessEntry.objects.filter(person=cast.worker, action="view")
    assert {row.child_id for row in looked} == {cases[0].child_id}


def test_a_look_at_it_is_written_down_for_each_child(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    as_(cast.worker).get(f"/strategy/{a_recorded(cast, cases).pk}/")
    looked = AccessEntry.objects.filter(person=cast.worker, action="view")
    assert {row.child_id for row in looked} == {case.child_id for case in cases}


def test_a_draft_that_is_not_needed_is_set_aside(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    discussion = a_draft(cast, cases)
    url = f"/strategy/{discussion.pk}/set-aside/"
    assert "No date runs from it" in words_of(as_(cast.worker).get(url))
    as_(cast.worker).post(url, {"version": "1"})
    discussion.refresh_from_db()
    assert discussion.status == "set_aside"


def test_from_the_childs_page_one_comes_to_what_wants_something_done(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    """C01."""
    url, client = f"/children/{cases[0].pk}/strategy/", as_(cast.manager)
    assert client.get(url)["Location"] == f"/children/{cases[0].pk}/strategy/new/"
    discussion = a_recorded(cast, cases)
    assert client.get(url)["Location"] == f"/strategy/{discussion.pk}/sign-off/"
    assert as_(cast.worker).get(url)["Location"] == f"/strategy/{discussion.pk}/"
    assert as_(cast.other_worker).get(url).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_siblings(
    as_: SignedIn, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    cases = given.siblings(cast, "Reuben", "Isla", "Ivo", "Mia")
    discussion, client = a_recorded(cast, cases), as_(cast.worker)
    client.get(f"/strategy/{discussion.pk}/")
    with django_assert_max_num_queries(34):
        client.get(f"/strategy/{discussion.pk}/")
