"""What is told of an invented family: why somebody worried, what the children say, what helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Story:
    """One family's reasons and words; who reads them meets the same family on every page."""

    short: str
    seen: str
    risk: str
    why_enquire: str
    police: str
    category: str
    worry: str
    working_well: str
    need: str
    result: str
    action: str
    words: Sequence[str]
    thoughts: Sequence[str] = (
        "Calmer than last time. Breakfast was on the table.",
        "Tidy, and the children showed me their rooms. Their mother was tired.",
        "Homework was on the wall. We agreed who collects them on Fridays.",
        "A hard week: the boiler is broken and their mother was short with them.",
    )

    def says(self, at: datetime) -> str:
        """What a child said on a day."""
        return self.words[at.toordinal() // 7 % len(self.words)]

    def analysis(self, at: datetime) -> str:
        """What the worker thought on a day."""
        return self.thoughts[at.toordinal() // 7 % len(self.thoughts)]

    def found(self, kind: str, at: datetime) -> str:
        """What stands in one part of the Section 47 enquiry."""
        parts: Mapping[str, str] = {
            "seen": "Seen at home and at school, alone and together with their mother.",
            "history": "Two years in this street. Nan lives three doors away.",
            "agencies": self.police,
            "people": "Both parents, Nan, the school and the health visitor.",
            "says": self.says(at),
            "harm": self.risk,
            "worries": self.worry,
            "working_well": self.working_well,
        }
        return parts.get(kind, self.why_enquire)


STORIES = (
    Story(
        short="Bruising seen at school",
        seen="A teacher saw a bruise on the arm. What child and parent say of it differs.",
        risk="A bruise in the shape of a hand, which nobody explains.",
        why_enquire="The bruise is not explained, and it is the second one this term.",
        police="Two calls to the address this year. Nobody was charged.",
        category="PHY",
        worry="Somebody at home hurts the children when things go wrong.",
        working_well="At school every day, and on time.",
        need="Nobody hurts the children", result="No new bruises; they say they feel safe",
        action="Their mother goes to the parenting group on Tuesdays",
        words=("It is quiet when Nan is there.", "I stay in my room when they shout."),
    ),
    Story(
        short="Left alone at night",
        seen="A neighbour heard the children alone until past midnight, twice in one week.",
        risk="The youngest was found on the stairs at 1am. Nobody else was in.",
        why_enquire="They are too young to be alone, and it has happened before.",
        police="Officers found the children alone on Friday and waited with them.",
        category="NEG",
        worry="The children are often alone at night and get their own supper.",
        working_well="Their mother rings back, and lets everybody in.",
        need="An adult is at home every night", result="Somebody they know puts them to bed",
        action="A rota with Nan and the aunt, on the kitchen wall",
        words=("I check the door three times.", "Nan made pancakes. I slept all night."),
    ),
    Story(
        short="Violence between the adults",
        seen="Police were called to shouting. The children stood in the hall in their coats.",
        risk="The children see and hear one adult hurt the other.",
        why_enquire="It gets worse, and the children try to stop it.",
        police="Five calls since the summer. A non-molestation order ran out in May.",
        category="EMO",
        worry="The children listen at night, and the older one steps between the adults.",
        working_well="Their mother has told the health visitor, and wants help.",
        need="The children do not hear or see violence",
        result="They sleep, and bring friends home",
        action="Their father lives elsewhere and begins the programme",
        words=("I put my coat on so we can go.", "I had a sleepover. Nobody shouted."),
    ),
    Story(
        short="Hungry and often absent from school",
        seen="Absent two days a week, hungry when there, and in the same clothes.",
        risk="Weight has fallen, and three appointments at the clinic were missed.",
        why_enquire="Help was offered for a year and nothing has changed.",
        police="Nothing is known to the police.",
        category="NEG",
        worry="There is not enough to eat at home and nobody gets them to school.",
        working_well="The older sister reads to them. They love the library.",
        need="Food, clean clothes and school every day", result="Attendance of 95%; weight goes up",
        action="Breakfast club, and the health visitor weighs them each month",
        words=("I like Wednesdays because it is pasta.", "I got a certificate for coming in."),
    ),
)  # fmt: skip


def story_of(number: int) -> Story:
    """The story of the family with this number."""
    return STORIES[number % len(STORIES)]
