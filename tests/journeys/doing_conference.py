"""What people do at the screen for a conference: book, agree, record, decide, read letters."""

from datetime import date, datetime

import page as pdf

from tests.given import at
from tests.journeys.browsing import Visitor
from tests.reading import unpacked


def chooses_another_time(visitor: Visitor, when: datetime) -> None:
    """A time that is not among those offered."""
    visitor.ticks("Another date or time").dates("Date", when.date())
    visitor.types("Start", f"{when:%H:%M}").picks("Room", "Room 2, Civic Centre")
    visitor.picks("Chair", "Denise Okafor")


def agrees_to_a_later_date(visitor: Visitor, children: str, until: date) -> None:
    """The service manager’s reason, on the conference’s page (S03)."""
    visitor.follows("Conferences").follows("All").follows(children)
    visitor.follows("Agree to a later date").dates("Up to which day do you agree?", until)
    visitor.types("Why is it to be later?", "No interpreter before Thursday.").presses("Agree")


def reads_a_letter(visitor: Visitor, name: str) -> str:
    """The letter behind a link is PDF/UA, tagged, and names nobody in its name; answers that."""
    link = visitor.page.get_by_role("link", name=name).first
    answer = visitor.context.request.get(f"{visitor.server}{link.get_attribute('href')}")
    told = answer.headers["content-disposition"]
    for child in visitor.names:
        assert child not in told
    report = pdf.validate_pdf_bytes(answer.body(), profile=pdf.ValidationProfile.PDF_UA_1)
    assert report.failures == []
    assert b"/Lang (en-GB)" in unpacked(answer.body())
    return told


def marks_who_is_here(visitor: Visitor, *excused: str, police: str = "Carla Meyer") -> None:
    """The mother and four agencies; the father apart from the others; the children excused."""
    for who in ("Leanne Ashdown", "Beth Lowe", "Rosa Finch", police, "Amina Yusuf"):
        visitor.ticks(f"{who}: Here")
    visitor.ticks("Craig Ashdown: In a separate part")
    for who in (*excused, "Tom Bright"):
        visitor.ticks(f"{who}: Excused")


OUTLINE = (
    ("What does the child need?", "An adult at home at night"),
    ("What will we see when it is met?", "Leanne or her sister is there"),
    ("What will be done?", "A rota of relatives"),
    ("Who does it?", "Leanne and her sister"),
)


def decides_on_a_plan(visitor: Visitor, child: str, category: str) -> None:
    """The worry, the decision with its reason, one need with an action, the first core group."""
    visitor.types(f"{child}: What are we worried about for this child?", "Alone at night.")
    visitor.ticks("Child protection plan", of=f"What is decided for {child}?")
    if category:
        visitor.picks("Category of the plan", category, of=child)
    visitor.types(f"The chair’s reason for the decision about {child}", "Harm is likely.")
    for label, words in OUTLINE:
        visitor.types(label, words, of=child)
    visitor.dates("First core group", at(21, 4, 10), within=child)
    visitor.types(f"How many child protection plans did {child} have before?", "0")


def decides_on_child_in_need(visitor: Visitor, child: str) -> None:
    """Help goes on without a plan."""
    visitor.ticks("Child in need", of=f"What is decided for {child}?")
    visitor.types(
        f"The chair’s reason for the decision about {child}", "He lives with his grandmother now."
    )


def goes_on_with_the_plan(visitor: Visitor, child: str) -> None:
    """The plan is still needed; the next core group."""
    visitor.ticks("Child protection plan", of=f"What is decided for {child}?")
    visitor.picks("Category of the plan", "Neglect", of=child)
    visitor.types(f"The chair’s reason for the decision about {child}", "The rota is new.")


def steps_down(visitor: Visitor, child: str) -> None:
    """The plan ends; the child stays a child in need."""
    visitor.ticks("Child in need", of=f"What is decided for {child}?")
    visitor.picks("If the plan ends, how?", "The child becomes a child in need", of=child)
    visitor.types(f"The chair’s reason for the decision about {child}", "She is safe at home.")
