"""The record of a core group: one long live page that follows its agenda (D19, D21)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from cases.models import Case
from coregroups.choices import HowThere, MeetingKind, Progress
from coregroups.choices.agendas import WORDS, Item, topics_of
from coregroups.forms.groups import MeetingDate, NewNeed
from coregroups.models import Member, Plan, PlanLine
from coregroups.rules.meetings import MeetingRecord, Presence, Said, Spoken
from cpcase.web.forms import (
    LIVE,
    CheckboxesField,
    ChoiceField,
    DayField,
    Form,
    SelectField,
    TimeField,
    YesNoField,
    moment,
    words,
)
from cpcase.web.rows import Rows
from timescales.engine.pathway import Step

VOICE = (
    ("life_now", "What is life like for {} now?"),
    ("plan_effect", "What has the plan changed for {}? How do we know?"),
    ("own_words", "What does {} say or show us?"),
)


class RecordMeeting(Form):
    """Who was there, what was said, how each line goes, whether all agree, when next."""

    shape = LIVE
    row_kinds = {"dates": MeetingDate}
    asked_as = {"ended_at": "ended"}

    kind = forms.ChoiceField(choices=MeetingKind.choices, widget=forms.HiddenInput)
    on = DayField(label="Date", missing="Enter the date of the meeting", called="The date")
    started = TimeField(label="It began at", missing="Enter the time at which it began")
    ended = TimeField(label="It ended at", missing="Enter the time at which it ended")
    agreed = YesNoField(
        label="Do we all agree?",
        missing="Say whether you all agree",
        no="No, and it goes to the conference",
    )
    disagreement = words(
        "Who does not agree, and why?", missing="Say who does not agree, and why", rows=3
    )
    reveals = {("agreed", "no"): ("disagreement",)}

    def __init__(
        self,
        *args: Any,
        agenda: Sequence[Item],
        members: Sequence[Member],
        plans: Sequence[Plan],
        lines: Sequence[PlanLine],
        steps: Sequence[Step],
        asks_worker: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.plans, self.lines = members, plans, lines
        self._ask_people(asks_worker=asks_worker)
        self.topics = [part for item in agenda for part in topics_of(item.part)]
        for part in self.topics:
            self.fields[part] = words(WORDS[part], required=False, rows=3)
        for case in self.cases():
            self._ask_voice(case)
        for line in lines:
            self._ask_progress(line)
        for plan in plans:
            name = f"needs_{plan.pk}"
            data = self.data if self.is_bound else None
            self.rows[name] = Rows(NewNeed, data, prefix=self.add_prefix(name))
        self.fields["steps"] = CheckboxesField(
            label="Also done at this meeting",
            choices=[(step.id, f"{step.title} ({step.id})") for step in steps],
            required=False,
        )

    def _ask_people(self, *, asks_worker: bool) -> None:
        here = [(str(member.pk), member.name) for member in self.members]
        self.fields["chair"] = SelectField(
            label="Chair", choices=here, missing="Choose who chaired the meeting"
        )
        self.fields["note_taker"] = SelectField(
            label="Notes by", choices=here, missing="Choose who took the notes"
        )
        for member in self.members:
            self.fields[f"how_{member.pk}"] = ChoiceField(
                label=member.name,
                choices=HowThere.choices,
                missing=f"Say whether {member.name} was there",
            )
            self.fields[f"report_on_{member.pk}"] = DayField(
                label=f"When did the report of {member.name} come?", required=False
            )
        if asks_worker:
            self.fields["worker_absent"] = words(
                "If the social worker was not there, why?", required=False, rows=2
            )

    def _ask_voice(self, case: Case) -> None:
        for name, question in VOICE:
            asked = question.format(case.child.called)
            self.fields[f"{name}_{case.pk}"] = words(asked, required=False, rows=3)

    def _ask_progress(self, line: PlanLine) -> None:
        self.fields[f"progress_{line.pk}"] = ChoiceField(
            label="Progress", choices=Progress.choices, missing="", required=False, inline=True
        )
        self.fields[f"seen_{line.pk}"] = words("What we saw", required=False, rows=2)

    def cases(self) -> list[Case]:
        """The children whose plans are looked at."""
        return [plan.case for plan in self.plans]

    def moment_of(self, name: str) -> datetime:
        """The start or the end, in London's time."""
        return moment(self.cleaned_data["on"], self.cleaned_data[name])

    def record(self) -> MeetingRecord:
        """What was told, as the act takes it."""
        said = self.cleaned_data
        by_id = {str(member.pk): member for member in self.members}
        return MeetingRecord(
            kind=said["kind"],
            started_at=self.moment_of("started"),
            ended_at=self.moment_of("ended"),
            chair=by_id.get(said["chair"]),
            note_taker=by_id.get(said["note_taker"]),
            presences=[
                Presence(one, said[f"how_{one.pk}"], said[f"report_on_{one.pk}"])
                for one in self.members
            ],
            agreed=said["agreed"],
            disagreement=said["disagreement"],
            worker_absent=said.get("worker_absent", ""),
            topics={part: said[part] for part in self.topics},
            voices={case.pk: self._spoken(case) for case in self.cases()},
            progress=[
                Said(line, said[f"progress_{line.pk}"], said[f"seen_{line.pk}"])
                for line in self.lines
                if said[f"progress_{line.pk}"]
            ],
            new_lines={plan.case_id: said[f"needs_{plan.pk}"] for plan in self.plans},
            dates=[(row["planned_at"], row["venue"]) for row in said["dates"]],
            steps=frozenset(said["steps"]),
        )

    def _spoken(self, case: Case) -> Spoken:
        return Spoken(**{name: self.cleaned_data[f"{name}_{case.pk}"] for name, _ in VOICE})
