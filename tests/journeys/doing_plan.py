"""What people do at the screen for children on a plan: visits and core groups."""

from collections.abc import Sequence

from tests.given import at
from tests.journeys.browsing import Visitor


def finds_nobody_in(visitor: Visitor, children: Sequence[str]) -> None:
    """An attempted visit."""
    for child in children:
        visitor.ticks("Not seen", of=f"Did you see {child}?")
        visitor.picks(f"Why did you not see {child}?", "Nobody was in")
    visitor.ticks("No", of="Did the family know you were coming?").presses("Finish visit")


def sees_the_children(visitor: Visitor) -> None:
    """Reuben alone, Isla with her mother, Jonah not: he is with his grandmother."""
    visitor.ticks("Seen alone", of="Did you see Reuben?")
    visitor.ticks("Seen, not alone", of="Did you see Isla?")
    visitor.ticks("Not seen", of="Did you see Jonah?")
    visitor.picks("Why did you not see Jonah?", "The child was somewhere else")
    visitor.ticks("Yes", of="Did you see the bedrooms?")
    visitor.ticks("No", of="Did the family know you were coming?")
    visitor.types("What did the children say or show you?", "“The door is open at night now.”")


def records_a_core_group(visitor: Visitor) -> None:
    """An hour, everybody there, one line on track, all agree, the next date."""
    visitor.dates("Date", at(21, 4).date())
    visitor.types("It began at", "10am").types("It ended at", "11am")
    visitor.picks("Chair", "Amina Yusuf").picks("Notes by", "Beth Lowe")
    for who in ("Amina Yusuf", "Beth Lowe", "Rosa Finch", "Leanne Ashdown"):
        visitor.ticks(f"{who}: Here")
    visitor.types("What does Reuben say or show us?", "“Mum is home when I come.”")
    visitor.ticks("On track", of="Progress")
    visitor.ticks("Yes", of="Do we all agree?")
    visitor.dates("When?", at(12, 5, 10)).types("Where?", "Brook Lane School")
