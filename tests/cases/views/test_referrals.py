"""The pages of a referral: received for children of a family, and decided (N01, D12)."""

from collections.abc import Iterator
from typing import Any

import pytest

from cases.models import Case, Child, Referral
from cases.rules.referrals import Call
from cases.services.referrals import receive
from cpcase import clock
from tests import given
from tests.cases.views.conftest import SignedIn, moment_of, words_of
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.past_the_acts import NEXT

NOW = at(23, 3, 12)


@pytest.fixture(autouse=True)
def clock_stands(db: None) -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def children(cast: Cast, settings: Any) -> list[Child]:
    """Two siblings in an authority that works by the national pathway."""
    settings.PATHWAY, settings.OVERLAY = "national", ""
    given.a_pathway("national", cast)
    return children_of(cast, "Reuben", "Isla")


@pytest.fixture
def referral(cast: Cast, children: list[Child]) -> Referral:
    call = Call(at(23, 3, 10), "9", "A bruise.", "N1")
    return receive(children, call, team=cast.team, worker=cast.worker, by=cast.worker, as_of=NOW)


def told(cast: Cast, chosen: list[Child], **other: Any) -> dict[str, Any]:
    whole = {
        "children": [str(child.pk) for child in chosen], "source": "2A",
        "referrer_name": "Beth Lowe", "said": "A bruise on the arm.", "primary_need": "N1",
        "team": str(cast.team.pk), "worker": str(cast.worker.pk),
        **moment_of("received_at", 23, 3, "10am"),
    }  # fmt: skip
    return {key: value for key, value in {**whole, **other}.items() if value is not None}


def page_of(children: list[Child]) -> str:
    return f"/families/{children[0].family_id}/referral/"


def test_it_is_recorded_for_the_children_chosen(
    as_: SignedIn, cast: Cast, children: list[Child]
) -> None:
    """N01."""
    client = as_(cast.worker)
    page = words_of(client.get(page_of(children)))
    assert "Reuben Okoro" in page
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Okoro" not in title
    answer = client.post(page_of(children), told(cast, children[:1]))
    made = Referral.objects.get()
    assert answer["Location"] == f"/referrals/{made.pk}/"
    assert [row.case.child for row in made.children.all()] == children[:1]
    page = words_of(client.get(answer["Location"]))
    for words in ("Waiting for a decision", "Beth Lowe", "A bruise on the arm.", "School"):
        assert words in page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"children": None}, "Choose at least one child"),
        (moment_of("received_at", 23, 3, "1pm"), "must be today or in the past"),
        ({"received_at-time": "late"}, "The time must be like 10am, 2:30pm or 14:30"),
        ({"source": ""}, "Choose who made the referral"),
        ({"referrer_name": ""}, "Enter the name of whoever made the referral."),
        ({"said": ""}, "Write what they said"),
        ({"primary_need": "N99"}, "Choose the main need"),
        ({"team": ""}, "Choose the team that takes it"),
    ],
)
def test_each_thing_that_is_wrong_says_what_to_do(
    as_: SignedIn, cast: Cast, children: list[Child], other: dict[str, Any], words: str
) -> None:
    answer = as_(cast.worker).post(page_of(children), told(cast, children, **other))
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert not Referral.objects.exists()


def test_a_draft_survives(as_: SignedIn, cast: Cast, children: list[Child]) -> None:
    client = as_(cast.worker)
    client.post(page_of(children), {"said": "Half a", "save_draft": "1"})
    assert "Half a" in words_of(client.get(page_of(children)))


def test_a_child_whose_open_episode_is_out_of_reach_is_left_out(
    as_: SignedIn, cast: Cast, children: list[Child], referral: Referral
) -> None:
    Case.objects.filter(child=children[1]).update(version=NEXT, restricted=True)
    page = words_of(as_(cast.worker).get(page_of(children)))
    assert "Reuben" in page
    assert "Isla" not in page
    Case.objects.update(version=NEXT, restricted=True)
    assert as_(cast.worker).get(page_of(children)).status_code == 404


def test_the_manager_decides_on_an_assessment(
    as_: SignedIn, cast: Cast, referral: Referral
) -> None:
    client, url = as_(cast.manager), f"/referrals/{referral.pk}/decide/"
    assert "A bruise." in words_of(client.get(url))
    for data, words in (
        ({"why": "x"}, "Choose what follows"),
        ({"what": "assess"}, "Say why"),
    ):
        answer = client.post(url, {"version": "1", **data})
        assert answer.status_code == 422
        assert words in words_of(answer)
    client.post(url, {"version": "1", "what": "assess", "why": "To see more."})
    page = words_of(client.get(f"/referrals/{referral.pk}/"))
    assert "Assessment" in page
    assert "To see more." in page


def test_the_manager_takes_no_further_action(as_: SignedIn, cast: Cast, referral: Referral) -> None:
    said = {"version": "1", "what": "no_further_action", "why": "Explained."}
    as_(cast.manager).post(f"/referrals/{referral.pk}/decide/", said)
    assert not Case.objects.open().exists()
    answer = as_(cast.manager).post(f"/referrals/{referral.pk}/decide/", {**said, "version": "2"})
    assert answer.status_code == 409


def test_a_stale_version_is_a_clash(as_: SignedIn, cast: Cast, referral: Referral) -> None:
    said = {"version": "7", "what": "assess", "why": "Mine."}
    answer = as_(cast.manager).post(f"/referrals/{referral.pk}/decide/", said)
    assert answer.status_code == 409
    referral.refresh_from_db()
    assert referral.status == "received"


@pytest.mark.parametrize("page", ["", "decide/"])
def test_another_team_finds_nothing_and_a_reader_may_not_act(
    as_: SignedIn, cast: Cast, referral: Referral, page: str
) -> None:
    url = f"/referrals/{referral.pk}/{page}"
    assert as_(cast.other_manager).get(url).status_code == 404
    assert as_(cast.auditor).get(url).status_code == (403 if page else 200)
    assert as_(cast.worker).get(url).status_code == (403 if page else 200)
    assert as_(cast.manager).put(url).status_code == 405


def test_only_casework_records_one(as_: SignedIn, cast: Cast, children: list[Child]) -> None:
    assert as_(cast.auditor).get(page_of(children)).status_code == 403
    assert as_(cast.partner).get(page_of(children)).status_code in (403, 404)
    assert as_(cast.worker).put(page_of(children)).status_code == 405


def test_what_was_said_is_kept_back_where_a_child_is_restricted(
    as_: SignedIn, cast: Cast, children: list[Child], referral: Referral
) -> None:
    Case.objects.filter(child=children[1]).update(version=NEXT, restricted=True)
    page = words_of(as_(cast.worker).get(f"/referrals/{referral.pk}/"))
    assert "A bruise." not in page
    assert "Isla" not in page


def test_the_number_of_queries_stays_small(
    as_: SignedIn, cast: Cast, referral: Referral, django_assert_max_num_queries: Any
) -> None:
    client = as_(cast.worker)
    with django_assert_max_num_queries(25):
        client.get(f"/referrals/{referral.pk}/")


def test_a_childs_page_leads_to_its_referral_or_to_a_new_one(
    as_: SignedIn, cast: Cast, referral: Referral
) -> None:
    """The event of a referral has a page of its own."""
    case = referral.children.first().case
    (other,) = given.siblings(cast, "Noor", family="Fenwick")
    client = as_(cast.worker)
    assert f'href="/children/{case.pk}/referral/"' in words_of(client.get(f"/children/{case.pk}/"))
    assert client.get(f"/children/{case.pk}/referral/")["Location"] == f"/referrals/{referral.pk}/"
    new = f"/families/{other.child.family_id}/referral/"
    assert client.get(f"/children/{other.pk}/referral/")["Location"] == new
    reader = as_(cast.auditor).get(f"/children/{other.pk}/referral/")
    assert reader["Location"] == f"/children/{other.pk}/timeline/"


def test_until_somebody_decides_it_says_who_must_and_by_when(
    as_: SignedIn, cast: Cast, children: list[Child], referral: Referral
) -> None:
    """A manager decides within one working day; the child's page says so too, until it is done."""
    case = referral.children.all()[0].case
    pages = (f"/referrals/{referral.pk}/", f"/children/{case.pk}/")
    for url in pages:
        page = words_of(as_(cast.worker).get(url))
        assert "Due tomorrow" in page
        assert "Tuesday 24 March" in page
        assert "Decide what follows the referral" in page
        assert "Tom Bright, team manager." in page
        assert "1 working day from Monday 23 March, when it was received." in page
        assert "/decide/" not in page
        assert f"/referrals/{referral.pk}/decide/" in words_of(as_(cast.manager).get(url))
    with clock.standing_at(at(26, 3, 9)):
        assert "Overdue by 2 working days" in words_of(as_(cast.manager).get(pages[0]))
    as_(cast.manager).post(
        f"{pages[0]}decide/", {"what": "assess", "why": "Look at it.", "version": 1}
    )
    for url in pages:
        assert "Decide what follows the referral" not in words_of(as_(cast.manager).get(url))
