"""The steps of the whole way that no shorter journey takes, or takes inside a longer test."""

from tests.cast import PASSWORD
from tests.given import at
from tests.journeys.browsing import Visitor


def hands_over(visitor: Visitor, to: object) -> None:
    """Somebody else sits down at the same browser."""
    visitor.presses("Sign out")
    visitor.fills(email=to.email, password=PASSWORD).presses("Sign in")  # type: ignore[attr-defined]


def takes_a_referral(visitor: Visitor, family: object, *children: str) -> None:
    """The school rings about all of them."""
    visitor.opens(f"/families/{family}/referral/")
    for child in children:
        visitor.ticks(child)
    visitor.dates("When was it received?", at(24, 3, 9)).picks("Who made it?", "School")
    visitor.types("Their name", "Beth Lowe").types("Their agency", "Brook Lane School")
    visitor.types("What did they say?", "A bruise on Reuben’s arm.")
    visitor.picks("What is the main need?", "Abuse, neglect and exploitation")
    visitor.picks("Social worker, if known", "Amina Yusuf").presses("Record the referral")
    visitor.sees("The referral is recorded.")


def sends_the_enquiry_on(visitor: Visitor, enquiry: object) -> None:
    """Every part is there."""
    visitor.opens(f"/s47/{enquiry}/").follows("Send to the manager")
    visitor.sees("Every part is finished.").presses("Send").sees("With the team manager")


def authorises_and_decides(visitor: Visitor, enquiry: object, *children: str) -> None:
    """The manager agrees; a conference for each."""
    visitor.follows("Sign-offs").follows("Read and authorise a Section 47 enquiry")
    visitor.types("Your decision, in your own words", "I agree: a conference for all three.")
    visitor.ticks("I have read this and it is my decision").presses("Agree and authorise")
    for child in children:
        visitor.opens(f"/s47/{enquiry}/").follows(f"Decide for {child}")
        visitor.ticks("Yes", of=f"Is an initial conference needed for {child}?")
        visitor.types("Why?", "They are not safe at home.").presses("Decide")


def asks_for_a_conference(visitor: Visitor, case: object) -> None:
    """With all that the enquiry holds."""
    visitor.opens(f"/children/{case}/").follows("Conference", within="main")
    visitor.presses("Begin the request").follows("Check and send")
    visitor.presses("Send the request and the list").sees("Complete. Sent by Amina Yusuf")


def books_and_invites(visitor: Visitor, slot: str) -> None:
    """In three steps, in time."""
    visitor.follows("Book a date").sees("Hold it by Wednesday 15 April 2026.")
    visitor.ticks(slot).presses("Continue to invitations").follows("Continue to check")
    visitor.presses("Book and send").sees("No answer yet")


def answers_and_reports(visitor: Visitor) -> None:
    """An agency: it comes, and what it knows."""
    visitor.follows("Answer").ticks("I am coming").presses("Send the answer")
    visitor.follows("Send the report")
    visitor.types("Your report", "Two calls to the address this year.").presses("Send the report")
    visitor.sees("Two calls to the address this year.", "Coming")


def writes_the_report(visitor: Visitor, *children: str) -> None:
    """What the enquiry found is there; what is proposed is added, and it goes to the manager."""
    visitor.follows("Conferences").follows("Ashdown").follows("Conference report")
    visitor.holds("Family and history", "In plain words.")
    visitor.types("What do you recommend?", "A plan for the elder two.")
    for child in children:
        visitor.types(f"What do we propose for {child}?", "As recommended.")
    visitor.presses("Save and send to the manager").sees("With the team manager")


def authorises_the_report(visitor: Visitor) -> None:
    """The manager reads it and agrees."""
    visitor.follows("Sign-offs").follows("conference report")
    visitor.ticks("Authorise the report").types("Your decision", "I agree.").presses("Save")


def shares_the_report(visitor: Visitor, conference: object) -> None:
    """With the mother, by hand."""
    visitor.opens(f"/conferences/{conference}/").follows("Record that the report was shared")
    visitor.ticks("Leanne Ashdown, Mother").dates("When was it shared?", at(9, 4).date())
    visitor.ticks("By hand, talked through").types("What did they say to it?", "Nothing new.")
    visitor.presses("Save").sees("Leanne Ashdown, Thursday 9 April: by hand, talked through")


def confirms(visitor: Visitor, ended: object) -> None:
    """The chair, after everything was read back."""
    visitor.dates("When did the conference end?", ended)  # type: ignore[arg-type]
    visitor.presses("Confirm the decisions").sees("The decisions are confirmed.")


def sends_the_decisions(visitor: Visitor, conference: object) -> None:
    """To the family and every agency."""
    visitor.opens(f"/conferences/{conference}/decisions/").follows("Send the decisions")
    visitor.presses("Send the decisions").sees("Sent on")


def sends_the_minutes(visitor: Visitor) -> None:
    """Of the first core group, by hand to the mother."""
    visitor.follows("Record that the minutes were sent")
    visitor.dates("When were they sent?", at(24, 4).date())
    visitor.ticks("Leanne Ashdown").types("How did they go to Leanne Ashdown?", "By hand")
    visitor.presses("Save").sees("Leanne Ashdown: By hand")
