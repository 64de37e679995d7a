"""What people do at the screen from a strategy discussion to an authorised Section 47 enquiry."""

from collections.abc import Sequence

from tests.given import at
from tests.journeys.browsing import Visitor

HELD, ENDED = at(24, 3, 15), at(24, 3, 16)
PEOPLE = (
    ("Tom Bright, team manager", "By video"),
    ("DS Carla Meyer", "By video"),
    ("Rosa Finch, health visitor", "By phone"),
)


def begins_a_discussion(visitor: Visitor, child: str) -> None:
    """From the list of children to the live form, for all brothers and sisters."""
    visitor.follows(child).follows("Strategy discussion", within="main")
    visitor.types("Why is a strategy discussion held?", "The school rang about a bruise.")
    visitor.presses("Go on").sees("Fill this in any order.")


def fills_the_discussion_in(
    visitor: Visitor, children: Sequence[str], *, police: bool = True
) -> None:
    """Who took part, what is known, risk and decision for each child, one action."""
    visitor.dates("When did it start?", HELD).dates("When did it end?", ENDED)
    for number, (name, how) in enumerate(PEOPLE, start=1):
        if police or number != 2:
            visitor.types("Name and job", name, of=f"Person {number}")
            visitor.picks("How did they take part?", how, of=f"Person {number}")
    others = f"Person {len(PEOPLE) + 1}"
    if others in visitor.reads():  # somebody who works with the children stands there already
        visitor.picks("How did they take part?", "Not there", of=others)
    visitor.types(
        "What happened, and when did we learn of it?",
        "Brook Lane School saw a bruise on Reuben’s arm at 9am. He does not say how it came.",
    )
    visitor.types("What the police know", "Two calls to the address this year.")
    for child in children:
        visitor.types(f"What is the risk to {child}?", "A bruise that nobody explains.")
        visitor.ticks("Yes", of=f"Start a Section 47 enquiry for {child}?")
        visitor.types(f"Why, for {child}?", "All three live in the same home.")
    visitor.ticks("Jointly with the police", of="Who makes the enquiry?")
    visitor.ticks("Yes, and warn administration", of="Is a conference possible?")
    visitor.types("What is to be done?", "See the children at home")
    visitor.types("Who does it?", "Amina Yusuf").dates("By when?", ENDED.date())


def signs_the_discussion_off(visitor: Visitor, worker: str) -> None:
    """The manager reads it, sees the dates that will run, and starts the enquiry."""
    visitor.picks("Allocate the enquiry to", worker)
    visitor.ticks("I have read this and it is my decision")
    visitor.presses("Sign off and start the enquiry").sees("Signed off on")


def writes_a_part(visitor: Visitor, part: str, words: str) -> None:
    """One part in words, and that it is finished."""
    visitor.follows(part).types(part, words).ticks("This part is finished").presses("Save")


def adds_an_incident(visitor: Visitor, child: str) -> None:
    """Harm, and what was found, with one incident (D08)."""
    part = f"Harm, and what we found: {child}"
    visitor.follows(part).types(part, "A bruise that no fall explains.")
    visitor.dates("When did it happen?", at(20, 3).date())
    visitor.types("What happened?", "A bruise as long as a hand on the arm.")
    visitor.types("How do we know?", "The school nurse saw it.")
    visitor.picks("Form of harm", "Physical")
    visitor.picks("Was it done, or not prevented?", "Something that was done")
    visitor.ticks("This part is finished").presses("Save")


def copies_a_part(visitor: Visitor, part: str, *, frm: str, to: str) -> None:
    """A sibling’s lines are carried over, and each is confirmed before it counts (D03)."""
    visitor.follows(part).follows("Copy from a brother or sister")
    visitor.picks("Copy from", frm).presses("Copy")
    visitor.ticks(f"True for {to} too").presses("Save")
    visitor.ticks("This part is finished").presses("Save")


def decides_the_outcome(visitor: Visitor, child: str) -> None:
    """A conference, with the findings."""
    visitor.follows(f"Outcome: {child}").ticks("Substantiated: initial conference")
    visitor.types(
        "Which findings show that significant harm is likely?", "Two bruises in three weeks."
    )
    visitor.types("Why is this the outcome?", f"Nobody can say that {child} is safe at home.")
    visitor.presses("Save")
