"""Letters to a family: tagged PDF, plain words, nobody's address, nobody else's child."""

import page
import pytest
from django.template.loader import render_to_string
from weasyprint import HTML

from cases.models import Address, Relationship, Relative
from conferences.models import Invitation, Letter
from conferences.papers import decisions
from conferences.papers.letters import content_of, file_name, letter_pdf, template_of
from conferences.papers.recipients import address_of
from conferences.rules.invitations import check_gives_away_no_address
from conferences.services.decisions import send_decisions
from conferences.services.meetings import Line
from cpcase.refusals import Incomplete
from tests.cast import SINCE, Cast
from tests.given_conference import NEXT_DAY, a_held, a_plan, a_sent, an_invited, nothing_needed
from tests.past_the_acts import NEXT, write
from tests.reading import grade_of, plain, unpacked


def _letter(about: str, name: str) -> Letter:
    found: Letter = Letter.objects.get(about=about, invitation__name=name)
    return found


def text_of(letter: Letter) -> str:
    """The letter's words in the order in which they are tagged, which is that of its template."""
    return plain(render_to_string(template_of(letter), {"letter": letter.content}))


@pytest.fixture
def decided(cast: Cast) -> Letter:
    """The mother's letter: a plan for Reuben, none for Isla."""
    a_sent(cast, children={"Reuben": a_plan(), "Isla": nothing_needed()})
    return _letter("decisions", "Leanne Ashdown")


def test_the_decision_letter_says_what_was_decided_for_each_child(decided: Letter) -> None:
    """C16, C17, S10."""
    text = text_of(decided)
    for words in (
        "What we decided at the meeting", "Dear Leanne", "We met on Tuesday 14 April 2026.",
        "Reuben needs a child protection plan. The main worry is: neglect.",
        "Isla does not need a child protection plan.", "What we are worried about",
        "Reuben is often at home alone at night.", "Who will do what, by when",
        "An adult is at home", "We meet on Tuesday 21 April 2026 at 10am.",
        "If you do not agree",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("sentences", [1, 8, 15, 22, 29])
def test_the_end_of_a_letter_never_stands_alone_on_a_page(cast: Cast, sentences: int) -> None:
    """C17: with what it is about, and whom to ring."""
    said = a_plan(reason="Harm is likely if nothing changes at home. " * sentences)
    a_sent(cast, "Reuben", children={"Reuben": said})
    letter = _letter("decisions", "Leanne Ashdown")
    text = render_to_string(template_of(letter), {"letter": letter.content})
    pages = HTML(string=text).render().pages
    assert {"meets-1", "disagree", "ring"} <= set(pages[-1].anchors)


def test_three_children_are_listed_as_one_says_it(cast: Cast) -> None:
    """C16, S03: Reuben, Isla and Casey."""
    an_invited(cast, "Reuben", "Isla", "Casey")
    text = text_of(_letter("invitation", "Leanne Ashdown"))
    assert "a meeting about Reuben, Isla and Casey." in text


def test_a_letter_says_whom_to_ring_and_on_which_number(decided: Letter) -> None:
    assert "Ring conference administration on 01632 960 000. You can" in text_of(decided)


def test_it_reads_in_the_order_of_the_page(decided: Letter) -> None:
    text = text_of(decided)
    order = ["Dear Leanne", "We met on", "Reuben needs", "Isla does not need", "If you do not"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_title_language_and_file_name_name_no_child(decided: Letter) -> None:
    said = unpacked(letter_pdf(decided))
    assert b"/Lang (en-GB)" in said
    assert b"/Title (What we decided at the meeting)" in said
    assert file_name(decided) == "decisions-2026-04-15.pdf"
    assert decided.content["title"] == "What we decided at the meeting"


@pytest.mark.parametrize("about", ["invitation", "decisions"])
def test_it_is_pdf_ua(cast: Cast, about: str) -> None:
    a_sent(cast)
    pdf = letter_pdf(_letter(about, "Leanne Ashdown"))
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.failures == []
    assert report.is_compliant


def test_the_invitation_says_where_when_who_and_what_one_can_do(cast: Cast) -> None:
    """Brief, section 4."""
    an_invited(cast)
    text = text_of(_letter("invitation", "Leanne Ashdown"))
    for words in (
        "You are invited to a meeting", "initial child protection conference",
        "Tuesday 14 April 2026", "10am to midday", "Room 2, Civic Centre", "Bus 4 stops outside.",
        "Beth Lowe, head of year", "Denise Okafor leads the meeting.",
        "You can bring someone to help you.", "speaks Polish and English", "Who to ring",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("about", ["invitation", "decisions"])
def test_a_parent_can_read_it(cast: Cast, about: str) -> None:
    """Reading age 9: Flesch-Kincaid grade of 5 or below for our own sentences."""
    a_sent(cast)
    text = text_of(_letter(about, "Leanne Ashdown"))
    assert grade_of(text) <= 5


def test_a_confidential_address_is_on_nobodys_envelope(cast: Cast) -> None:
    conference = an_invited(cast)
    mother, father = (
        conference.invitations.get(name=f"{name} Ashdown") for name in ("Leanne", "Craig")
    )
    assert address_of(mother) == []
    assert address_of(father) == ["Craig Ashdown", "2 Station Road", "Aldermere"]
    for letter in Letter.objects.all():
        assert "Mill Lane" not in str(letter.content)
        assert "AL3" not in str(letter.content)


def test_an_address_that_is_no_secret_is_on_the_envelope_of_who_lives_there(cast: Cast) -> None:
    conference = an_invited(cast)
    address = conference.cases()[0].child.family.addresses.get()
    address.confidential = False
    write(address)
    mother, father = (
        conference.invitations.get(name=f"{name} Ashdown") for name in ("Leanne", "Craig")
    )
    assert address_of(mother)[1:] == ["14 Mill Lane", "Aldermere", "AL3 9QX"]
    father.relative.address = ""
    assert address_of(father) == []


def test_the_address_of_a_child_who_lives_apart_is_for_those_who_live_there(cast: Cast) -> None:
    """A grandmother's letter goes to her house; a father who must not have it is kept from it."""
    conference = an_invited(cast)
    child = conference.cases()[0].child
    away = Address(family=child.family, child=child, lines="1 Hill Road, Aldermere", since=SINCE)
    write(away)
    mother, father = (
        conference.invitations.get(name=f"{name} Ashdown") for name in ("Leanne", "Craig")
    )
    Relationship.objects.filter(relative=mother.relative, child=child).update(
        version=NEXT, lives_with=False
    )
    nan = Relative.objects.create(family=child.family, first_name="Rosa", last_name="Finch")
    Relationship.objects.create(child=child, relative=nan, relation="grandparent", lives_with=True)
    hers = Invitation(conference=conference, side="family", name="Rosa Finch", relative=nan)
    assert address_of(hers) == ["Rosa Finch", "1 Hill Road", "Aldermere"]
    family = child.family.addresses.current().get()
    family.confidential = False
    write(family)
    assert address_of(mother)[1] == "14 Mill Lane"
    with pytest.raises(Incomplete, match="must not be given this address"):
        check_gives_away_no_address(father, ["Reuben lives at 1 Hill Road now."])
    check_gives_away_no_address(mother, ["Reuben lives at 1 Hill Road now."])


def test_a_plan_that_names_the_address_stops_the_letter_to_father(cast: Cast) -> None:
    line = Line("A bed of her own at 14 Mill Lane")
    conference = a_held(cast, children=dict.fromkeys(("Reuben", "Isla"), a_plan(lines=[line])))
    with pytest.raises(Incomplete, match="must not be given this address"):
        send_decisions(
            conference, by=cast.administrator, as_of=NEXT_DAY, version=conference.version
        )
    assert not Letter.objects.filter(about="decisions").exists()


def test_a_father_reads_of_his_own_child_alone(cast: Cast) -> None:
    conference = a_held(cast)
    isla = conference.cases()[1]
    for row in Relationship.objects.filter(child=isla.child, relation="father"):
        row.ended_on = NEXT_DAY.date()
        write(row)
    father: Invitation = conference.invitations.get(name="Craig Ashdown")
    content = content_of(father, "decisions", as_of=NEXT_DAY)
    assert [one["child"] for one in content["decisions"]] == ["Reuben"]
    assert content["children"] == ["Reuben"]


def test_a_father_who_is_kept_apart_is_not_asked_to_the_core_group(cast: Cast) -> None:
    """C17, C20: the letter itself would bring together who must not meet."""
    conference = a_held(cast)
    father: Invitation = conference.invitations.get(name="Craig Ashdown")
    mother: Invitation = conference.invitations.get(name="Leanne Ashdown")
    meets = [one["first_core_group"] for one in decisions.for_recipient(mother)]
    assert meets == ["Tuesday 21 April 2026 at 10am"] * 2
    father.separate = True
    assert [one["first_core_group"] for one in decisions.for_recipient(father)] == ["", ""]


def test_a_letter_speaks_of_an_unborn_baby_as_people_do(cast: Cast) -> None:
    """Brief 4: a family's letter is in plain words."""
    conference = a_held(cast)
    baby = conference.cases()[1].child
    baby.first_name, baby.birth_date, baby.expected_birth_date = "", None, NEXT_DAY.date()
    write(baby)
    conference = type(conference).objects.get(pk=conference.pk)
    mother = conference.invitations.get(name="Leanne Ashdown")
    content = content_of(mother, "decisions", as_of=NEXT_DAY)
    assert content["children"] == ["Reuben", "the unborn baby"]
    assert content["decisions"][1]["decided"] == "The unborn baby needs a child protection plan."


def test_a_letter_says_how_it_goes_where_there_is_no_address(cast: Cast) -> None:
    """S10."""
    routes = {
        letter.invitation.name: letter.content["route"]
        for letter in Letter.objects.filter(invitation__conference=a_sent(cast))
    }
    assert (routes["Beth Lowe"], routes["Amina Yusuf"]) == ("By secure e-mail", "To be read here")


def test_a_restricted_child_is_in_no_agencys_letter(cast: Cast) -> None:
    conference = a_held(cast)
    isla = conference.cases()[1]
    isla.restricted = True
    write(isla)
    conference = type(conference).objects.get(pk=conference.pk)
    teacher = conference.invitations.get(name="Beth Lowe")
    assert content_of(teacher, "decisions", as_of=NEXT_DAY)["children"] == ["Reuben"]


def test_a_letter_stays_as_it_went_out(cast: Cast, decided: Letter) -> None:
    child = decided.invitation.conference.children.get(case__child__first_name="Reuben")
    child.reason = "Something else."
    write(child)
    assert "Harm is likely if nothing changes." in text_of(decided)
