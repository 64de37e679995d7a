"""The plan for the family: tagged PDF, plain words, no name where a name could be read."""

from datetime import date

import page
import pytest
from django.template.loader import render_to_string
from django.test import Client
from weasyprint import HTML

from cases.models import Address
from conferences.choices import Question
from coregroups.models import CoreGroup, Meeting, Plan
from coregroups.papers.family_plan import TEMPLATE, content_of, family_plan_pdf, file_name
from cpcase.records import add
from cpcase.refusals import NotNow
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import a_plan, a_sent
from tests.given_plans import LINE, plans
from tests.past_the_acts import NEXT, write
from tests.reading import grade_of, plain, unpacked

TODAY = date(2026, 4, 20)
LINE_SAID = {
    "need": "Breakfast, and school in time", "outcome": "Reuben is at school by 8:50am",
    "action": "A breakfast club place", "how": "Kerry rings the school", "who": "Kerry and Beth",
    "by": "Friday 24 April 2026", "goes": "This is slow.", "seen": "He came late twice.",
}  # fmt: skip


@pytest.fixture
def plan(cast: Cast) -> Plan:
    (plan,) = plans(cast, "Reuben")
    return plan


def text_of(plan: Plan) -> str:
    """The paper's words in their order."""
    return plain(render_to_string(TEMPLATE, {"plan": content_of(plan, on=TODAY)}))


def test_it_says_what_changes_who_does_it_and_by_when(plan: Plan) -> None:
    """D17."""
    plan.lines.update(version=NEXT, progress="slow", seen="He came late twice.")
    text = text_of(plan)
    order = [
        "Your plan for Reuben", "It began on Tuesday 14 April 2026.", "What we are worried about",
        "The main worry is: neglect.", "What is going well", "What needs to be different",
        "at school by 8:50am", "Who will do what, by when", "1. Breakfast, and school in time",
        "A breakfast club place", "Kerry and Beth", "Friday 24 April 2026",
        "This is slow. He came late twice.", "When we meet next", "We have no date yet.",
        "If you do not agree", "ring conference administration on 01632 960 000.",
    ]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_it_repeats_what_the_conference_wrote_and_when_people_meet(cast: Cast) -> None:
    """D11, D17: the decision letter says the same."""
    answers = {
        Question.WORRIES: "Reuben is often at home alone at night.",
        Question.WORKING_WELL: "He loves school.",
        Question.RESULTS: "Reuben sleeps well.",
        Question.SIGNS: "An adult is at home each night.",
    }
    a_sent(cast, "Reuben", children={"Reuben": a_plan(answers=answers)})
    plan = Plan.objects.get()
    text = text_of(plan)
    order = [
        "What we are worried about", *list(answers.values())[:1], "What is going well",
        "He loves school.", "What needs to be different", "Reuben sleeps well.",
        "An adult is at home each night.", "Who will do what, by when",
        "When we meet next", "We meet on Tuesday 21 April 2026 at 10am.",
    ]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert grade_of(text) <= 5
    told = plain(render_to_string(TEMPLATE, {"plan": content_of(plan, on=date(2026, 4, 22))}))
    assert "We have no date yet." in told


def test_a_date_that_the_core_group_set_stands_before_a_later_one(cast: Cast) -> None:
    a_sent(cast, "Reuben", children={"Reuben": a_plan(first_core_group_at=at(28, 4, 10))})
    plan = Plan.objects.get()
    group = CoreGroup.objects.of(plan.case).get()
    add(Meeting(core_group=group, planned_at=at(23, 4, 14)), by=cast.worker)
    assert "We meet on Thursday 23 April 2026 at 2pm." in text_of(plan)


def test_a_parent_can_read_it_and_so_can_a_screen_reader(plan: Plan) -> None:
    """Flesch-Kincaid grade of 5 or below; PDF/UA-1."""
    assert grade_of(text_of(plan)) <= 5
    report = page.validate_pdf_bytes(
        family_plan_pdf(content_of(plan, on=TODAY)), profile=page.ValidationProfile.PDF_UA_1
    )
    assert report.failures == []
    assert report.is_compliant


@pytest.mark.parametrize("needs", range(1, 7))
@pytest.mark.parametrize("sentences", [1, 5, 9, 13])
def test_its_end_never_stands_alone_on_a_page(needs: int, sentences: int) -> None:
    """D17: whoever turns the page finds the last need, the next meeting and what to do."""
    said = {
        "authority": "Aldermere", "administration": "conference administration",
        "telephone": "01632 960 000", "written_on": "Monday 20 April 2026", "child": "Reuben",
        "worry": "neglect", "since": "Tuesday 14 April 2026", "meets": "", "ended": "",
        "worries": "Reuben is often at home alone at night. " * sentences,
        "lines": [LINE_SAID] * needs,
    }  # fmt: skip
    pages = HTML(string=render_to_string(TEMPLATE, {"plan": said})).render().pages
    assert {f"need-{needs}", "meets", "disagree"} <= set(pages[-1].anchors)
    first = next(one for one in pages if "who" in one.anchors)
    assert "need-1" in first.anchors


def test_title_and_file_name_name_no_child(plan: Plan) -> None:
    said = unpacked(family_plan_pdf(content_of(plan, on=TODAY)))
    assert b"/Title (Your plan)" in said
    assert file_name(TODAY) == "plan-2026-04-20.pdf"


def test_it_gives_away_no_confidential_address(cast: Cast, client: Client) -> None:
    """Any parent may read it: the line is changed first."""
    line = {**LINE, "action": "Collect him from 14, Mill Lane at 8am"}
    (plan,) = plans(cast, "Reuben", outline=(line,))
    kept = Address(
        family=plan.case.child.family, lines="14 Mill Lane, Aldermere", postcode="AL3 9QX",
        confidential=True, since=TODAY,
    )  # fmt: skip
    add(kept, by=cast.system)
    with pytest.raises(NotNow, match="kept confidential"):
        content_of(plan, on=TODAY)
    client.force_login(cast.worker)
    answer = client.get(f"/children/{plan.case_id}/plan/family.pdf", follow=True)
    assert "names an address that is kept confidential" in answer.content.decode()


def test_nor_where_a_restricted_sister_lives_apart(cast: Cast) -> None:
    """It is her own family's to know, and not that of whoever reads her brother's plan."""
    line = {**LINE, "action": "He sees his sister at 1 Hill Road on Sundays"}
    (plan, hers) = plans(cast, "Reuben", "Isla", outline=(line,))
    isla = hers.case
    home = Address(
        family=isla.child.family, child=isla.child, lines="1 Hill Road, Aldermere", since=TODAY
    )
    add(home, by=cast.system)
    assert content_of(plan, on=TODAY)["lines"]
    isla.restricted = True
    write(isla)
    with pytest.raises(NotNow, match="kept confidential"):
        content_of(plan, on=TODAY)
    assert content_of(hers, on=TODAY)["lines"]


def test_it_is_read_from_the_plan_s_page(plan: Plan, cast: Cast, client: Client) -> None:
    client.force_login(cast.worker)
    url = f"/children/{plan.case_id}/plan/family.pdf"
    assert url in client.get(f"/children/{plan.case_id}/plan/").content.decode()
    answer = client.get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert "Reuben" not in answer["Content-Disposition"]


def test_without_a_plan_there_is_no_paper(cast: Cast, client: Client) -> None:
    (case,) = siblings(cast, "Reuben")
    client.force_login(cast.worker)
    assert client.get(f"/children/{case.pk}/plan/family.pdf").status_code == 404
