"""The visit on a phone: one page, nothing lost, the limit met (C03, C18, C22, L11)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import AccessEntry, Draft
from cases.models import Address, Case
from coregroups.models import Visit
from cpcase import clock
from cpcase.records import add
from cpcase.web import formats
from tests.cast import Cast
from tests.coregroups.views.conftest import NOW, SignedIn
from tests.given import at
from tests.given_plans import a_visit, due, events, plans
from tests.past_the_acts import write


@pytest.fixture
def cases(cast: Cast) -> list[Case]:
    """Reuben and Isla, each on a plan since 14 April."""
    return [plan.case for plan in plans(cast)]


def page_of(case: Case) -> str:
    return f"/children/{case.pk}/visits/new/"


def said(cases: list[Case], **other: Any) -> dict[str, Any]:
    """What a worker sends who saw both alone today."""
    whole = {f"seen_{case.pk}": "alone" for case in cases}
    whole |= {"when": "now", "started": "2026-04-21T11:45:00+01:00", "bedrooms_seen": "yes"}
    whole |= {"announced": "no", "words": "“It is quiet.”"}
    return {key: value for key, value in {**whole, **other}.items() if value is not None}


def test_the_page_is_filled_from_the_case(worker: Client, cases: list[Case], cast: Cast) -> None:
    """Brief 3.10."""
    home = cases[0].child.family
    add(Address(family=home, lines="14 Larch Row", since=date(2020, 1, 1)), by=cast.system)
    page = worker.get(page_of(cases[0])).content.decode()
    for words in (
        "Record a visit", "Ashdown family, 14 Larch Row.", "Not this family?", "Today, 11:45am",
        "Another time", "Did you see Reuben?", "Alone means no parent or carer could hear.",
        "Did you see Isla?", "Seen, not alone", "Did you see the bedrooms?",
        "Did the family know you were coming?", "What did the children say or show you?",
        "Use their own words. They may read this one day.", "Finish visit",
        "Finish the rest at my desk",
    ):  # fmt: skip
        assert words in page
    assert page.count("Alone means") == 1
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Ashdown" not in title
    assert "awake" not in page


def test_of_an_unborn_baby_it_is_asked_whether_the_mother_was_seen(
    worker: Client, cases: list[Case], cast: Cast
) -> None:
    """C03, C22: otherwise a baby's limit could never be met."""
    reuben, baby = cases
    baby.child.first_name, baby.child.birth_date = "", None
    baby.child.expected_birth_date = date(2026, 7, 1)
    write(baby.child)
    page = worker.get(page_of(reuben)).content.decode()
    assert "Did you see Unborn baby’s mother?" in page
    assert "She was somewhere else" in page
    sent = {**said(cases), f"seen_{baby.pk}": "not_alone"}
    assert worker.post(page_of(reuben), sent).status_code == 302
    own = worker.get(f"/children/{baby.pk}/").content.decode()
    assert "The mother was seen, not alone" in own
    story = worker.get(f"/children/{baby.pk}/timeline/").content.decode()
    assert "saw Unborn baby’s mother, but not alone." in story


def test_of_one_child_it_is_asked_by_name(worker: Client, cast: Cast) -> None:
    """Brief 3.10: a record speaks of the child whose it is."""
    (plan,) = plans(cast, "Reuben")
    page = worker.get(page_of(plan.case)).content.decode()
    assert "What did Reuben say or show you?" in page
    assert "the children" not in page


def test_a_visit_is_recorded_for_both_and_the_next_date_is_said(
    worker: Client, cases: list[Case]
) -> None:
    """C18, C22."""
    answer = worker.post(page_of(cases[0]), said(cases))
    visit = Visit.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/visits/{visit.pk}/")
    assert visit.visited_at == at(21, 4, 11, 45)
    assert [due(case, "C18").state for case in cases] == ["met", "met"]
    page = worker.get(f"/visits/{visit.pk}/").content.decode()
    assert "The visit is recorded. The next visit is due by Tuesday 5 May." in page
    assert "Reuben was seen alone." in page
    assert "“It is quiet.”" in page


def test_another_time_is_asked_for_when_it_was_not_today(worker: Client, cases: list[Case]) -> None:
    other = said(cases, when="another")
    answer = worker.post(page_of(cases[0]), other)
    assert answer.status_code == 422
    assert "Enter the date and time of the visit" in answer.content.decode()
    day = {"visited_at-day": "20", "visited_at-month": "4", "visited_at-year": "2026"}
    worker.post(page_of(cases[0]), {**other, **day, "visited_at-time": "3:30pm"})
    assert Visit.objects.get().visited_at == at(20, 4, 15, 30)


def test_the_fact_alone_keeps_the_limit_and_the_rest_is_finished_at_the_desk(
    worker: Client, cases: list[Case]
) -> None:
    """C18: a fact is not a draft."""
    sent = said(cases, later="1", bedrooms_seen=None, words="")
    answer = worker.post(page_of(cases[0]), sent)
    visit = Visit.objects.get()
    assert (visit.status, due(cases[0], "C18").state) == ("unfinished", "met")
    page = worker.get(answer["Location"]).content.decode()
    assert "Finish the rest at your desk" in page
    form = f"/visits/{visit.pk}/finish/"
    assert worker.get(form).status_code == 200
    rest = {"bedrooms_seen": "yes", "words": "“Nan.”", "analysis": "Calmer", "version": "1"}
    assert worker.post(form, {**rest, "words": ""}).status_code == 422
    assert worker.post(form, rest)["Location"] == f"/visits/{visit.pk}/"
    visit.refresh_from_db()
    assert (visit.status, visit.analysis) == ("finished", "Calmer")
    assert worker.get(form).status_code == 302


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"announced": None}, "Say whether the family knew you were coming"),
        ({"bedrooms_seen": None}, "Say whether you saw the bedrooms"),
        ({"words": ""}, "Write what the children said or showed you"),
        ({"when": None}, "Say when you visited"),
    ],
)
def test_what_is_missing_is_said_next_to_its_question(
    worker: Client, cases: list[Case], sent: dict[str, Any], words: str
) -> None:
    """Brief, section 4."""
    answer = worker.post(page_of(cases[0]), said(cases, **sent))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count(words) == 2
    assert "There is a problem" in page
    assert "<title>Error: Record a visit" in page
    assert not Visit.objects.exists()


def test_each_child_is_asked_about(worker: Client, cases: list[Case]) -> None:
    """C03: Say whether Isla was seen alone."""
    reuben, isla = cases
    answer = worker.post(page_of(reuben), said(cases, **{f"seen_{isla.pk}": None}))
    assert "Say whether Isla was seen alone" in answer.content.decode()
    sent = said(cases, **{f"seen_{isla.pk}": "not_seen"})
    answer = worker.post(page_of(reuben), sent)
    assert "Say why you did not see Isla" in answer.content.decode()
    sent[f"why_{isla.pk}"] = "nobody_in"
    answer = worker.post(page_of(reuben), sent)
    assert "You saw Reuben, so somebody was in." in answer.content.decode()
    assert "checked" in answer.content.decode()
    sent[f"why_{isla.pk}"] = "other"
    sent[f"why_words_{isla.pk}"] = "At her <b>swimming</b> lesson"
    visit_url = worker.post(page_of(reuben), sent)["Location"]
    page = worker.get(visit_url).content.decode()
    assert "Isla was not seen: at her &lt;b&gt;swimming" in page


def test_with_nobody_in_it_is_attempted(worker: Client, cases: list[Case]) -> None:
    both = {f"seen_{case.pk}": "not_seen" for case in cases}
    why = {f"why_{case.pk}": "nobody_in" for case in cases}
    answer = worker.post(
        page_of(cases[0]), said(cases, **both, **why, words="", bedrooms_seen=None)
    )
    page = worker.get(answer["Location"]).content.decode()
    assert "Attempted visit" in page
    assert "Recorded as attempted: nobody was in. The limit stays." in page
    assert events(cases[0], "visit.made")[0].facts["attempted"] is True
    pattern = worker.get(f"/children/{cases[0].pk}/visits/").content.decode()
    assert "Attempted: it does not count" in pattern


def test_a_baby_is_asked_about_being_awake(worker: Client, cases: list[Case]) -> None:
    """C18."""
    reuben, isla = cases
    isla.child.birth_date = date(2025, 11, 2)
    write(isla.child)
    assert "Was Isla awake?" in worker.get(page_of(reuben)).content.decode()
    answer = worker.post(page_of(reuben), said(cases))
    assert "Say whether Isla was awake" in answer.content.decode()
    worker.post(page_of(reuben), said(cases, **{f"awake_{isla.pk}": "no"}))
    assert Visit.objects.get().children.get(case=isla).awake is False


def test_what_was_typed_is_kept_valid_or_not(worker: Client, cases: list[Case], cast: Cast) -> None:
    """Brief, principle 4."""
    sent = {"words": "“Nan", "when": "another", "visited_at-day": "33", "save_draft": "1"}
    worker.post(page_of(cases[0]), sent)
    draft = Draft.objects.get(person=cast.worker)
    assert "Ashdown" not in f"{draft.key}{draft.title}{draft.link}"
    page = worker.get(page_of(cases[0])).content.decode()
    assert "“Nan" in page
    assert 'value="33"' in page
    assert "There is a problem" not in page


def test_the_moment_of_the_page_holds_although_time_passes(
    worker: Client, cases: list[Case]
) -> None:
    earlier = said(cases, started="2026-04-20T16:00:00+01:00")
    page = worker.post(page_of(cases[0]), {**earlier, "words": ""}).content.decode()
    assert "Yesterday, 4pm" in page
    worker.post(page_of(cases[0]), earlier)
    assert Visit.objects.get().visited_at == at(20, 4, 16)


@pytest.mark.parametrize("started", ["", "soon", "2027-01-01T00:00:00+00:00", "2026-04-20T16:00"])
def test_a_moment_that_was_tampered_with_is_now(
    worker: Client, cases: list[Case], started: str
) -> None:
    worker.post(page_of(cases[0]), said(cases, started=started))
    assert Visit.objects.get().visited_at == at(21, 4, 11, 45)


def test_two_people_who_finish_a_visit_see_both_texts(
    worker: Client, as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    worker.post(page_of(cases[0]), said(cases, later="1", words="First"))
    visit = Visit.objects.get()
    visit.words = "What Tom heard"
    write(visit)
    rest = {"bedrooms_seen": "yes", "words": "My words", "analysis": "", "version": "1"}
    answer = worker.post(f"/visits/{visit.pk}/finish/", rest)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "What Tom heard" in page
    assert "My words" in page


def test_who_may_see_and_who_may_record(as_: SignedIn, cast: Cast, cases: list[Case]) -> None:
    """Other team 404, read-only 403, wrong method 405."""
    visit = a_visit(cases, cast, moment=at(20, 4, 12))
    other = as_(cast.other_worker)
    for page in (page_of(cases[0]), f"/visits/{visit.pk}/", f"/children/{cases[0].pk}/visits/"):
        assert other.get(page).status_code == 404
    reader = as_(cast.auditor)
    assert reader.get(f"/visits/{visit.pk}/").status_code == 200
    assert reader.get(page_of(cases[0])).status_code == 403
    assert reader.post(page_of(cases[0]), said(cases)).status_code == 403
    assert as_(cast.worker).delete(page_of(cases[0])).status_code == 405
    assert Client().get(page_of(cases[0]))["Location"].startswith("/sign-in/")


def test_a_restricted_child_is_left_out_of_what_is_shown(
    as_: SignedIn, cast: Cast, cases: list[Case]
) -> None:
    reuben, isla = cases
    visit = a_visit(cases, cast, moment=at(20, 4, 12), words="“Isla hides.”")
    isla.restricted = True
    write(isla)
    page = as_(cast.worker).get(f"/visits/{visit.pk}/").content.decode()
    assert "Reuben was seen alone." in page
    assert "Isla" not in page
    assert "restricted" in page
    form = as_(cast.worker).get(page_of(reuben)).content.decode()
    assert "Did you see Isla?" not in form
    assert as_(cast.worker).get(page_of(isla)).status_code == 404


def test_looking_at_a_visit_is_written_down_for_each_child(
    worker: Client, cast: Cast, cases: list[Case]
) -> None:
    visit = a_visit(cases, cast, moment=at(20, 4, 12))
    worker.get(f"/visits/{visit.pk}/")
    looked = AccessEntry.objects.filter(person=cast.worker, record_id=visit.pk)
    assert {entry.child_id for entry in looked} == {case.child_id for case in cases}


def test_a_family_is_chosen_from_ones_own(worker: Client, cases: list[Case]) -> None:
    page = worker.get("/visits/new/").content.decode()
    assert "Whom did you visit?" in page
    assert page_of(cases[1]) in page


def test_the_pattern_shows_every_visit_with_as_many_queries_as_one(
    worker: Client, cast: Cast, cases: list[Case], django_assert_max_num_queries: Any
) -> None:
    address = f"/children/{cases[0].pk}/visits/"
    assert "No visits recorded yet." in worker.get(address).content.decode()
    a_visit(cases, cast, moment=at(15, 4, 12))
    with django_assert_max_num_queries(60) as first:
        worker.get(address)
    before = len(first)
    for day in (16, 17, 18, 19):
        a_visit(cases, cast, moment=at(day, 4, 12))
    with django_assert_max_num_queries(before):
        page = worker.get(address).content.decode()
    assert page.count("Reuben was seen alone.") == 5
    assert "Isla was seen" not in page


def test_the_childs_latest_words_are_shown(worker: Client, cast: Cast, cases: list[Case]) -> None:
    """D19."""
    a_visit(cases, cast, moment=at(18, 4, 12), words="“Later.”")
    a_visit(cases, cast, moment=at(16, 4, 12), words="“Earlier.”")
    page = worker.get(f"/children/{cases[0].pk}/visits/").content.decode()
    assert "“Later.”" in page
    assert "“Earlier.”" not in page
    assert f"{formats.day(at(18, 4), clock.today())}, to Amina Yusuf" in page


def test_words_of_several_children_are_not_put_into_ones_mouth(
    worker: Client, cast: Cast, cases: list[Case]
) -> None:
    """D19: the page says that they were written of those seen together."""
    a_visit(cases, cast, moment=at(18, 4, 12), words="“Isla drew a house.”")
    together = "Written of the children who were seen together."
    assert together in worker.get(f"/children/{cases[0].pk}/").content.decode()
    a_visit(cases[:1], cast, moment=at(19, 4, 12), words="“I slept.”")
    page = worker.get(f"/children/{cases[0].pk}/").content.decode()
    assert "“I slept.”" in page
    assert together not in page


def test_now_is_the_moment_that_the_tests_stand_at() -> None:
    assert at(21, 4, 11, 50) == NOW
