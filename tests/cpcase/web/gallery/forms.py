"""Forms and components of meetings, each with all its states."""

from typing import Any

from django import forms as django_forms

from cpcase.web.components import (
    Attending,
    CarriedLine,
    Consequence,
    DueBlock,
    Figure,
    PlanLine,
    Reason,
    Slot,
)
from cpcase.web.forms import (
    CarriedField,
    CheckboxesField,
    ChoiceField,
    DayField,
    FilesField,
    Form,
    MomentField,
    Row,
    SelectField,
    TimeField,
    YesNoField,
    words,
)

NOW_DUE = tuple(
    DueBlock(*block)
    for block in (
        ("overdue", "Overdue by 2 working days", "was due Thursday 26 March", "2026-03-26"),
        ("today", "Due today by 10am", "Monday 30 March", "2026-03-30"),
        ("soon", "Due in 3 working days", "Thursday 2 April", "2026-04-02"),
        ("later", "Due in about 6 weeks", "Thursday 14 May", "2026-05-14"),
        ("done", "Done, on time", "Tuesday 24 March", "2026-03-24"),
        ("late", "Done, 1 working day late", "Friday 27 March: child in hospital", "2026-03-27"),
        ("replaced", "Replaced", "Was due Monday 13 April. Replaced on 14 April"),
        ("none", "No date yet", "2 working days before the conference, which is not booked"),
        ("not_needed", "Not needed", "no conference (decision of Monday 30 March)"),
    )
)


class Action(Row):
    """An action of a strategy discussion."""

    legend = "Action"
    another = "Add another action"
    least = 1
    too_few = "Add at least one action"
    what = words("What is to be done?", missing="Enter what is to be done", rows=2)
    who = words("Who does it?", missing="Enter who does it")
    by = DayField(label="By when?", missing="Enter by when", called="The day of the action")


class Everything(Form):
    """One field of each kind."""

    row_kinds = {"actions": Action}
    reveals = {("seen", "not_seen"): ("why_not",), ("agencies", "other"): ("which",)}
    seen = ChoiceField(
        label="Did you see Reuben?",
        choices=[("alone", "Seen alone"), ("not_seen", "Not seen")],
        missing="Say whether Reuben was seen alone",
        help_text="Alone means no parent or carer could hear.",
        hints={"alone": "Nobody else could hear"},
    )
    why_not = words("Why was Reuben not seen?", missing="Say why Reuben was not seen", rows=3)
    agencies = CheckboxesField(
        label="Who took part?",
        choices=[("police", "Police"), ("health", "Health"), ("other", "Somebody else")],
        missing="Choose who took part",
    )
    which = words("Who else?", missing="Enter who else took part")
    known = YesNoField(label="Did the family know?", missing="Say whether the family knew")
    category = SelectField(
        label="Category",
        choices=[("NEG", "Neglect"), ("EMO", "Emotional abuse")],
        missing="Choose a category",
    )
    on = DayField(label="When was the visit?", missing="Enter the date you saw Reuben")
    starts = MomentField(label="When does it begin?", missing="Enter when it begins")
    clock = TimeField(label="At what time?", help_text="For example, 10am or 2:30pm")
    name = words("Name", missing="Enter a name", hint="As the family says it")
    story = words("What did Reuben say?", rows=4, max_length=500, missing="Enter what Reuben said")
    email = django_forms.EmailField(label="Email address", required=False)
    secret = django_forms.CharField(
        label="Password", widget=django_forms.PasswordInput, required=False
    )
    sure = django_forms.BooleanField(
        label="I have read this and it is my decision",
        error_messages={"required": "Say that it is your decision"},
    )
    papers = FilesField(label="Papers", required=False, help_text="PDF, Word or a picture")


class Meeting(Form):
    """What the components of meetings sit on."""

    slot = ChoiceField(
        label="Best times",
        choices=[(str(n), str(n)) for n in range(1, 6)],
        missing="Choose a time",
        help_text="2 hours, with a room and a chair who has not worked on this case.",
    )
    leanne = ChoiceField(label="Leanne", choices=[], missing="Say whether Leanne was here")
    police = ChoiceField(label="Police", choices=[], missing="Say whether police were here")
    carried = CarriedField(about="Isla")

    reveals = {("carried", "change"): ("changed",)}
    changed = words("What is true for Isla", missing="Enter what is true for Isla", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("here", "Here"), ("report", "Report"), ("neither", "Neither")]
        for name in ("leanne", "police"):
            self.fields[name].choices = options  # type: ignore[attr-defined]


class Keep(Form):
    """The question of a conflict."""

    reveals = {("choose-why", "both"): ("both-why",)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choose-why"] = ChoiceField(
            label="Which text stays?",
            choices=[("mine", "Yours"), ("theirs", "What Tom saved"), ("both", "Both")],
            missing="Choose which text to keep",
        )
        self.fields["both-why"] = words("Both texts", rows=3)


FOLLOWS = (
    Consequence("Report to the family", "By Friday 10 April", "Amina Yusuf", "C11"),
    Consequence("First core group", "By Tuesday 28 April", "Amina Yusuf"),
)
SLOTS = (
    Slot(
        "1",
        "Tuesday 14 April, 10am to midday",
        "Denise Okafor chairs. Room 2, Civic Centre.",
        reasons=(Reason("ok", "Day 14: 1 working day to spare"), Reason("ok", "All 7 are free")),
        follows=FOLLOWS,
    ),
    Slot(
        "2",
        "Monday 13 April, 1:30pm to 3:30pm",
        "Paul Hartley chairs. Room 2, Civic Centre.",
        "risky",
        (Reason("warn", "Ends at school pick-up time"),),
    ),
    Slot(
        "3",
        "Wednesday 15 April, 9:30am to 11:30am",
        "Denise Okafor chairs.",
        "last",
        (Reason("warn", "Day 15: the last day. If it is not quorate, the limit is missed"),),
    ),
    Slot("4", "Wednesday 15 April, 2pm to 4pm", "Room 1, Civic Centre.", "taken"),
    Slot(
        "5",
        "Thursday 16 April, 10am to midday",
        "Paul Hartley chairs.",
        "past",
        (Reason("bad", "After the local limit, inside the national one"),),
    ),
)
PEOPLE = (
    Attending("leanne", "Leanne Ashdown", "mother", options=("here", "excused", "separate")),
    Attending(
        "police",
        "DS Carla Meyer",
        "police",
        note="Invited on Tuesday 31 March",
        breach="No report: their manager and the chair are told (S14)",
        options=("here", "report", "neither"),
    ),
)
CARRIED = CarriedLine(
    text="Reuben has a bruise on his arm.",
    origin="From Reuben’s record, 27 March",
    about="Isla",
    names="Reuben",
    field="carried",
)
CONFIRMED = CarriedLine(
    text="Nan stays most nights.",
    origin="From Reuben’s record, 27 March",
    about="Isla",
    confirmed="True for Isla too: Amina Yusuf, Monday 30 March at 3:41pm",
)
PLAN_LINE = PlanLine(
    need="Jayden has breakfast and is at school by 8:50am",
    result="He is at school on time every day for 4 weeks",
    action="Breakfast club place",
    who="Kerry Cole and Beth Lowe",
    by="Friday 10 April",
    how_we_know="The school’s register",
    progress="On track",
    progress_colour="blue",
    changed="Changed on Thursday 2 April by Amina Yusuf. It said: Jayden gets to school.",
)
VAGUE = PlanLine(need="Leanne to engage", hint="Say what someone would see.")
FIGURE = Figure(
    "Children not seen in time",
    "2",
    "Children on a plan whose last visit is past its limit today.",
    href="#",
    trend=(("February", "3"), ("January", "1")),
)
