"""Supervision, mid-point review, and the steps of a joint report (C24, C26, S15, D20)."""

from cpcase.web.forms import DayField, Form, YesNoField, words


class Supervise(Form):
    """What manager and worker talked through, and whether the record's pictures are current."""

    asked_as = {"held_at": "on"}
    on = DayField(label="When was it?", missing="Enter the day of the supervision")
    progress = words(
        "How does the plan progress for this child?",
        missing="Say how the plan progresses for this child",
        rows=4,
    )
    visiting = words(
        "Is the visiting pattern kept?",
        missing="Say whether the visiting pattern is kept",
        rows=2,
    )
    planning = words("Is the planning effective?", required=False, rows=3)
    timescales_kept = YesNoField(
        label="Are timescales kept?", missing="Say whether timescales are kept"
    )
    chronology_current = YesNoField(
        label="Is the chronology up to date?", missing="Say whether the chronology is up to date"
    )
    genogram_current = YesNoField(
        label="Is the genogram up to date?", missing="Say whether the genogram is up to date"
    )
    ecomap_current = YesNoField(
        label="Is the ecomap up to date?", missing="Say whether the ecomap is up to date"
    )
    agreed = words("What did you agree?", required=False, rows=3)


class Midpoint(Form):
    """On track or drifting? Off course, the team manager is spoken to."""

    asked_as = {"held_at": "on"}
    on = DayField(label="When did you review it?", missing="Enter the day of the review")
    outline_developed = YesNoField(
        label="Has the core group developed the outline plan?",
        missing="Say whether the core group developed the outline plan",
    )
    core_groups_in_time = YesNoField(
        label="Were core groups held in time?",
        missing="Say whether core groups were held in time",
    )
    plan_reflects_changes = YesNoField(
        label="Does the plan reflect what changed?",
        missing="Say whether the plan reflects what changed",
    )
    progress = words(
        "Is the plan on track or drifting?",
        missing="Say whether the plan is on track or drifting",
        rows=4,
    )
    agreed = words(
        "What did you and the team manager agree?",
        required=False,
        rows=3,
        hint="Needed if one of the answers is no. It becomes a case note.",
    )


class JointStep(Form):
    """One step of the joint report."""

    asked_as = {"done_at": "on"}
    on = DayField(label="When was it done?", missing="Enter the day it was done")
    note = words("Anything to say about it?", required=False, rows=3)
