"""Two people at one report, and at one conference day: neither text is lost."""

from typing import Any

import pytest
from django.test import Client

from conferences.models import Answer, Conference, ConferenceChild, OutlineLine, Report, ReportPart
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.conferences.views.test_day import said
from tests.cpcase.web.test_conflicts import hidden
from tests.given_conference import a_draft_request, an_invited, child_called, now
from tests.past_the_acts import write


def report_url(conference: Conference) -> str:
    return f"/conferences/{conference.pk}/report/"


def day_url(conference: Conference) -> str:
    return f"/conferences/{conference.pk}/day/"


def of_report(conference: Conference, version: int, **but: str) -> dict[str, Any]:
    """The report as its page shows it, with what this person changed."""
    whole: dict[str, Any] = {"version": version, "recommendation": "A plan."}
    for child in conference.here():
        whole[f"says-{child.pk}"] = "I want to stay."
    return {**whole, **but}


def chosen(answer: Any, choice: str, **both: str) -> dict[str, Any]:
    """What the conflict page sends when each field is decided alike."""
    sent = hidden(answer)
    return {**sent, **{f"choose-{name}": choice for name in sent["clash"]}, **both}


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast)


@pytest.fixture
def reuben(conference: Conference) -> ConferenceChild:
    return child_called(conference, "Reuben")


@pytest.fixture
def colleague(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.colleague)


@pytest.fixture
def clashed(
    worker: Client, colleague: Client, conference: Conference, reuben: ConferenceChild
) -> Any:
    """Both changed what Reuben says and the recommendation; each also a field of their own."""
    worker.post(report_url(conference), of_report(conference, 0))
    first = Report.objects.get().version
    says = f"says-{reuben.pk}"
    theirs = {says: "Theirs: I am afraid.", "recommendation": "Theirs.", "agencies": "School."}
    colleague.post(report_url(conference), of_report(conference, first, **theirs))
    mine = {says: "Mine: I like Nan.", "recommendation": "Mine.", f"worries-{reuben.pk}": "Nights."}
    return worker.post(report_url(conference), of_report(conference, first, **mine))


def test_both_texts_of_a_report_are_shown(clashed: Any, reuben: ConferenceChild) -> None:
    """L02: what both changed is asked; what one changed is taken over, and said."""
    assert clashed.status_code == 409
    meanwhile = clashed.context["meanwhile"]
    names = {clash.name for clash in meanwhile.clashes}
    assert names == {"recommendation", f"says-{reuben.pk}"}
    assert meanwhile.changed == (("What agencies told us", "School."),)
    shown = clashed.content.decode()
    for words in ("Mine: I like Nan.", "Theirs: I am afraid.", "Mine.", "Theirs.", "School."):
        assert words in shown
    assert Report.objects.get().recommendation == "Theirs."


@pytest.mark.parametrize(
    ("choice", "says", "recommendation"),
    [
        ("mine", "Mine: I like Nan.", "Mine."),
        ("theirs", "Theirs: I am afraid.", "Theirs."),
        ("both", "I like Nan. I am afraid.", "Both."),
    ],
)
def test_the_chosen_text_of_a_report_stands_and_the_other_is_in_its_history(
    worker: Client, clashed: Any, conference: Conference, reuben: ConferenceChild,
    choice: str, says: str, recommendation: str,
) -> None:  # fmt: skip
    texts = {f"both-says-{reuben.pk}": says, "both-recommendation": recommendation}
    sent = chosen(clashed, choice, **texts)
    assert worker.post(report_url(conference), sent).status_code == 302
    report, part = Report.objects.get(), ReportPart.objects.get(child=reuben)
    assert (report.recommendation, part.says) == (recommendation, says)
    assert (report.agencies, part.worries) == ("School.", "Nights.")
    assert part.history.filter(says="Theirs: I am afraid.").exists()
    assert report.history.filter(recommendation="Theirs.").exists()


def test_an_undecided_field_of_a_report_is_asked_again_and_nothing_is_lost(
    worker: Client, clashed: Any, conference: Conference
) -> None:
    again = worker.post(report_url(conference), hidden(clashed))
    assert again.status_code == 409
    assert "Choose which text to keep" in again.content.decode()
    assert len(again.context["meanwhile"].clashes) == 2
    assert Report.objects.get().recommendation == "Theirs."


def test_two_who_begin_one_report_meet(
    worker: Client, colleague: Client, conference: Conference, reuben: ConferenceChild
) -> None:
    """What was carried from the Section 47 and left by both is no clash."""
    carried = worker.get(report_url(conference)).context["form"].initial
    colleague.post(report_url(conference), {**carried, "recommendation": "Theirs."})
    sent = {**carried, "recommendation": "Mine.", f"worries-{reuben.pk}": "Nights."}
    answer = worker.post(report_url(conference), sent)
    assert answer.status_code == 409
    (clash,) = answer.context["meanwhile"].clashes
    assert (clash.yours, clash.theirs) == ("Mine.", "Theirs.")
    worker.post(report_url(conference), chosen(answer, "mine"))
    assert Report.objects.get().recommendation == "Mine."
    assert ReportPart.objects.get(child=reuben).worries == "Nights."


def test_a_manager_decides_only_on_the_report_that_stands(
    worker: Client, as_: SignedIn, cast: Cast, conference: Conference
) -> None:
    """A page that was open while it was returned and sent again shows that it is another."""
    whole = of_report(conference, 0)
    for child in conference.here():
        whole |= {f"{name}-{child.pk}": "Words." for name in ("worries", "working_well")}
    worker.post(report_url(conference), {**whole, "submit": "1"})
    manager, report = as_(cast.manager), Report.objects.get()
    decide = f"{report_url(conference)}decide/"
    manager.post(decide, {"version": report.version, "what": "return", "comment": "More."})
    again = {**whole, "version": now(report).version, "agencies": "School.", "submit": "1"}
    worker.post(report_url(conference), again)
    sent = {"version": report.version, "what": "authorise", "decision": "Agreed."}
    answer = manager.post(decide, sent)
    assert answer.status_code == 409
    assert ("Agencies", "School.") in answer.context["meanwhile"].changed
    assert manager.post(decide, hidden(answer)).status_code == 302
    assert now(report).status == "authorised"


@pytest.fixture
def moved(
    chair: Client, administrator: Client, conference: Conference, reuben: ConferenceChild
) -> Any:
    """Chair and administration both wrote of Reuben; each also marked or wrote something alone."""
    chair.post(day_url(conference), said(conference))
    key, one = reuben.pk, conference.invitations.get(name="Beth Lowe")
    first = said(conference)
    theirs = {
        f"worries-{key}": "Theirs: nobody is there.", f"presence-{one.pk}": "neither",
        f"category-{key}": "EMO", f"outline-{key}-0-who": "Craig",
        f"outline-{key}-TOTAL_FORMS": "2", f"outline-{key}-1-need": "Food in the house",
    }  # fmt: skip
    administrator.post(day_url(conference), {**first, **theirs})
    mine = {
        f"worries-{key}": "Mine: alone until ten.", f"category-{key}": "PHY",
        f"outline-{key}-0-who": "Nan", f"view-{one.pk}": "School agrees.",
    }  # fmt: skip
    return chair.post(day_url(conference), {**first, **mine})


def test_both_texts_of_a_day_are_shown(
    moved: Any, conference: Conference, reuben: ConferenceChild
) -> None:
    """L02, D11: attendance, questions, decision and outline plan, box by box."""
    assert moved.status_code == 409
    meanwhile, key = moved.context["meanwhile"], reuben.pk
    asked = {clash.name: (clash.label, clash.yours, clash.theirs) for clash in meanwhile.clashes}
    assert asked.keys() == {f"worries-{key}", f"category-{key}", f"outline-{key}-0-who"}
    assert asked[f"category-{key}"][0] == "Reuben: Category of the plan"
    assert asked[f"outline-{key}-0-who"] == ("Reuben, need 1: Who does it?", "Nan", "Craig")
    changed = dict(meanwhile.changed)
    assert changed["Reuben, need 2: What does the child need?"] == "Food in the house"
    assert "Beth Lowe" in changed
    shown = moved.content.decode()
    assert "Mine: alone until ten." in shown
    assert "Theirs: nobody is there." in shown
    assert Answer.objects.get(child=reuben).words == "Theirs: nobody is there."


@pytest.mark.parametrize(
    ("choice", "worries", "category", "who"),
    [
        ("mine", "Mine: alone until ten.", "PHY", "Nan"),
        ("theirs", "Theirs: nobody is there.", "EMO", "Craig"),
    ],
)
def test_the_chosen_text_of_a_day_stands_and_the_other_is_in_its_history(
    chair: Client, moved: Any, conference: Conference, reuben: ConferenceChild,
    choice: str, worries: str, category: str, who: str,
) -> None:  # fmt: skip
    assert chair.post(day_url(conference), chosen(moved, choice)).status_code == 302
    answer, line = Answer.objects.get(child=reuben), OutlineLine.objects.filter(child=reuben)
    assert (answer.words, now(reuben).category) == (worries, category)
    assert [(one.need, one.who) for one in line] == [
        ("Not alone at night", who),
        ("Food in the house", ""),
    ]
    one = conference.invitations.get(name="Beth Lowe").attendance.get()
    assert (one.presence, one.view) == ("neither", "School agrees.")
    assert answer.history.filter(words="Theirs: nobody is there.").exists()
    assert line[0].history.filter(who="Craig").exists()


def test_both_answers_of_a_day_can_be_put_together(
    chair: Client, moved: Any, conference: Conference, reuben: ConferenceChild
) -> None:
    name = f"worries-{reuben.pk}"
    sent = chosen(moved, "mine", **{f"both-{name}": "Alone until ten. Nobody is there."})
    chair.post(day_url(conference), {**sent, f"choose-{name}": "both"})
    assert Answer.objects.get(child=reuben).words == "Alone until ten. Nobody is there."


def test_a_line_that_one_took_out_and_the_other_changed_is_asked(
    chair: Client, administrator: Client, conference: Conference, reuben: ConferenceChild
) -> None:
    """A line without its need would be dropped: it is said, and what was typed stays."""
    chair.post(day_url(conference), said(conference))
    first, name = said(conference), f"outline-{reuben.pk}"
    administrator.post(day_url(conference), {**first, f"{name}-TOTAL_FORMS": "0"})
    answer = chair.post(day_url(conference), {**first, f"{name}-0-who": "Nan"})
    (clash,) = answer.context["meanwhile"].clashes
    assert (clash.yours, clash.theirs) == ("Nan", "Nothing")
    refused = chair.post(day_url(conference), chosen(answer, "mine"))
    assert refused.status_code == 422
    assert "Say what the child needs, or empty this line" in refused.content.decode()
    taken = chair.post(day_url(conference), chosen(answer, "theirs"))
    assert taken.status_code == 302
    assert OutlineLine.objects.get(child=reuben).dropped


def test_of_a_sister_out_of_sight_nothing_is_shown_and_nothing_is_overwritten(
    worker: Client, chair: Client, colleague: Client, administrator: Client,
    conference: Conference,
) -> None:  # fmt: skip
    isla = child_called(conference, "Isla")
    words = "Isla must not be found."
    worker.post(report_url(conference), of_report(conference, 0))
    first, of_day = Report.objects.get().version, said(conference)
    secret = {f"says-{isla.pk}": words, "recommendation": "Theirs."}
    colleague.post(report_url(conference), of_report(conference, first, **secret))
    administrator.post(day_url(conference), {**of_day, f"worries-{isla.pk}": words})
    isla.case.restricted = True
    write(isla.case)
    pages = (
        worker.post(report_url(conference), of_report(conference, first, recommendation="Mine.")),
        chair.post(day_url(conference), of_day),
    )
    assert [answer.status_code for answer in pages] == [409, 403]
    for answer in pages:
        assert "Isla" not in answer.content.decode()
    assert ReportPart.objects.get(child=isla).says == words
    assert Answer.objects.get(child=isla).words == words


def test_both_reasons_of_a_request_are_shown(worker: Client, colleague: Client, cast: Cast) -> None:
    """L02: why for each child is a row of its own."""
    request = a_draft_request(cast)
    reuben, isla = request.children.all()
    url, why = f"/conference-requests/{request.pk}/edit/", f"why-{reuben.pk}"
    first = worker.get(url).context["form"].initial
    colleague.post(url, {**first, why: "Theirs.", f"why-{isla.pk}": "Of Isla."})
    answer = worker.post(url, {**first, why: "Mine."})
    assert answer.status_code == 409
    (clash,) = answer.context["meanwhile"].clashes
    assert (clash.name, clash.yours, clash.theirs) == (why, "Mine.", "Theirs.")
    worker.post(url, chosen(answer, "theirs"))
    assert (now(reuben).why, now(isla).why) == ("Theirs.", "Of Isla.")
