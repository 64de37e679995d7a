"""What the components of booking and meetings are given: times, reasons, people, plan lines."""

from dataclasses import dataclass

from cpcase.web.blocks import Action, Consequence


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a time is good or not: `ok`, `warn` or `bad`, each with its own mark."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A time to choose. States: best, risky, last (day), past (the limit), taken."""

    value: str
    label: str
    where: str
    state: str = "best"
    reasons: tuple[Reason, ...] = ()
    follows: tuple[Consequence, ...] = ()
    # For who hears the label alone: what tells it from another of the same time.
    apart: str = ""


# What can be said of somebody asked to a meeting; the words stand in the table's head.
ATTENDED = {
    "here": "Here",
    "report": "Sent a report",
    "neither": "Neither",
    "excused": "Excused",
    "separate": "In a separate part",
}


@dataclass(frozen=True, slots=True)
class Attending:
    """A row of the attendance table: who, their standing, and the form's field that says it.

    `breach` is said in words when somebody neither came nor reported. `options` that do not
    apply to this person are left out.
    """

    field: str
    who: str
    role: str = ""
    note: str = ""
    breach: str = ""
    options: tuple[str, ...] = tuple(ATTENDED)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One need of a plan: what is wanted, who does what by when, and how it goes.

    `changed` says what the line said before; `hint` asks for what somebody would see.
    """

    need: str
    result: str = ""
    action: str = ""
    who: str = ""
    by: str = ""
    how_we_know: str = ""
    progress: str = ""
    progress_colour: str = "grey"
    changed: str = ""
    hint: str = ""
    actions: tuple[Action, ...] = ()

    @property
    def is_worked_out(self) -> bool:
        """Whether anything is said beside the need."""
        return any((self.result, self.action, self.who, self.by, self.how_we_know, self.progress))
